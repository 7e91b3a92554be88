"""How many rows a second go into a table of an SQLite database and come out again, a million of 11 columns.

Reading ends in a CSV file, so that it is the whole way; writing is that of a new table, of one to which
nothing is new, and of one in which a tenth of the rows differ.
"""

import subprocess
import time

import provision
from report import Verdict

ROW_COUNT = 1_000_000
LEAST_READ = 500_000
LEAST_WRITTEN = 200_000

# What is run, in this order, with the rows a second that are wanted; None: no figure is.
STEPS = [
    ("written, all new", "save to 'sqlite:out.db' table 't' key id", "in.csv", LEAST_WRITTEN),
    ("written, all known", "save to 'sqlite:out.db' table 't' key id", "in.csv", None),
    (
        "written, a tenth differs",
        "set name = name & ' x' when id matches /7$/; save to 'sqlite:out.db' table 't' key id",
        "in.csv",
        None,
    ),
    ("read", "save to 'read.csv'", "sqlite:out.db?table=t", LEAST_READ),
]


def verdicts(fettle):
    """Rows a second of each step, and that what was read has every row."""
    with provision.stage(provision.customer_file("1M")) as folder:
        results = [_verdict(fettle, folder, *step) for step in STEPS]
        with open(folder / "read.csv", "rb") as file:
            row_count = sum(1 for _ in file) - 1
    if row_count != ROW_COUNT:
        results.append(Verdict("databases", "1M", "rows read", str(ROW_COUNT), str(row_count), "MISSED"))
    return results


def _verdict(fettle, folder, subject, rules, source, least):
    start = time.monotonic()
    subprocess.run([fettle, "apply", "-q", "-e", rules, source], cwd=folder, check=True)
    rate = ROW_COUNT / (time.monotonic() - start)
    wanted = "" if least is None else f"at least {least} rows/s"
    mark = "" if least is None else "reached" if rate >= least else "MISSED"
    return Verdict("databases", "1M", subject, wanted, f"{rate:.0f} rows/s", mark)
