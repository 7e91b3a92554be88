"""How long `fettle check` takes for 500 rules: those of the editor, and a file that is checks for the most part;
and for very many lines each of which makes a column, so that it is seen where the time grows faster than the lines.

What the rules say by themselves is looked at, and no row is read: each line is held against what the lines above
leave, and each check against those that speak of the same columns.
"""

import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import editor
from report import Verdict

RULE_COUNT = 500
COLUMN_COUNT = 90
RUN_COUNT = 9
LIMIT_SECONDS = 0.2
MAKER_COUNT = 20_000
MAKER_RUN_COUNT = 3
MAKER_LIMIT_SECONDS = 2


def verdicts(fettle):
    """The seconds of a whole `fettle check`, in the middle of some runs, against a header."""
    return [
        _verdict(fettle, "500 mixed rules, 40 columns", editor.rules(), editor.COLUMN_COUNT),
        _verdict(fettle, f"{RULE_COUNT} checks, {COLUMN_COUNT} columns", _checks(), COLUMN_COUNT),
        _verdict(fettle, f"{MAKER_COUNT} lines that make a column each", _makers(), 2,
                 MAKER_LIMIT_SECONDS, MAKER_RUN_COUNT),
    ]


def _verdict(fettle, subject, rules, column_count, limit=LIMIT_SECONDS, run_count=RUN_COUNT):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.csv").write_text(",".join(f"c{n}" for n in range(column_count)) + "\n")
        (Path(folder) / "test.rules").write_text(rules)
        seconds = statistics.median(_seconds(fettle, folder) for _ in range(run_count))
    return Verdict(
        "rules",
        "",
        f"check of {subject}",
        f"under {limit} s",
        f"{seconds:.3f} s",
        "reached" if seconds < limit else "MISSED",
    )


def _seconds(fettle, folder):
    """One run; rules that could not run would be checked in no time."""
    command = [fettle, "check", "test.rules", "--against", "in.csv", "--header-only"]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"fettle check failed: {done.stderr[:400]}")
    return seconds


def _makers():
    """Lines that make one column each, of one that is there."""
    return "".join(f"set made{number} = upper(c1)\n" for number in range(MAKER_COUNT))


def _checks():
    """Checks of nine kinds, most with a condition: half of the columns are numbers, the others have texts."""
    numbers = [f"c{n}" for n in range(0, COLUMN_COUNT, 2)]
    lines = [f"column {', '.join(numbers)} is number"]
    for number in range(RULE_COUNT - 1):
        amount, other = f"c{number * 2 % COLUMN_COUNT}", f"c{(number * 6 + 4) % COLUMN_COUNT}"
        state, code = f"c{(number * 2 + 1) % COLUMN_COUNT}", f"c{(number * 10 + 3) % COLUMN_COUNT}"
        lines.append([
            f"check {amount} between {number % 10} and {number % 10 + 900} when {state} in ('open', 'won', 'lost')",
            f"check {state} in ('open', 'won', 'lost', 'v{number}') when {amount} > {number % 60}",
            f"check {amount} < {other} when {state} = 'won' and {code} is present",
            f"check {code} matches /^[A-Z]{{{number % 9 + 1}}}\\d+$/ or {state} = 'lost'",
            f"check {amount} > {number % 40} or {other} > {number % 30}, warn above 1%",
            f"check {state} != {code} when {amount} >= {number % 20}",
            f"check {amount} + {other} <= {number + 1000}",
            f"reject rows when {state} = 'bad {number}' or {amount} < -{number}",
            f"check length({code}) between 1 and {number + 5} when {other} <= {number}",
        ][number % 9])
    return "\n".join(lines) + "\n"
