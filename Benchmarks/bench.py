"""Measures Fettle and its peers, and holds the results against the figures to reach.

    make bench                                            everything: 1M and 10M rows, all the peers
    bench.py --fettle .build/release/fettle --quick       1M rows, one run of each
    bench.py --fettle PATH --only nine --peers none       Fettle and `cat` alone, for profiling
    bench.py --fettle none                                the peers and `cat` alone
    bench.py --fettle PATH --only kernels --quick         each kernel and the scanner, in a minute
    bench.py --fettle PATH --only editor                  diagnostics of 500 rules, letter by letter
    bench.py --fettle PATH --only rules                   `fettle check` of 500 rules, and of 20,000 lines

Every tool runs on processors 0 and 1 with two threads, reads one warm file in memory (tmpfs) and
writes to the same place: by `> out`, or by its own writer. Fettle's `-o`, with its fsync, has its
own line. The tools take turns, and medians are printed; 1 MB is 10^6 bytes. The peers are
installed and the data is made on the first use. Results also go to .build/bench-results.json.

Exit 0: the figures were printed, reached or not.
Exit 1: outputs that must be equal differ, or Fettle failed.
"""

import argparse
import hashlib
import json
import os
import platform
import signal
import sys
from pathlib import Path

import binary
import checking
import databases
import editor
import jobs
import kernels
import mutants
import provision
import report
from measure import Figure, hold_to_processors, measure

EXTRA_JOBS = ["start", "binary", "databases", "editor", "rules", "kernels", "mutants"]


