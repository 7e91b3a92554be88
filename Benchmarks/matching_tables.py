"""Merges of two tables of a million rows by `similar … within`, beside `three` on both together.

`three` (rules/three.rules) is what a machine does with as many rows in one pass, so that the ratio
does not hang on the machine. The rows are those of `make bench`, and, where ../shared has them, people
in three exports, of whom hundreds share a postcode.
"""

import shutil
import statistics
import tempfile
from pathlib import Path

import provision
from matching_sets import chosen_set
from measure import THREAD_COUNT, measure
from report import Verdict

SIZE = "2M"
MOST_TIMES = 10
THREE_RUNS = 3
CUSTOMERS = """\
load first from 'first.csv'
load second from 'second.csv'
use first, second
column id is id
column name is name

merge first, second into person
  same when name similar 90% within email
  take everything else from first

save to 'person.csv'
"""
PEOPLE = """\
load first from 'first.csv'
load second from 'second.csv'
use first, second
column id is id
column first_name, last_name is name
column postcode is postcode region 'US'

merge first, second into person
  same when last_name similar 92% and first_name similar 85% within postcode
  take everything else from first

save to 'person.csv'
"""


def verdicts(fettle, people_table, size=SIZE):
    """The ratio of each merge; `people_table` gives the path of a set's table, made where it is missing."""
    customers = provision.customer_file(size)
    with provision.stage(customers) as folder:
        three = statistics.median(run_three(fettle, folder) for _ in range(THREE_RUNS))
        found = [verdict("within email", three, run_merge(fettle, folder / "in.csv", CUSTOMERS), size)]
    people = chosen_set(f"people-{size}")
    if people.source.exists():
        merge = run_merge(fettle, people_table(people), PEOPLE)
        found.append(verdict("within postcode", three, merge, size))
    return found


def run_three(fettle, folder):
    """The seconds of `three` on the rows of a folder."""
    rules = provision.BENCHMARKS / "rules" / "three.rules"
    words = [fettle, "apply", rules, folder / "in.csv", "--threads", THREAD_COUNT, "--quiet"]
    run = measure(words, folder / "out.csv")
    (folder / "out.csv").unlink()
    if run.failure:
        raise RuntimeError(f"three: {run.failure}")
    return run.wall_seconds


def run_merge(fettle, table, rules):
    """One merge of the halves of a table, in memory."""
    with tempfile.TemporaryDirectory(prefix="fettle-halves-", dir=provision.TMPFS) as folder:
        folder = Path(folder)
        halve(table, folder / "first.csv", folder / "second.csv")
        (folder / "merge.rules").write_text(rules)
        output = folder / "out"
        output.mkdir()
        words = [fettle, "apply", folder / "merge.rules", "--out-dir", output, "--threads", THREAD_COUNT]
        return measure([*words, "--quiet"])


def halve(table, first, second):
    """Writes the first half of a table's bytes, up to the end of a record, and the rest, each with the header.

    A record ends at a line break with an even number of quotes before it.
    """
    with open(table, "rb") as source:
        header = source.readline()
        half = table.stat().st_size // 2
        quotes = 0
        with open(first, "wb") as target:
            target.write(header)
            while source.tell() < half or quotes % 2:
                line = source.readline()
                quotes += line.count(b'"')
                target.write(line)
                if not line:
                    break
        with open(second, "wb") as target:
            target.write(header)
            shutil.copyfileobj(source, target)


def verdict(label, three, merge, size):
    """A merge beside `three`."""
    subject = f"merge similar {label} / three"
    wanted = f"at most {MOST_TIMES} times"
    if merge.failure:
        return Verdict("tables", size, subject, wanted, f"did not finish: {merge.failure}", "MISSED")
    ratio = merge.wall_seconds / three
    found = f"{ratio:.1f} times: {merge.wall_seconds:.1f} s, CPU {merge.cpu_seconds:.1f} s, {merge.peak_bytes / 1e6:.0f} MB"
    return Verdict("tables", size, subject, wanted, found, "reached" if ratio <= MOST_TIMES else "MISSED")
