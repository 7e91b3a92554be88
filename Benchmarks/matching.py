"""Measures how well and how fast duplicates are found: learned rules, written rules, and other tools.

    make bench-matching                                   every set, people of 100k to 3M rows
    matching.py --fettle PATH --only febrl1,cora          these sets alone
    matching.py --fettle PATH --only people --rows 100k,1M
                                                          cost against these numbers of rows
    matching.py --fettle PATH --peers none                Fettle alone
    matching.py --fettle PATH --only repair,tables,names  cells mended; merges of two tables beside
                                                          `three`; comparisons of names a second

The sets are read from ../shared; one that is not there is left out, and said so. What a tool reads
has no truth in it (see matching_sets.py). All tools run on processors 0 and 1 with two threads, and
write to memory (tmpfs): once each, and on people of the sizes at which Fettle is held against Splink
three times in turn, of which the middle cost counts. Precision, recall and F1 are those of pairs, after clustering. Seconds and memory are the
kernel's account of the finished process, and of Splink on people what its script says of itself up
to its groups, since it then tries other thresholds. Results also go to
.build/matching-results.json.

Exit 0: the figures were printed, reached or not.
Exit 1: Fettle failed.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import kernels
import matching_names
import matching_repair
import matching_report
import matching_tables
import provision
from matching_report import Result
from matching_sets import PEOPLE, PEOPLE_GOALS, SMALL_SETS, people
from measure import THREAD_COUNT, Run, hold_to_processors, measure

BENCHMARKS = provision.BENCHMARKS
WAYS = ["learned", "written"]
PEERS = ["splink", "recordlinkage"]
ROWS = "100k,300k,1M,3M"
TURNS = 3
EXTRA_JOBS = ["repair", "tables", "names"]
NAMES = [*[one.name for one in SMALL_SETS], "people", *EXTRA_JOBS]


def parse_arguments():
    """The command line, with lists split and `none` made empty."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fettle", required=True, help="the release binary")
    parser.add_argument("--rows", default=ROWS, help="sizes of people, such as 100k,3M")
    parser.add_argument("--only", default=",".join(NAMES), help=f"of {', '.join(NAMES)}")
    parser.add_argument("--peers", default=",".join(PEERS), help="of these, or none")
    arguments = parser.parse_args()
    for name, allowed in (("only", NAMES), ("peers", [*PEERS, "none"])):
        chosen = getattr(arguments, name).split(",")
        for unknown in set(chosen) - set(allowed):
            parser.error(f"--{name}: '{unknown}' is none of {', '.join(allowed)}")
        setattr(arguments, name, [word for word in chosen if word != "none"])
    arguments.rows = arguments.rows.split(",")
    for size in arguments.rows:
        if provision.row_count(size) is None:
            parser.error(f"--rows: '{size}' is no size such as 20k, 1M or 10M")
    if not os.access(arguments.fettle, os.X_OK):
        parser.error(f"no program at '{arguments.fettle}'; build it with: make build")
    arguments.fettle = Path(arguments.fettle).resolve()
    if "names" in arguments.only and not kernels.program(arguments.fettle).exists():
        parser.error(f"no program at '{kernels.program(arguments.fettle)}'; build it with: make bench-matching")
    return arguments


def main():
    """Provisions, measures and prints; returns the exit code."""
    arguments = parse_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    hold_to_processors()
    print(f"load {os.getloadavg()[0]:.1f} before the start")
    if arguments.peers:
        provision.install_peers(arguments.peers)
        print(provision.peer_versions(arguments.peers))
    sets = [one for one in SMALL_SETS if one.name in arguments.only]
    if "people" in arguments.only:
        sets += [people(size) for size in arguments.rows]
    results, absent = [], []
    for one in sets:
        if not one.source.exists():
            absent.append(f"{one.name}: left out, there is no {one.source}")
            continue
        folder = prepare(one)
        results += run_all(one, tools(one, arguments.peers), folder, arguments.fettle)
    extra = extra_verdicts(arguments.fettle, arguments.only)
    print("\n".join(["", *absent, matching_report.text(results, sets, extra)]))
    write_results(results, extra)
    return int(any(result.failure for result in results if result.is_fettle))


def extra_verdicts(fettle, chosen):
    """What is measured beside the finding of duplicates."""
    verdicts = []
    if "repair" in chosen:
        verdicts += matching_repair.verdicts(fettle)
    if "tables" in chosen:
        provision.say("merging two tables")
        verdicts += matching_tables.verdicts(fettle, lambda one: prepare(one) / "input.csv")
    if "names" in chosen:
        provision.say("comparing names")
        verdicts += matching_names.verdicts(fettle)
    return verdicts


