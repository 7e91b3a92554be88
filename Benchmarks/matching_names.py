"""Comparisons of names a second and core: the measure by which names are compared, as kernel-bench times it."""

import subprocess

import kernels
from report import Verdict

LEAST_MILLIONS = 20
MEASURE = "jaro-winkler"
# Family names are what most comparisons are of; whole names and Chinese ones are printed beside them.
JUDGED = "last names"


def verdicts(fettle, is_quick=False):
    """Millions of comparisons a second on one core, by kind of names."""
    words = [kernels.program(fettle), *(["--quick"] if is_quick else []), "similarity"]
    run = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    return [verdict(*line.split("\t")[1:5]) for line in run.stdout.splitlines() if is_name(line)]


def is_name(line):
    """Whether a line of kernel-bench is of the measure of names."""
    return line.split("\t")[:2] == ["similarity", MEASURE]


def verdict(measure, data, unit, nanoseconds):
    """One kind of names; `unit` is that of the time."""
    assert unit == "ns"
    millions = 1e3 / float(nanoseconds)
    wanted, mark = "", ""
    if data == JUDGED:
        wanted = f"at least {LEAST_MILLIONS} million/s"
        mark = "reached" if millions >= LEAST_MILLIONS else "MISSED"
    return Verdict("names", "", f"{measure} of {data}, a core", wanted, f"{millions:.1f} million/s", mark)
