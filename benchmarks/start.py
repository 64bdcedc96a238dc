"""From the start of the process to the first paint: Ortsnah with the example, and a bare PySide6 window with a table. Usage: make bench"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import ROOT, keep, put_on_page, table

RUNS = 15
#: so many times as long as the bare window may it take, as was promised
MOST_RATIO = 1.5
EXAMPLE = ROOT / "resources" / "compiled" / "beispiel.ortsnah"

#: a window with a table and nothing else
PEER = """
import sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
def painted():
    print("painted", flush=True)
    QApplication.quit()
class Window(QMainWindow):
    def event(self, event):
        if event.type() == QEvent.Type.Paint:  # the table is painted in the same go
            QTimer.singleShot(0, painted)
        return super().event(event)
app = QApplication(sys.argv)
model = QStandardItemModel(50, 4)
for row in range(50):
    for column in range(4):
        model.setItem(row, column, QStandardItem(f"{row} {column}"))
window, table = Window(), QTableView()
table.setModel(model)
window.setCentralWidget(table)
window.resize(1440, 900)
window.show()
app.exec()
"""
#: the program as it is started, saying when it has painted
OURS = """
from ortsnah import app
def loading(path):  # between the imports and the window, so that nothing is imported earlier than in an ordinary start
    from PySide6.QtWidgets import QApplication
    from ortsnah.ui.window import MainWindow
    make = MainWindow.__init__
    def painted():
        print("painted", flush=True)
        QApplication.quit()
    def made(window, *given, **named):
        make(window, *given, **named)
        window.painted.connect(painted)
    MainWindow.__init__ = made
    return load(path)
run = app._run
def running(options):
    global load
    app.gc.disable()
    from ortsnah import settings
    load, settings.load = settings.load, loading
    return run(options)
app._run = running
app.main([])
"""


def first_paint(script: str, home: str) -> float:
    """Milliseconds until the program says that it has painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), "XDG_DATA_HOME": home}
    begin = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = (time.perf_counter() - begin) * 1000
        _, trouble = process.communicate()
    if line.strip() != b"painted":
        sys.exit(trouble.decode())
    return taken


def main() -> None:
    """Alternate, so that both meet the same machine; the first round only warms the disk cache."""
    compileall.compile_dir(ROOT / "src", quiet=1)  # as installed: Python may be told to write no compiled modules
    catalogue = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "Ortsnah"
        folder.mkdir()
        shutil.copy(catalogue, folder / "katalog.ortsnah")  # where the program looks on an ordinary start
        measure(home)


def measure(home: str) -> None:
    """Run both in turn, print and keep what they took."""
    ours, peer = [], []
    for number in range(RUNS + 1):
        pair = first_paint(OURS, home), first_paint(PEER, home)
        if number:
            ours.append(pair[0])
            peer.append(pair[1])
    kept = keep("start", {"first paint": {"ours": ours, "peer": peer}})["first paint"]
    told = page(ours, peer)
    print(told)
    put_on_page("start", f"Measured: {kept['date']}, {kept['machine']}, {kept['revision']}.\n\n{told}")


def page(ours: list[float], peer: list[float]) -> str:
    """The table, and what was promised."""
    middle = statistics.median
    named = (("Ortsnah, example catalogue", ours), ("bare PySide6 window with a table", peer))
    rows = [[name, *(f"{value:.0f} ms" for value in (middle(times), min(times), max(times)))] for name, times in named]
    ratio = middle(ours) / middle(peer)
    head = ("from the start of the process to the first paint", "median", "least", "most")
    return f"{table(head, rows)}\n\nRatio of the medians: {ratio:.2f}; promised: at most {MOST_RATIO}. {RUNS} starts of each, in turn."


if __name__ == "__main__":
    main()
