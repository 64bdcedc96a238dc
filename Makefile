# Ortsnah: make run | test | screenshots | bench | lint
PY := .venv/bin/python
EXAMPLE := resources/compiled/beispiel.ortsnah

.PHONY: setup run test lint screenshots bench bench-search bench-hours bench-handout handout-a11y holidays ordinary lock wheel

run: setup $(EXAMPLE)
	@$(PY) -m ortsnah.app --example

test: setup $(EXAMPLE) lint
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

screenshots: setup $(EXAMPLE)
	$(PY) docs/screenshots.py $(ONLY)
	$(PY) docs/handouts.py $(ONLY)

# speed, memory, typing, beside other engines: make bench SIZES="1000 20000" leaves out the large catalogue
bench: setup $(EXAMPLE)
	@sh benchmarks/peers.sh
	$(PY) -m benchmarks.speed $(SIZES)
	$(PY) -m benchmarks.start

# how well queries are understood, beside other engines
bench-search: setup $(EXAMPLE)
	@sh benchmarks/peers.sh
	$(PY) -m benchmarks.quality

lock:
	packaging/setup/lock.sh

wheel: setup
	.venv/bin/python -m hatchling build -t wheel

setup:
	@sh packaging/setup/setup.sh

$(EXAMPLE): $(wildcard resources/example/*.toml resources/*.toml resources/words/*.toml resources/places/*.csv) \
		$(wildcard src/ortsnah/catalogue/*.py src/ortsnah/sources/*.py src/ortsnah/domain/*.py src/ortsnah/curation/*.py) | setup
	@$(PY) packaging/compile_example.py

# opening hours beside opening_hours.js; needs node and npm
bench-hours: setup
	@$(PY) -m benchmarks.hours

# resources/holidays/, anew from the library `holidays`
holidays: setup
	$(PY) packaging/make_holidays.py

# resources/words/gewoehnlich.toml, anew from lists of words: make ordinary HEADWORDS=openthesaurus.txt FORMS=ngerman
ordinary: setup $(EXAMPLE)
	$(PY) packaging/make_ordinary.py $(HEADWORDS) $(FORMS)

# twelve entries as a PDF, in every language
bench-handout: setup $(EXAMPLE)
	@$(PY) -m benchmarks.handout

# the web page of the Handzettel under axe-core; needs node, npm and Chromium
handout-a11y: setup $(EXAMPLE)
	@$(PY) -m benchmarks.handout_a11y

# installers into dist/; they fetch or name the Debian packages that they need. Windows: PYTHON_WINDOWS=ARCHIVE for a release, see packaging/README.md
.PHONY: package-linux package-windows package-test package-test-linux
package-linux: setup
	@sh packaging/linux/build.sh && sh packaging/finish.sh

package-windows: setup
	@sh packaging/windows/build.sh && sh packaging/finish.sh

# installs what was built into clean systems (as root), uses, updates and removes it there
package-test: package-test-linux
	@sh packaging/test/windows.sh
	@sh packaging/test/signing.sh
	@sh packaging/test/reproducible.sh linux
	@sh packaging/test/reproducible.sh windows
	@$(PY) benchmarks/installed.py

package-test-linux: setup
	@sh packaging/test/linux.sh
