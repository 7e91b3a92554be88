"""The jobs, the tools that run them, and the figures to reach: all as data."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from measure import THREAD_COUNT
from provision import BENCHMARKS, PYTHON

PEERS = [
    "polars", "duckdb", "pandas", "miller", "pandera", "great_expectations", "pointblank",
    "ydata-profiling",
]
RULES = BENCHMARKS / "rules"

# The tools of each job, in the order in which they take turns.
JOBS = {
    "three": ["fettle", "fettle -o", "cat", "polars", "duckdb", "pandas", "miller"],
    "nine": ["fettle", "fettle -o", "fettle, 1 thread", "cat", "polars", "duckdb", "pandas"],
    "noop": ["fettle", "fettle -o", "cat"],
    "checks": ["fettle", "polars", "pandera", "great_expectations", "pointblank"],
    "failing": ["fettle, none", "fettle, a tenth"],
    "profile": ["fettle", "fettle, 1 thread", "polars", "ydata-profiling"],
}
# The rules of a job, or of one of its tools, where they have another name.
RULE_FILES = {
    "checks": RULES.parent.parent / "rules" / "customer-checks.rules",
    "fettle, none": RULES / "none.rules",
    "fettle, a tenth": RULES / "tenth.rules",
}
# Tools that take minutes for a million rows, or hold them in memory several times over.
SMALL_ONLY = ["ydata-profiling", "pandera", "great_expectations", "pointblank"]


def chosen_tools(job, size, is_fettle_there, peers):
    """The tools of a job that this run asks for; `cat` always runs."""
    return [
        tool
        for tool in JOBS[job]
        if (tool == "cat" or tool in peers or (tool.startswith("fettle") and is_fettle_there))
        and not (tool in SMALL_ONLY and size == "10M")
    ]


def run_count(tool, size):
    """How often a tool runs: slow ones less, since their noise is small beside their time."""
    is_large = size == "10M"
    if tool in ("pandas", "miller"):
        return 1 if is_large else 2
    if tool in SMALL_ONLY:
        return 1
    return 3 if is_large else 5


@dataclass(frozen=True)
class Command:
    """What to execute for one tool at one job; the output lands at `output` either way."""

    words: list
    output: Path
    is_writing_stdout: bool


def command(tool, job, fettle, folder):
    """The command of a tool at a job, from `in.csv` to `out.csv` in the staging folder."""
    source, output = folder / "in.csv", folder / "out.csv"
    if tool == "cat":
        return Command(["cat", source], output, True)
    if job == "checks" and tool != "fettle":
        words = [PYTHON, BENCHMARKS / "check_peers.py", tool, source, output]
        return Command(words, output, False)
    if job == "profile":
        return profile_command(tool, fettle, source, output)
    if not tool.startswith("fettle"):
        return Command([PYTHON, BENCHMARKS / "peers.py", tool, job, source, output], output, False)
    threads = "1" if tool == "fettle, 1 thread" else THREAD_COUNT
    rules = RULE_FILES.get(job) or RULE_FILES.get(tool) or RULES / f"{job}.rules"
    words = [fettle, "apply", rules, source, "--threads", threads, "--quiet"]
    if job == "checks":
        return Command([*words, "-o", os.devnull, "--format", "json"], output, True)
    if job == "failing":
        return Command([*words, "-o", output, "--findings", folder / "findings.csv"], output, False)
    if tool == "fettle -o":
        return Command([*words, "-o", output], output, False)
    return Command(words, output, True)


def profile_command(tool, fettle, source, output):
    """The command of a tool that describes the table and changes nothing."""
    if not tool.startswith("fettle"):
        return Command([PYTHON, BENCHMARKS / "profile_peers.py", tool, source, output], output, False)
    threads = "1" if tool == "fettle, 1 thread" else THREAD_COUNT
    words = [fettle, "profile", source, "--threads", threads, "--format", "json", "--quiet"]
    return Command(words, output, True)


@dataclass(frozen=True)
class Goal:
    """A figure to reach: a measure of `tool`, divided by that of `per` where one is named.

    Where `bound` is None the figure is printed and not judged.
    """

    job: str
    rows: str
    tool: str
    per: str | None
    measure: str = "wall_seconds"
    relation: str = "at least"
    bound: float | None = None


def _faster(job, rows, **bounds):
    return [Goal(job, rows, peer, "fettle", bound=bound) for peer, bound in bounds.items()]


def _within_cat(job, rows, bound=None):
    return Goal(job, rows, "fettle", "cat", relation="at most", bound=bound)


def _peak(job, rows, megabytes):
    return Goal(job, rows, "fettle", None, "peak_bytes", "at most", megabytes * 1e6)


def _polars_memory(job, rows):
    return Goal(job, rows, "polars", "fettle", "peak_bytes", "at least", 3)


GOALS = [
    *_faster("three", "1M", polars=4.5, duckdb=5, pandas=30, miller=20),
    _within_cat("three", "1M", 2.5),
    _peak("three", "1M", 120),
    *_faster("three", "10M", polars=4.5, duckdb=4.5, pandas=None, miller=None),
    _within_cat("three", "10M"),
    _peak("three", "10M", 450),
    *_faster("nine", "1M", polars=4.5, duckdb=3.5, pandas=18),
    _polars_memory("nine", "1M"),
    Goal("nine", "1M", "fettle, 1 thread", "fettle"),
    *_faster("nine", "10M", polars=4.5, duckdb=3.5, pandas=18),
    _polars_memory("nine", "10M"),
    Goal("nine", "10M", "fettle, 1 thread", "fettle", bound=1.7),
    _within_cat("noop", "1M"),
    _within_cat("noop", "10M", 2),
    _peak("noop", "10M", 64),
    *_faster("checks", "1M", polars=5, pandera=5, great_expectations=5, pointblank=5),
    *_faster("checks", "10M", polars=5),
    *[
        Goal("checks", rows, tool, "fettle", "peak_bytes", "at least", 3)
        for rows, tools in (("1M", ["polars", "pandera", "great_expectations", "pointblank"]), ("10M", ["polars"]))
        for tool in tools
    ],
    *[
        Goal("failing", rows, "fettle, a tenth", "fettle, none", relation="at most", bound=1.5)
        for rows in ("1M", "10M")
    ],
    *_faster("profile", "1M", **{"polars": 2, "ydata-profiling": 5}),
    *_faster("profile", "10M", polars=2),
    Goal("profile", "1M", "fettle", None, "peak_bytes", "at most"),
    Goal("profile", "1M", "fettle, 1 thread", "fettle"),
    Goal("start", "", "fettle --version", None, relation="at most", bound=0.015),
]

# The tools of a job that must write the same bytes; `cat` stands for the input itself.
SAME_BYTES = {
    "three": ["fettle", "fettle -o", "polars", "pandas", "miller"],
    "nine": ["fettle", "fettle -o", "fettle, 1 thread"],
    "noop": ["cat", "fettle", "fettle -o"],
    "checks": ["fettle", "polars", "pandera", "great_expectations", "pointblank"],
}


def comparable(job, tool, output):
    """What a tool answered, in the bytes in which the tools of a job are compared."""
    if job == "checks" and tool == "fettle":
        rules = json.loads(output.read_text())["tables"][0]["rules"]
        output.write_text("".join(f"{rule['failed']}\n" for rule in rules))
    return output
