"""The web page of the Handzettel under axe-core in headless Chromium, in every language and variant. Usage: make handout-a11y"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

from benchmarks.handout import ENTRIES, Example
from benchmarks.measure import put_on_page, revision, table
from ortsnah.consultation.handout import as_html, languages

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "tests" / "tools" / "axe"
BUILD = ROOT / "build" / "axe"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
VARIANTS = ({}, {"large": True}, {"neutral": True, "with_map": False, "with_codes": False})
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')  # it forbids the checker too
RUN = (
    "axe.run({{resultTypes: ['violations', 'incomplete']}}).then(r => {{ const p = document.createElement('pre'); p.id = 'axe';"
    "p.textContent = JSON.stringify({{passes: r.passes.length, violations: r.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html)])}});"
    "document.body.append(p); }});"
)


def axe() -> str:
    """The checker's source, fetched once from the lock."""
    if not shutil.which("npm"):
        sys.exit("This check needs node and npm (Debian: apt-get install nodejs npm).")
    BUILD.mkdir(parents=True, exist_ok=True)
    script = BUILD / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(TOOLS / name, BUILD / name)
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=BUILD, check=True)
    return script.read_text(encoding="utf-8")


def browser() -> str:
    """Any Chromium."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or sys.exit("This check needs Chromium (Debian: apt-get install chromium).")


def check(page: str, checker: str, chromium: str) -> dict[str, object]:
    """What axe says about a page."""
    path = BUILD / "page.html"
    script = f"<script>{checker}</script><script>{RUN.format()}</script></body>"
    path.write_text(POLICY.sub("", page).replace("</body>", script), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    told = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout, re.DOTALL)
    if told is None:
        sys.exit(f"axe did not answer: {done.stderr[-500:]}")
    return json.loads(unescape(told[1]))


def main() -> None:
    """Every language, every variant; exit status 1 when a rule is broken."""
    checker, chromium = axe(), browser()
    told_by_variant: dict[str, list[tuple[int, int]]] = {}
    with Example() as example:
        for language in languages():
            for variant in VARIANTS:
                told = check(as_html(example.sheet(ENTRIES, language=language.code, **variant)), checker, chromium)
                name = ", ".join(variant) or "ordinary"
                told_by_variant.setdefault(name, []).append((told["passes"], len(told["violations"])))
                print(f"{language.code:10} {name:32} {told['passes']} rules passed, {len(told['violations'])} broken")
                for rule in told["violations"]:
                    print("    ", *rule)
    version = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]["axe-core"]
    stamp = f"Measured: {dt.date.today().isoformat()}, axe-core {version} in headless Chromium, {revision()}."
    rows = [
        [name, str(len(pages)), str(min(passed for passed, _ in pages)), str(sum(broken for _, broken in pages))]
        for name, pages in told_by_variant.items()
    ]
    put_on_page("handout-a11y", f"{stamp}\n\n{table(['variant', 'languages', 'rules passed, at least', 'rules broken'], rows)}")
    sys.exit(1 if any(row[-1] != "0" for row in rows) else 0)


if __name__ == "__main__":
    main()
