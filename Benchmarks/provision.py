"""What the benchmark needs around it: the peers, the data, and a place in memory to work in."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent
BUILD = BENCHMARKS.parent / ".build"
DATA = BUILD / "bench-data"
VENV = BUILD / "bench-venv"
PYTHON = VENV / "bin" / "python"
PYTHON_PEERS = [
    "polars", "duckdb", "pandas", "pandera", "great_expectations", "pointblank", "ydata-profiling",
    "splink", "recordlinkage",
]
# What a peer needs beside itself.
COMPANIONS = {
    "great_expectations": ["polars", "pyarrow"],
    "pandera": ["polars"],
    "pointblank": ["polars"],
    "splink": ["pyarrow"],
}
TMPFS = Path("/dev/shm")
SPARE_BYTE_COUNT = 200_000_000


def say(text):
    """Progress, to stderr; the tables alone go to stdout."""
    print(text, file=sys.stderr, flush=True)


def row_count(size):
    """The number in a size such as 20k, 1M or 10M; None if it is no size."""
    match = re.fullmatch(r"([1-9][0-9]*)([kM])", size)
    return int(match[1]) * {"k": 1_000, "M": 1_000_000}[match[2]] if match else None


def install_peers(peers):
    """Installs what is missing: Miller and venv by apt, the Python tools into their own venv."""
    missing = ["miller"] if "miller" in peers and not shutil.which("mlr") else []
    wanted = [peer for peer in PYTHON_PEERS if peer in peers]
    is_venv_needed = (wanted or "miller" in peers) and not PYTHON.exists()
    if is_venv_needed and _fails([sys.executable, "-c", "import ensurepip"]):
        missing.append("python3-venv")
    if missing:
        _apt_install(missing)
    if is_venv_needed:
        say(f"making {VENV.relative_to(BUILD.parent)}")
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    wanted += [name for peer in wanted for name in COMPANIONS.get(peer, [])]
    absent = [
        name
        for name in dict.fromkeys(wanted)
        if _fails([PYTHON, "-c", f"import {_module(name)}"])
    ]
    if absent:
        say(f"installing {', '.join(absent)}")
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *absent], check=True)


def _module(name):
    """What a package of PyPI is imported as."""
    return name.replace("-", "_")


def _fails(command):
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet).returncode != 0


def _apt_install(packages):
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    say(f"installing {', '.join(packages)}")
    apt = [*as_root, "apt-get"]
    subprocess.run([*apt, "update", "-qq"], check=True)
    subprocess.run([*apt, "install", "-y", "-qq", *packages], check=True, stdout=sys.stderr)


def peer_versions(peers):
    """One line that names the peers and their versions; importing them also warms their files."""
    versions = []
    for peer in peers:
        command = ["mlr", "--version"]
        if peer in PYTHON_PEERS:
            module = _module(peer)
            command = [PYTHON, "-c", f"import {module}; print({module}.__version__)"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        versions.append(f"{peer} {said.split()[-1]}")
    return ", ".join(versions)


def customer_file(size):
    """The generated export of this many rows, made once and kept."""
    path = DATA / f"{size}.csv"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        say(f"writing {size} rows (about 10 s a million)")
        unfinished = path.with_suffix(".part")
        # A process of its own: a large parent would hide the memory of small tools (see measure.py).
        generator = [sys.executable, BENCHMARKS / "generate_customers.py"]
        subprocess.run([*generator, str(row_count(size)), unfinished], check=True)
        unfinished.rename(path)
    return path


@contextlib.contextmanager
def stage(source):
    """A folder in memory with a warm copy of `source` as `in.csv`, removed at the end."""
    needed = 2 * source.stat().st_size + SPARE_BYTE_COUNT
    free = min(shutil.disk_usage(TMPFS).free, _available_memory())
    if free < needed:
        sys.exit(f"{TMPFS} has {free / 1e9:.1f} GB free, {source.name} needs {needed / 1e9:.1f} GB")
    with tempfile.TemporaryDirectory(prefix="fettle-bench-", dir=TMPFS) as folder:
        shutil.copyfile(source, Path(folder) / "in.csv")
        # A virtual machine is slow to hand out memory it has not handed out before: ten times slower
        # here. Writing the output's size once keeps that out of the first tool's time.
        shutil.copyfile(source, Path(folder) / "warm.csv")
        (Path(folder) / "warm.csv").unlink()
        yield Path(folder)


def _available_memory():
    with open("/proc/meminfo") as file:
        line = next(line for line in file if line.startswith("MemAvailable:"))
    return int(line.split()[1]) * 1024
