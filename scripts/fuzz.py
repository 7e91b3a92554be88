"""Feeds random bytes and random rules to the real binary and looks for broken promises.

    make fuzz                                          a minute
    make fuzz SECONDS=3600                             an hour
    scripts/fuzz.py --fettle PATH --seed 17 --count 1  one case again

Each case is an input and a program, made from the number of the case alone, and runs with one thread,
with two and with four, with blocks of several sizes and with little memory. Promised are:

- exit 0 to 3, never a crash and never a hang;
- rows in = out + removed + rejected + quarantined;
- the same outputs, logs, counts and messages in every setting;
- no file but those that were asked for, and none where the input could not be read.

A case that breaks a promise is kept in .build/fuzz, with what it was started with.
Exit 0: no case did. Exit 1: some did.
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIME_LIMIT_SECONDS = 30
KEPT = Path(__file__).resolve().parent.parent / ".build" / "fuzz"
SETTINGS = [
    ["--threads", "1"],
    ["--threads", "2", "--block-size", "1K"],
    ["--threads", "4", "--block-size", "16", "--memory", "64M"],
]
OUTPUTS = ["out.csv", "removed.csv", "changes.csv", "findings.csv", "quarantine.txt"]
COUNTS = ["rowsIn", "rowsOut", "rowsChanged", "removed", "rejected", "quarantined", "notConverted"]

COLUMNS = ["id", "name", "email", "phone", "amount", "born"]
CELLS = [
    b"", b" ", b"x", b"Anna Berg", b"a@x.com", b"A@X.COM ", b"(555) 010-9999", b"12.50", b"1,234",
    b'"1,234.50"', b'"two\nlines"', b'"say ""hi"""', b'12" rack', b'"open', b'"a"b', b"2026-01-31",
    b"31/01/2026", b"N/A", b"=1+1", b"-5", b"\xc3\xa9", b"e\xcc\x81", b"\xe5\x8c\x97\xe4\xba\xac",
    b"\xff", b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf", b"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",
]  # fmt: skip
MARKS = [b",", b'"', b"\n", b"\r", b"\r\n", b";", b"\t", b"\x00", b"\xff", b'""', b",,", b"\n\n"]
FORMS = [
    "trim", "single spaces", "lower", "upper", "title", "digits", "letters", "alphanumeric", "nfc",
    "nfkc", "half width", "no accents", "no control characters", "pad left 5 '0'", "truncate 3",
]  # fmt: skip
TESTS = [
    "{a} = {b}", "{a} is blank", "{a} is changed", "{a} contains 'a'", "{a} matches /^(a+)+$/",
    "{a} matches /\\d{{3}}/", "{a} in ('x', 'a@x.com')", "length({a}) > 3", "not ({a} = 'x')",
    "{a} is default", "{a} looks like 'A*#'", "{a} similar {b} 80%",
    "{a} similar {b} by damerau 2",
]  # fmt: skip
LINES = [
    "normalize {a} {form}", "normalize {a}, {b} {form}, {form} when {test}",
    "normalize {a} {form}, others clear", "default {a} 'unknown'", "set {a} = {b} & '-' & {a}",
    "set {a} = upper({b})", "clear {a} when {test}", "replace {a} 'x', 'Anna Berg' -> 'y'",
    "replace {a} /\\s+/ -> '_'", "replace part of {a} 'a' -> ',\"'", "drop rows when {test}",
    "keep rows when {test}", "dedupe on {a}", "dedupe on {a}, {b} keep last",
    "dedupe on any of {a}, {b} keep most complete", "dedupe on {a} placeholders match",
    "mask {a} keep last 2", "mask {a} when {test}",
]  # fmt: skip
# After these a column has another name or type, or is gone: one of them ends the rules.
LAST_LINES = [
    "split {a} on ' ' -> left_part, right_part", "rename {a} -> other", "drop columns {a}",
    "keep columns {a}, {b}", "set made = upper({a})", "dedupe on {a}",
    "normalize {a} date 'DD/MM/YYYY', 'YYYY-MM-DD'", "normalize {a} number '1,234.50', others clear",
]  # fmt: skip


def table(draw):
    """A table that is mostly well made."""
    end = draw.choice([b"\n", b"\n", b"\r\n", b"\r"])
    columns = draw.sample(COLUMNS, draw.randint(2, len(COLUMNS)))
    lines = [",".join(columns).encode()]
    cells = CELLS if draw.random() < 0.4 else [cell for cell in CELLS if is_plain(cell)]
    for _ in range(draw.choice([0, 1, 3, 20, 200])):
        lines.append(b",".join(draw.choice(cells) for _ in columns))
    data = end.join(lines) + (end if draw.random() < 0.8 else b"")
    return data, columns


def is_plain(cell):
    """Whether a cell is a field by itself, in UTF-8."""
    try:
        cell.decode()
    except UnicodeDecodeError:
        return False
    is_quoted = cell.startswith(b'"') and cell.endswith(b'"')
    return is_quoted or not any(mark in cell for mark in (b",", b'"', b"\n"))


