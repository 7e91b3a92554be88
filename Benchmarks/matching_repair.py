"""How near `repair` and its like bring two tables with slips to the truth: rules/NAME-repair.rules.

A cell is wrong where it differs from the clean table's, blanks aside. Precision is the share of the
changed cells that are right, recall that of the wrong cells that were mended; a right cell that was
changed is spoiled. The tables are read from ../shared/corpora.
"""

import csv
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from matching_sets import CORPORA
from provision import BENCHMARKS
from report import Verdict

SOURCE = CORPORA / "clean-quintet"
# The F1 to reach; no right cell may be spoiled.
GOALS = {"hospital": 0.98, "beers": 0.96}


@dataclass(frozen=True)
class Repair:
    """What became of the cells of a table."""

    wrong: int
    changed: int
    mended: int
    spoiled: int

    @property
    def precision(self):
        """The share of the changed cells that are right."""
        return self.mended / self.changed if self.changed else 0.0

    @property
    def recall(self):
        """The share of the wrong cells that were mended."""
        return self.mended / self.wrong if self.wrong else 0.0

    @property
    def f1(self):
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def compare(dirty, clean, repaired):
    """Counts the cells of three tables that are aligned row for row and cell for cell."""
    shapes = {tuple(len(row) for row in table) for table in (dirty, clean, repaired)}
    if len(shapes) > 1:
        raise ValueError("the tables do not have the same rows and columns")
    wrong = changed = mended = spoiled = 0
    for rows in zip(dirty, clean, repaired):
        for cells in zip(*rows):
            before, truth, after = (" ".join(cell.split()) for cell in cells)
            wrong += before != truth
            changed += after != before
            mended += after != before and after == truth
            spoiled += after != before and before == truth
    return Repair(wrong, changed, mended, spoiled)


def rows(path):
    """The rows of a table below its header."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


def measure_repair(fettle, name):
    """Applies the rules of a set to its table."""
    rules = BENCHMARKS.parent / "rules" / f"{name}-repair.rules"
    folder = SOURCE / name
    with tempfile.TemporaryDirectory(prefix="fettle-repair-") as output:
        words = [fettle, "apply", rules, folder / "dirty.csv", "--out-dir", output, "--quiet"]
        subprocess.run(words, check=True)
        repaired = rows(Path(output) / "repaired.csv")
    return compare(rows(folder / "dirty.csv"), rows(folder / "clean.csv"), repaired)


def verdicts(fettle):
    """F1 and spoiled cells of each set that is there."""
    found = []
    for name, goal in GOALS.items():
        if not (SOURCE / name).exists():
            found.append(Verdict("repair", name, "left out", "", f"no {SOURCE / name}", ""))
            continue
        repair = measure_repair(fettle, name)
        shown = f"{repair.f1:.4f} (P {repair.precision:.4f}, R {repair.recall:.4f})"
        # As it is printed.
        is_reached = round(repair.f1, 4) >= goal
        found.append(_verdict(name, f"F1 of {repair.wrong} wrong cells", f"at least {goal}", shown, is_reached))
        found.append(
            _verdict(name, "right cells spoiled", "0", str(repair.spoiled), repair.spoiled == 0)
        )
    return found


def _verdict(name, subject, wanted, found, is_reached):
    mark = "reached" if is_reached else "MISSED"
    return Verdict("repair", name, subject, wanted, found, mark)
