"""The tables of `make bench-matching`: every tool on every set, what was to be reached, cost against rows."""

from dataclasses import asdict, dataclass, field

from matching_sets import PEOPLE_GOALS
from provision import row_count
from report import Verdict, table, verdicts_table

# What is asked of Fettle beside the best peer on the same people: F1 is no lower, the rest as below.
FASTER, LIGHTER = 5, 3
LIMITS = {"100k": {"wall_seconds": 1}, "1M": {"wall_seconds": 6, "peak_bytes": 500e6}}
# Sets on which the learned rules are to be ahead of every peer of the same run.
AHEAD = ["chicago", "chinese"]


@dataclass
class Result:
    """One run of one tool on one set: its cost, and its pairs beside the true ones."""

    name: str
    tool: str
    cost: object
    score: dict = field(default_factory=dict)

    @property
    def failure(self):
        """Why the tool did not finish, or None."""
        return self.cost.failure

    @property
    def is_fettle(self):
        """Whether it is ours."""
        return self.tool.startswith("fettle")

    def as_json(self):
        """Everything that was measured, for the results file."""
        return asdict(self)


def brief(result):
    """A result in one line, for progress."""
    return f"F1 {result.score['f1']:.4f}, {result.cost.cpu_seconds:.1f} CPU s"


def text(results, sets, extra=()):
    """All the tables that these results fill; `extra` are verdicts on what is measured beside them."""
    parts = [results_table(results, sets)] if results else []
    verdicts = speed_verdicts(results) + ahead_verdicts(results) + list(extra)
    if verdicts:
        parts.append(verdicts_table(verdicts))
    growth = growth_table(results)
    if growth:
        parts.append(growth)
    return "\n\n".join(parts)


def results_table(results, sets):
    """Accuracy and cost of every tool on every set, with the F1 to reach."""
    goals = {one.name: one.goals for one in sets}
    heads = [
        "set", "tool", "precision", "recall", "F1", "to reach", "", "wall s", "CPU s", "peak MB",
    ]
    lines = []
    for result in results:
        if result.failure:
            lines.append([result.name, result.tool, f"did not finish: {result.failure}"])
            continue
        goal = goals[result.name].get(result.tool.partition(", ")[2]) if result.is_fettle else None
        f1 = result.score["f1"]
        mark = ""
        if goal:
            # As it is printed.
            mark = _mark(round(f1, 4) >= goal)
        lines.append([
            result.name, result.tool,
            f"{result.score['precision']:.4f}", f"{result.score['recall']:.4f}", f"{f1:.4f}",
            f"{goal:.3f}" if goal else "", mark,
            f"{result.cost.wall_seconds:.2f}", f"{result.cost.cpu_seconds:.2f}",
            f"{result.cost.peak_bytes / 1e6:.0f}",
        ])
    return table(heads, lines, right_from=2)


def speed_verdicts(results):
    """Fettle on people beside its limits, and beside each way of Splink."""
    verdicts = []
    for size in PEOPLE_GOALS:
        ran = {
            result.tool: result
            for result in results
            if result.name == f"people-{size}" and not result.failure
        }
        ours = ran.pop("fettle, learned", None)
        if not ours:
            continue
        for measure, limit in LIMITS[size].items():
            verdicts.append(_limit_verdict(size, ours, measure, limit))
        for peer in ran.values():
            if not peer.is_fettle:
                verdicts += _peer_verdicts(size, ours, peer)
    return verdicts


def _limit_verdict(size, ours, measure, limit):
    found = getattr(ours.cost, measure)
    shown = (lambda value: f"{value:.2f} s") if measure == "wall_seconds" else (
        lambda value: f"{value / 1e6:.0f} MB"
    )
    subject = "fettle, wall" if measure == "wall_seconds" else "fettle, peak memory"
    return Verdict("people", size, subject, f"at most {shown(limit)}", shown(found), _mark(found <= limit))


def _peer_verdicts(size, ours, peer):
    verdicts = []
    for label, measure, bound in (
        ("wall", "wall_seconds", FASTER),
        ("CPU", "cpu_seconds", FASTER),
        ("peak memory", "peak_bytes", LIGHTER),
    ):
        found = getattr(peer.cost, measure) / getattr(ours.cost, measure)
        verdicts.append(Verdict(
            "people", size, f"{peer.tool} / fettle, {label}", f"at least {bound} times",
            f"{found:.1f} times", _mark(found >= bound),
        ))
    return [*verdicts, _f1_verdict("people", size, ours, peer)]


def _f1_verdict(job, rows, ours, peer):
    found, wanted = ours.score["f1"], peer.score["f1"]
    return Verdict(
        job, rows, f"F1 beside {peer.tool}", f"at least {wanted:.4f}", f"{found:.4f}",
        _mark(found >= wanted),
    )


def ahead_verdicts(results):
    """The learned rules beside each peer, on the sets where none is to be better."""
    ran = [result for result in results if not result.failure]
    verdicts = []
    for ours in ran:
        if ours.tool != "fettle, learned" or ours.name not in AHEAD:
            continue
        peers = [one for one in ran if one.name == ours.name and not one.is_fettle]
        verdicts += [_f1_verdict(ours.name, "", ours, peer) for peer in peers]
    return verdicts


def growth_table(results):
    """Cost against rows, where people of more than one size were measured."""
    ran = [
        result
        for result in results
        if result.name.startswith("people-") and result.tool == "fettle, learned" and not result.failure
    ]
    if len(ran) < 2:
        return ""
    heads = [
        "people", "F1", "wall s", "CPU s", "CPU s a million", "times the first", "peak MB", "MB a million",
    ]
    lines = []
    first = ran[0].cost.cpu_seconds / row_count(ran[0].name.partition("-")[2])
    for result in ran:
        size = result.name.partition("-")[2]
        millions = row_count(size) / 1e6
        megabytes = result.cost.peak_bytes / 1e6
        lines.append([
            size, f"{result.score['f1']:.4f}", f"{result.cost.wall_seconds:.2f}",
            f"{result.cost.cpu_seconds:.2f}", f"{result.cost.cpu_seconds / millions:.2f}",
            f"{result.cost.cpu_seconds / row_count(size) / first:.2f}",
            f"{megabytes:.0f}", f"{megabytes / millions:.0f}",
        ])
    return table(heads, lines, right_from=1)


def _mark(is_reached):
    return "reached" if is_reached else "MISSED"
