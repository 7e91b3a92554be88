"""Turns figures into verdicts, and both into tables."""

from dataclasses import dataclass

from jobs import GOALS, SAME_BYTES


@dataclass(frozen=True)
class Verdict:
    """One judged line: what was asked, what was found, and whether that is enough."""

    job: str
    rows: str
    subject: str
    wanted: str
    found: str
    mark: str


def figures_table(figures):
    """What every tool took at every job."""
    heads = ["job", "rows", "tool", "runs", "wall s", "best s", "CPU s", "peak MB", "MB/s"]
    lines = []
    for figure in figures:
        line = [figure.job, figure.rows, figure.tool, str(len(figure.runs))]
        if figure.failure:
            lines.append([*line, f"did not finish: {figure.failure}"])
            continue
        wall_seconds = figure.median("wall_seconds")
        rate = figure.input_byte_count / wall_seconds / 1e6
        lines.append([
            *line,
            f"{wall_seconds:.3f}",
            f"{figure.best_wall_seconds():.3f}",
            f"{figure.median('cpu_seconds'):.3f}",
            f"{figure.median('peak_bytes') / 1e6:.0f}",
            f"{rate:.0f}" if rate else "",
        ])
    return table(heads, lines, right_from=3)


def verdicts_table(verdicts):
    """What was to be reached, and what was."""
    heads = ["job", "rows", "figure", "to reach", "found", ""]
    lines = [[v.job, v.rows, v.subject, v.wanted, v.found, v.mark] for v in verdicts]
    return table(heads, lines, right_from=len(heads))


def table(heads, lines, right_from):
    """Lines under heads, in columns as wide as they need; from `right_from` on they stand right."""
    # A line shorter than the heads ends in free text, which must not widen its column.
    whole = [heads, *(line for line in lines if len(line) == len(heads))]
    widths = [max(len(line[column]) for line in whole) for column in range(len(heads))]
    for line in lines:
        widths[:4] = [max(width, len(cell)) for width, cell in zip(widths[:4], line)]
    rows = []
    for line in [heads, ["-" * width for width in widths], *lines]:
        right_to = len(heads) if len(line) == len(heads) else len(line) - 1
        cells = [
            cell.rjust(width) if right_from <= column < right_to else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        rows.append("  ".join(cells).rstrip())
    return "\n".join(rows)


def goal_verdicts(figures):
    """Every figure to reach whose tools were measured in this run."""
    by_name = {(figure.job, figure.rows, figure.tool): figure for figure in figures}
    verdicts = []
    for goal in GOALS:
        tools = [goal.tool] + ([goal.per] if goal.per else [])
        used = [by_name.get((goal.job, goal.rows, tool)) for tool in tools]
        if all(used):
            verdicts.append(_goal_verdict(goal, used))
    return verdicts


def _goal_verdict(goal, figures):
    subject = " / ".join(figure.tool for figure in figures)
    subject += ", wall" if goal.measure == "wall_seconds" else ", peak memory"
    wanted = f"{goal.relation} {_quantity(goal, goal.bound)}" if goal.bound else "-"
    lost = [figure.tool for figure in figures if figure.failure]
    if lost:
        is_missed = goal.bound and any(tool.startswith("fettle") for tool in lost)
        mark = "MISSED" if is_missed else ""
        return Verdict(goal.job, goal.rows, subject, wanted, f"{lost[0]} did not finish", mark)
    value = figures[0].median(goal.measure)
    if goal.per:
        value /= figures[1].median(goal.measure)
    mark = ""
    if goal.bound:
        is_reached = value >= goal.bound if goal.relation == "at least" else value <= goal.bound
        mark = "reached" if is_reached else "MISSED"
    return Verdict(goal.job, goal.rows, subject, wanted, _quantity(goal, value), mark)


def _quantity(goal, value):
    if goal.per:
        return f"{value:.2f} times"
    if goal.measure == "peak_bytes":
        return f"{value / 1e6:.0f} MB"
    return f"{value * 1000:.1f} ms"


def same_bytes_verdicts(figures):
    """Whether the tools that must agree wrote the same bytes."""
    verdicts = []
    for job, tools in SAME_BYTES.items():
        for rows in dict.fromkeys(figure.rows for figure in figures if figure.job == job):
            digests = {
                figure.tool: figure.digest
                for figure in figures
                if (figure.job, figure.rows) == (job, rows) and figure.digest
            }
            compared = [tool for tool in tools if tool in digests]
            if len(compared) < 2:
                continue
            others = [tool for tool in compared if digests[tool] != digests[compared[0]]]
            found = f"DIFFERENT: {', '.join(others)}" if others else "identical"
            mark = "MISSED" if others else "reached"
            subject = "bytes of " + ", ".join(compared)
            verdicts.append(Verdict(job, rows, subject, "identical", found, mark))
    return verdicts
