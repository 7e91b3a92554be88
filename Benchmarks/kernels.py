"""What `kernel-bench` measures: each kernel by itself, telephone numbers, and the CSV scanner.

It stands beside the binary of Fettle, built by the same `make bench`, and prints a figure a line.
"""

import subprocess
from dataclasses import asdict, dataclass

from report import table

NAME = "kernel-bench"


@dataclass(frozen=True)
class KernelFigure:
    """The time of one kernel on one kind of data, or its rate; `scalar` is that of its oracle."""

    kind: str
    name: str
    data: str
    unit: str
    fast: float
    scalar: float | None

    def as_json(self):
        """Everything that was measured, for the results file."""
        return asdict(self)

    def cell(self):
        """`fast / scalar`, as the tables have it."""
        scalar = "-" if self.scalar is None else f"{self.scalar:.1f}"
        return f"{self.fast:.1f} / {scalar}"


def program(fettle):
    """Where the program is that belongs to this binary of Fettle."""
    return fettle.with_name(NAME)


def measure_kernels(fettle, is_quick):
    """Runs the program and returns its figures; none where it failed, which it has said by then."""
    words = [program(fettle), *(["--quick"] if is_quick else [])]
    run = subprocess.run(words, stdout=subprocess.PIPE, text=True)
    return [_figure(line.split("\t")) for line in run.stdout.splitlines() if not run.returncode]


def _figure(fields):
    kind, name, data, unit, fast, scalar = fields
    return KernelFigure(kind, name, data, unit, float(fast), float(scalar) if scalar else None)


def tables(figures):
    """The figures as tables, each under a line that says what it shows."""
    parts = [
        ("form", "kernels, ns a value: fast path / scalar path", KernelFigure.cell),
        ("value", "other hot functions, ns a value", lambda figure: f"{figure.fast:.1f}"),
        ("phone", "telephone numbers, thousand distinct a second: Fettle / libphonenumber alone",
         KernelFigure.cell),
        ("similarity", "similarity and phonetic codes, ns a pair or name: ASCII / by code points",
         KernelFigure.cell),
        ("scan", "reading, GB/s: fast path / scalar path", KernelFigure.cell),
    ]
    return "\n\n".join(
        f"{title}\n\n{_matrix([f for f in figures if f.kind == kind], cell)}"
        for kind, title, cell in parts
    )


def _matrix(figures, cell):
    """A line a name, a column a kind of data."""
    data = list(dict.fromkeys(figure.data for figure in figures))
    names = dict.fromkeys(figure.name for figure in figures)
    cells = {(figure.name, figure.data): cell(figure) for figure in figures}
    lines = [[name, *(cells.get((name, kind), "") for kind in data)] for name in names]
    heads = [name or "time" for name in data]
    return table(["", *heads], lines, right_from=1)