def prepare(one):
    """The folder with a set's tables and its truth; generated rows are made once and kept."""
    folder = provision.DATA / "matching" / one.name
    if one.is_generated and (folder / "truth.csv").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    provision.say(f"writing {one.name}")
    command = [sys.executable, BENCHMARKS / "matching_sets.py", one.name, folder]
    subprocess.run(command, check=True)
    return folder


def tools(one, peers):
    """What runs on a set: Fettle's ways that have rules for it, and the peers that know it."""
    chosen = [f"fettle, {way}" for way in WAYS if one.rule_file(way)]
    if "splink" in peers and not one.is_generated:
        chosen.append("splink, demo")
    if "splink" in peers and one.rows in PEOPLE_GOALS:
        chosen += ["splink, demo", "splink, tuned"]
    if "recordlinkage" in peers and one.name.startswith("febrl"):
        chosen.append("recordlinkage")
    return chosen


def run_all(one, chosen, folder, fettle):
    """The results of all the tools on a set, which take turns where their costs are compared."""
    turns = TURNS if one.is_generated and one.rows in PEOPLE_GOALS and len(chosen) > 1 else 1
    found = [[] for _ in chosen]
    for _ in range(turns):
        for tool, results in zip(chosen, found):
            if not any(result.failure for result in results):
                results.append(run(one, tool, folder, fettle))
    return [middle(results) for results in found]


def middle(results):
    """A tool's results on a set as one: that which failed, or the first with the medians of their costs."""
    costs = [result.cost for result in results]
    if any(cost.failure for cost in costs):
        return results[-1]
    medians = [
        statistics.median(getattr(cost, measure) for cost in costs)
        for measure in ("wall_seconds", "cpu_seconds", "peak_bytes")
    ]
    return replace(results[0], cost=Run(*medians))


def run(one, tool, folder, fettle):
    """One run of a tool on a set, and how near to the truth it came."""
    with tempfile.TemporaryDirectory(prefix="fettle-matching-", dir=provision.TMPFS) as output:
        output = Path(output)
        links = output / "links.csv"
        said = output / "said.txt"
        cost = measure(command(one, tool, folder, output, fettle), said)
        result = Result(one.name, tool, cost)
        if not cost.failure:
            if one.is_generated and tool.startswith("splink"):
                result.cost = own_account(said)
            scorer = [sys.executable, BENCHMARKS / "matching_score.py", links, folder / "truth.csv"]
            result.score = json.loads(subprocess.run(scorer, check=True, capture_output=True).stdout)
    provision.say(f"{one.name} {tool}: {result.failure or matching_report.brief(result)}")
    return result


def command(one, tool, folder, output, fettle):
    """The words that start a tool on a set; its groups go to `links.csv` in the folder of output."""
    links = output / "links.csv"
    name, way = [*tool.split(", "), ""][:2]
    if name == "fettle":
        tables = [f"{folder}/{table}.csv" for table in one.tables]
        given = tables
        if len(tables) > 1:
            given = [word for table in one.tables for word in ("--in", f"{table}={folder}/{table}.csv")]
        options = ["--out-dir", output, "--threads", THREAD_COUNT, "--quiet"]
        return [fettle, "apply", one.rule_file(way), *given, *options]
    if one.is_generated:
        settings = {"demo": "docs", "tuned": "tuned"}[way]
        return [provision.PYTHON, PEOPLE / "splink_people.py", folder, settings, links]
    return [provision.PYTHON, BENCHMARKS / "matching_peers.py", name, one.name, folder, links]


def own_account(said):
    """The cost that splink_people.py states for the work up to its groups."""
    lines = said.read_text(encoding="utf-8").splitlines()
    stated = json.loads(next(line for line in lines if line.startswith("RESULT "))[7:])
    return Run(stated["inner"], stated["inner_cpu"], stated["inner_rss"] << 20)


def write_results(results, extra):
    """Everything measured, for a later comparison."""
    provision.BUILD.mkdir(exist_ok=True)
    path = provision.BUILD / "matching-results.json"
    content = {
        "schema": "fettle-matching-1",
        "results": [result.as_json() for result in results],
        "verdicts": [vars(verdict) for verdict in extra],
    }
    path.write_text(json.dumps(content, indent=1) + "\n")
    provision.say(f"results are in {path.relative_to(provision.BUILD.parent)}")


if __name__ == "__main__":
    sys.exit(main())
