"""Runs a tool once and says what it cost: wall clock, CPU, peak memory.

The kernel's own account of the finished child (`wait4`) is used, so nothing is sampled. Its peak
counts from the fork, so a tool smaller than this script (about 20 MB) is reported as large as it
is.
"""

import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field

TIME_LIMIT_SECONDS = 600
PROCESSORS = {0, 1}
THREAD_COUNT = "2"


@dataclass(frozen=True)
class Run:
    """One execution of one tool; `failure` is None where it finished."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    failure: str | None = None


@dataclass
class Figure:
    """All the runs of one tool at one job and size, and the digest of its first output."""

    job: str
    rows: str
    tool: str
    input_byte_count: int = 0
    runs: list = field(default_factory=list)
    digest: str | None = None

    @property
    def failure(self):
        """Why the tool did not finish, or None."""
        return next((run.failure for run in self.runs if run.failure), None)

    def median(self, measure):
        """The median of `wall_seconds`, `cpu_seconds` or `peak_bytes` over the runs."""
        return statistics.median(getattr(run, measure) for run in self.runs)

    def best_wall_seconds(self):
        """The fastest run: far below the median on a machine that is busy with other work."""
        return min(run.wall_seconds for run in self.runs)

    def as_json(self):
        """Everything that was measured, for the results file."""
        return asdict(self)


def hold_to_processors():
    """Pins this process, and so every tool it starts, as `taskset -c 0,1` does."""
    available = os.sched_getaffinity(0) & PROCESSORS
    if available:
        os.sched_setaffinity(0, available)


def tool_environment():
    """The environment of every tool: two threads, and no override that slows a current numpy."""
    environment = dict(os.environ, POLARS_MAX_THREADS=THREAD_COUNT)
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        environment.pop(name, None)
    return environment


def measure(command, stdout_path=os.devnull, time_limit_seconds=TIME_LIMIT_SECONDS):
    """Runs `command` to its end or to the time limit, its output going to `stdout_path`."""
    with open(stdout_path, "wb") as stdout, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=errors,
            env=tool_environment(),
            start_new_session=True,
        )
        limit = threading.Timer(time_limit_seconds, _kill_group, [process.pid])
        try:
            limit.start()
            _prefer_for_oom_kill(process.pid)
            _, status, usage = os.wait4(process.pid, 0)
            wall_seconds = time.perf_counter() - start
        except BaseException:
            _kill_group(process.pid)
            raise
        finally:
            limit.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        is_over_limit = wall_seconds >= time_limit_seconds
        return Run(
            wall_seconds,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * 1024,
            f"over {time_limit_seconds} s" if is_over_limit else _failure(process, errors),
        )


def _failure(process, errors):
    if process.returncode == 0:
        return None
    if process.returncode == -signal.SIGKILL:
        return "killed, out of memory"
    errors.seek(0)
    said = errors.read().decode("utf-8", "replace").strip().splitlines()
    return f"exit {process.returncode}: {said[-1] if said else 'no message'}"


def _kill_group(process_id):
    try:
        os.killpg(process_id, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _prefer_for_oom_kill(process_id):
    """A tool that exhausts the machine's memory is ended itself, not a neighbour of ours."""
    try:
        with open(f"/proc/{process_id}/oom_score_adj", "w") as file:
            file.write("1000")
    except OSError:
        pass
