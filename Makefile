# Ortsnah: make run | test | screenshots | bench | lint
PYTHON := .venv/bin/python
EXAMPLE := resources/compiled/beispiel.ortsnah

.PHONY: setup run test lint screenshots bench lock wheel

run: setup $(EXAMPLE)
	@$(PYTHON) -m ortsnah.app --example

test: setup $(EXAMPLE) lint
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q

lint: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-cache

screenshots: setup $(EXAMPLE)
	$(PYTHON) docs/screenshots.py $(ONLY)

bench: setup $(EXAMPLE)
	$(PYTHON) benchmarks/start.py

lock:
	packaging/setup/lock.sh

wheel: setup
	.venv/bin/python -m hatchling build -t wheel

setup:
	@sh packaging/setup/setup.sh

$(EXAMPLE): $(wildcard resources/example/*.toml resources/*.toml resources/words/*.toml resources/places/*.csv) \
		$(wildcard src/ortsnah/catalogue/*.py src/ortsnah/sources/*.py src/ortsnah/domain/*.py src/ortsnah/curation/*.py) | setup
	@$(PYTHON) packaging/compile_example.py