def parse_arguments():
    """The command line, with lists split and `none` made empty."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [*jobs.JOBS, *EXTRA_JOBS]
    parser.add_argument("--fettle", required=True, help="the release binary, or none")
    parser.add_argument("--rows", default="1M,10M", help="sizes such as 20k or 1M,10M")
    parser.add_argument("--only", default=",".join(names), help=f"of {', '.join(names)}")
    parser.add_argument("--peers", default=",".join(jobs.PEERS), help="of these, or none")
    parser.add_argument("--runs", type=int, help="at most this many runs of each")
    parser.add_argument("--quick", action="store_true", help="1M rows, one run of each, short kernels")
    arguments = parser.parse_args()
    for name, allowed in (("only", names), ("peers", [*jobs.PEERS, "none"])):
        chosen = getattr(arguments, name).split(",")
        for unknown in set(chosen) - set(allowed):
            parser.error(f"--{name}: '{unknown}' is none of {', '.join(allowed)}")
        setattr(arguments, name, [word for word in chosen if word != "none"])
    for size in arguments.rows.split(","):
        if provision.row_count(size) is None:
            parser.error(f"--rows: '{size}' is no size such as 20k, 1M or 10M")
    if arguments.fettle == "none":
        arguments.fettle = None
    elif os.access(arguments.fettle, os.X_OK):
        arguments.fettle = Path(arguments.fettle).resolve()
    else:
        parser.error(f"no program at '{arguments.fettle}'; build it with: swift build -c release")
    if arguments.fettle and "kernels" in arguments.only:
        program = kernels.program(arguments.fettle)
        if not program.exists():
            parser.error(f"no program at '{program}'; build it with: make bench")
    if arguments.quick:
        arguments.rows, arguments.runs = "1M", 1
    return arguments


def main():
    """Provisions, measures and prints; returns the exit code."""
    arguments = parse_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    hold_to_processors()
    chosen = [job for job in arguments.only if job in jobs.JOBS]
    print(f"{processor_name()}, load {os.getloadavg()[0]:.1f} before the start")
    if chosen and arguments.peers:
        provision.install_peers(arguments.peers)
        print(provision.peer_versions(arguments.peers))
    figures = []
    for size in arguments.rows.split(",") if chosen else []:
        with provision.stage(provision.customer_file(size)) as folder:
            for job in chosen:
                figures += run_job(job, size, folder, arguments)
    if arguments.fettle and "start" in arguments.only:
        figures.append(binary.start_figure(arguments.fettle))
    same_bytes = report.same_bytes_verdicts(figures)
    verdicts = report.goal_verdicts(figures) + same_bytes
    if arguments.fettle and "binary" in arguments.only:
        verdicts += binary.verdicts(arguments.fettle)
    if arguments.fettle and "databases" in arguments.only:
        verdicts += databases.verdicts(arguments.fettle)
    if arguments.fettle and "mutants" in arguments.only:
        verdicts += mutants.verdicts(arguments.fettle)
    if arguments.fettle and "editor" in arguments.only:
        verdicts += editor.verdicts(arguments.fettle)
    if arguments.fettle and "rules" in arguments.only:
        verdicts += checking.verdicts(arguments.fettle)
    if figures:
        print("\n" + report.figures_table(figures))
    if verdicts:
        print("\n" + report.verdicts_table(verdicts))
    is_broken = any(figure.failure for figure in figures if figure.tool.startswith("fettle"))
    kernel_figures = []
    if arguments.fettle and "kernels" in arguments.only:
        kernel_figures = measure_kernels(arguments)
        is_broken |= not kernel_figures
    write_results(figures, verdicts, kernel_figures)
    return int(is_broken or any(verdict.mark == "MISSED" for verdict in same_bytes))


def measure_kernels(arguments):
    """Measures and prints each kernel and the scanner; none where the program failed."""
    provision.say("measuring kernels")
    figures = kernels.measure_kernels(arguments.fettle, arguments.quick)
    if figures:
        print("\n" + kernels.tables(figures))
    return figures


def run_job(job, size, folder, arguments):
    """All the tools of a job, taking turns until each has had its runs."""
    input_byte_count = (folder / "in.csv").stat().st_size
    tools = jobs.chosen_tools(job, size, arguments.fettle is not None, arguments.peers)
    figures = [Figure(job, size, tool, input_byte_count) for tool in tools]
    counts = [jobs.run_count(tool, size) for tool in tools]
    for turn in range(min(max(counts), arguments.runs or max(counts))):
        for figure, count in zip(figures, counts):
            if turn < count and not figure.failure:
                run_once(figure, folder, arguments.fettle)
    return figures


def run_once(figure, folder, fettle):
    """Adds one run to a figure, and the digest of what the first one wrote."""
    command = jobs.command(figure.tool, figure.job, fettle, folder)
    output = command.output
    run = measure(command.words, output if command.is_writing_stdout else os.devnull)
    figure.runs.append(run)
    provision.say(
        f"{figure.job} {figure.rows} {figure.tool}: {run.failure or f'{run.wall_seconds:.3f} s'}"
    )
    is_compared = figure.tool in jobs.SAME_BYTES.get(figure.job, [])
    if is_compared and len(figure.runs) == 1 and not run.failure:
        figure.digest = digest(jobs.comparable(figure.job, figure.tool, output))
    output.unlink(missing_ok=True)


def digest(path):
    """SHA-256 of a file."""
    total = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            total.update(block)
    return total.hexdigest()


def processor_name():
    """The processor as the kernel names it."""
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {len(names)} processors"


def write_results(figures, verdicts, kernel_figures):
    """Everything measured and judged, for a later comparison."""
    results = {
        "schema": "fettle-bench-1",
        "processor": processor_name(),
        "figures": [figure.as_json() for figure in figures],
        "verdicts": [vars(verdict) for verdict in verdicts],
        "kernels": [figure.as_json() for figure in kernel_figures],
    }
    provision.BUILD.mkdir(exist_ok=True)
    path = provision.BUILD / "bench-results.json"
    path.write_text(json.dumps(results, indent=1) + "\n")
    provision.say(f"results are in {path.relative_to(provision.BUILD.parent)}")


if __name__ == "__main__":
    sys.exit(main())