def mutated(data, draw):
    """The bytes with a few stretches changed, moved or taken out."""
    data = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        place, length = draw.randint(0, len(data)), draw.randint(0, 8)
        match draw.randrange(4):
            case 0:
                data[place:place] = draw.choice(MARKS)
            case 1:
                del data[place : place + length]
            case 2:
                data[place : place + length] = draw.randbytes(length)
            case 3:
                data[place:place] = data[place // 2 : place // 2 + 10 * length]
    return bytes(data)


def rules(columns, draw):
    """A few lines, now and then with an error in them."""
    lines = []
    chosen = [draw.choice(LINES) for _ in range(draw.randint(0, 6))] + [draw.choice(LAST_LINES)]
    for line in chosen:
        words = dict(zip("ab", draw.sample(columns, 2)))
        test = draw.choice(TESTS).format(**words)
        while "{form}" in line:
            line = line.replace("{form}", draw.choice(FORMS), 1)
        lines.append(line.format(**words, test=test))
    text = "\n".join(lines) + "\n"
    if draw.random() < 0.1:
        text = mutated(text.encode(), draw).decode("utf-8", "replace").replace("\x00", "")
    return text


def case(number, folder):
    """Writes a case and returns the flags that belong to it."""
    draw = random.Random(number)
    data, columns = table(draw)
    kind = draw.random()
    if kind < 0.4:
        header, end, rest = data.partition(b"\n")
        data = header + end + mutated(rest, draw)
    elif kind < 0.5:
        data = mutated(data, draw)
    elif kind < 0.55:
        data = draw.randbytes(draw.randint(0, 400))
    (folder / "in.csv").write_bytes(data)
    (folder / "x.rules").write_text(rules(columns, draw), newline="")
    flags = ["--on-ragged", draw.choice(["error", "pad", "quarantine", "quarantine"])]
    flags += ["--csv-safe", draw.choice(["note", "escape", "ignore"])]
    if draw.random() < 0.8:
        flags += ["--delimiter", ","]
    if draw.random() < 0.8:
        flags += ["--encoding", "utf-8"]
        flags += ["--on-invalid", draw.choice(["error", "replace", "keep", "keep"])]
    return flags


def run(fettle, folder, flags):
    """What one run left behind, with what is wrong with it by itself."""
    names = [word for name in OUTPUTS for word in (f"--{Path(name).stem}", name)]
    words = [fettle, "apply", "x.rules", "in.csv", "--format", "json", "--today", "2026-01-31"]
    words += [*flags, "-o", *names[1:]]
    for name in OUTPUTS:
        (folder / name).unlink(missing_ok=True)
    try:
        limit = TIME_LIMIT_SECONDS
        done = subprocess.run(words, cwd=folder, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return {}, [f"no end within {TIME_LIMIT_SECONDS} s"]
    left = {name: (folder / name).read_bytes() for name in OUTPUTS if (folder / name).exists()}
    problems = [] if done.returncode in (0, 1, 2, 3) else [f"exit {done.returncode}"]
    others = {path.name for path in folder.iterdir()} - {"in.csv", "x.rules", *OUTPUTS}
    if others:
        problems.append(f"files left behind: {', '.join(sorted(others))}")
    counts = {}
    if done.returncode in (0, 1):
        counts = {name: json.loads(done.stdout)["tables"][0][name] for name in COUNTS}
        problems += [] if is_sum(counts) else [f"the counts do not add up: {counts}"]
        problems += [] if "out.csv" in left else ["no output"]
    elif left:
        problems.append(f"exit {done.returncode}, and yet {', '.join(left)} was written")
    said = done.stderr + re.sub(rb'"(seconds|spilledBytes)": [0-9.]+', b"", done.stdout)
    return {"exit": done.returncode, "counts": counts, "messages": said, **left}, problems


def is_sum(counts):
    """Whether every row that came in is accounted for."""
    gone = counts["removed"] + counts["rejected"] + counts["quarantined"]
    return counts["rowsIn"] == counts["rowsOut"] + gone


def problems_of(fettle, number, folder):
    """Runs a case in every setting and returns what is wrong."""
    flags = case(number, folder)
    first, problems = run(fettle, folder, [*flags, *SETTINGS[0]])
    for setting in SETTINGS[1:]:
        other, found = run(fettle, folder, [*flags, *setting])
        problems += found
        different = [name for name in {**first, **other} if first.get(name) != other.get(name)]
        if different:
            problems.append(f"{', '.join(different)} differ with {' '.join(setting)}")
    (folder / "flags").write_text(" ".join(flags) + "\n")
    return problems


def main():
    """Runs cases until the time or the count is over; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fettle", required=True, type=Path, help="the binary")
    parser.add_argument("--seconds", type=float, default=600, help="how long at most")
    parser.add_argument("--count", type=int, help="how many cases at most")
    parser.add_argument("--seed", type=int, default=1, help="the number of the first case")
    arguments = parser.parse_args()
    fettle, end = arguments.fettle.resolve(), time.monotonic() + arguments.seconds
    number, broken_count = arguments.seed, 0
    while time.monotonic() < end and number - arguments.seed != arguments.count:
        with tempfile.TemporaryDirectory(prefix="fettle-fuzz-") as name:
            problems = problems_of(fettle, number, Path(name))
            if problems:
                broken_count += 1
                print(f"case {number}: {'; '.join(problems)}", flush=True)
                shutil.copytree(name, KEPT / str(number), dirs_exist_ok=True)
        number += 1
    print(f"{number - arguments.seed} cases from {arguments.seed} on, {broken_count} broken promises")
    return int(broken_count > 0)


if __name__ == "__main__":
    sys.exit(main())
