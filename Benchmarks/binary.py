"""What is asked of the binary itself: its size, its Swift library, its start."""

import subprocess
import tempfile
from pathlib import Path

from measure import Figure, measure
from report import Verdict

SIZE_LIMIT_BYTE_COUNT = 25_000_000
START_RUN_COUNT = 21


def start_figure(fettle):
    """How long `fettle --version` takes."""
    figure = Figure("start", "", "fettle --version")
    for _ in range(START_RUN_COUNT):
        figure.runs.append(measure([fettle, "--version"]))
    return figure


def verdicts(fettle):
    """The size of the stripped binary, and that it brings its own Swift library."""
    byte_count = _stripped_byte_count(fettle)
    libraries = subprocess.run(["ldd", fettle], capture_output=True, text=True).stdout
    linkage = "dynamic" if "libswift" in libraries else "static"
    return [
        Verdict(
            "binary",
            "",
            "size, stripped",
            f"at most {SIZE_LIMIT_BYTE_COUNT / 1e6:.0f} MB",
            f"{byte_count / 1e6:.1f} MB",
            "reached" if byte_count <= SIZE_LIMIT_BYTE_COUNT else "MISSED",
        ),
        Verdict(
            "binary",
            "",
            "Swift standard library",
            "static",
            linkage,
            "reached" if linkage == "static" else "MISSED",
        ),
    ]


def _stripped_byte_count(path):
    with tempfile.TemporaryDirectory() as folder:
        stripped = Path(folder) / "stripped"
        subprocess.run(["strip", "-o", stripped, path], check=True)
        return stripped.stat().st_size
