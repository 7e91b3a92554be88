"""The sets of `make bench-matching`: where they come from, and what they look like to a tool.

    matching_sets.py NAME FOLDER    writes FOLDER/TABLE.csv for each table, and FOLDER/truth.csv

What a tool reads has no truth in it: the column of the entity is left out, and an id that tells the
entity is put aside for the row's number. truth.csv has a line `source,id,entity` for each row. All
tables are written as plain CSV, trimmed, in the order of their files. Preparing is a process of its
own, since a large parent would hide the memory of small tools (see measure.py).
"""

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import generate_chinese
from provision import BENCHMARKS, row_count

SHARED = BENCHMARKS.parent.parent / "shared"
CORPORA = SHARED / "corpora"
PEOPLE = SHARED / "bench" / "people"
PEOPLE_GOALS = {"100k": 0.95, "1M": 0.93}
CHINESE_ROW_COUNT = 6000


@dataclass(frozen=True)
class Table:
    """A table without its truth, the column that is its id, and the entity of each row."""

    name: str
    columns: list
    rows: list
    entities: list
    id_column: str = "id"


@dataclass(frozen=True)
class MatchingSet:
    """A set to find duplicates in, and the F1 that learned and written rules are to reach."""

    name: str
    source: Path
    tables: list
    read: Callable
    goals: dict = field(default_factory=dict)
    rules: str = ""
    rows: str = ""

    def rule_file(self, way):
        """The rules of a way, learned or written; None where the set has none."""
        path = BENCHMARKS.parent / "rules" / "matching" / f"{way}-{self.rules or self.name}.rules"
        return path if path.exists() else None

    @property
    def is_generated(self):
        """Whether the rows are made, not read."""
        return bool(self.rows)


def read_rows(path, **dialect):
    """The header and the rows of a file, trimmed; what stands beyond the header is left out."""
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = [[cell.strip() for cell in row] for row in csv.reader(file, **dialect) if row]
    width = len(header)
    return header, [(row + [""] * width)[:width] for row in rows]


def without(header, rows, name):
    """A table's columns and rows without one column, and that column's values."""
    at = header.index(name)
    left = [row[:at] + row[at + 1 :] for row in rows]
    return header[:at] + header[at + 1 :], left, [row[at] for row in rows]


def read_febrl(source):
    """Persons; rec_id is rec-N-org or rec-N-dup-K, and N is the entity."""
    columns, rows, names = without(*read_rows(source, skipinitialspace=True), "rec_id")
    numbered = [[str(number), *row] for number, row in enumerate(rows)]
    return [Table("input", ["id", *columns], numbered, [name.split("-")[1] for name in names])]


def read_with_truth_column(truth, id_column):
    """A reader of one table that has its entities in a column."""

    def read(source):
        columns, rows, entities = without(*read_rows(source), truth)
        return [Table("input", columns, rows, entities, id_column)]

    return read


def read_dblp_acm(source):
    """Papers of two libraries; the pairs of equal ones stand in a file of their own."""
    _, pairs = read_rows(source / "gt.csv", delimiter="%")
    entities = components((("dblp", first), ("acm", second)) for first, second in pairs)
    tables = []
    for name in ("dblp", "acm"):
        columns, rows = read_rows(source / f"{name}.csv", delimiter="%", quoting=csv.QUOTE_NONE)
        mine = [entity_name(entities.get((name, row[0]), (name, row[0]))) for row in rows]
        tables.append(Table(name, columns, rows, mine))
    return tables


def read_cora(source):
    """Citations; the pairs of equal ones stand in a file of their own, with all of a group."""
    columns, rows = read_rows(source / "cora.csv", delimiter="|", quoting=csv.QUOTE_NONE)
    columns = columns[:-1]
    rows = [row[: len(columns)] for row in rows]
    with open(source / "cora_gt.csv", encoding="utf-8") as file:
        pairs = [line.strip().split("|") for line in file]
    entities = components(pair for pair in pairs if pair[0].isdigit())
    return [Table("input", columns, rows, [entities.get(row[0], row[0]) for row in rows], "Entity Id")]


def read_chinese(_):
    """Customers of a Chinese company; which variants a row has is as little to be read as its entity."""
    rows = generate_chinese.table(CHINESE_ROW_COUNT)
    columns, rows, _ = without(generate_chinese.HEADER, rows, "variants")
    columns, rows, entities = without(columns, rows, "entity")
    return [Table("input", columns, rows, entities, "编号")]


def components(pairs):
    """For each member of a pair the representative of all that hang together with it."""
    parents = {}

    def root(item):
        while parents.setdefault(item, item) != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for first, second in pairs:
        parents[root(first)] = root(second)
    return {item: root(item) for item in list(parents)}


def entity_name(item):
    """A row of one of two tables as one text."""
    return " ".join(item)


def people(size):
    """Synthetic persons of three exports, this many of them."""
    goals = {"learned": PEOPLE_GOALS[size]} if size in PEOPLE_GOALS else {}
    read = read_with_truth_column("cluster", "id")
    return MatchingSet(f"people-{size}", PEOPLE, ["input"], read, goals, "people", size)


def _goals(learned, written):
    return {"learned": learned, "written": written}


SMALL_SETS = [
    *[
        MatchingSet(
            f"febrl{n}", CORPORA / "er-febrl" / f"dataset{n}.csv", ["input"], read_febrl,
            _goals(0.999, 0.99), "febrl",
        )
        for n in (1, 2, 3)
    ],
    MatchingSet(
        "fake-1000", CORPORA / "er-splink" / "fake_1000.csv", ["input"],
        read_with_truth_column("cluster", "unique_id"), _goals(0.96, 0.85),
    ),
    MatchingSet(
        "restaurants", CORPORA / "er-restaurants" / "restaurants864.csv", ["input"],
        read_with_truth_column("class", "id"), _goals(0.96, 0.96),
    ),
    MatchingSet(
        "dblp-acm", CORPORA / "er-dblp-acm", ["dblp", "acm"], read_dblp_acm, _goals(0.985, 0.98)
    ),
    MatchingSet(
        "cora", CORPORA / "er-cora" / "jedai", ["input"], read_cora, _goals(0.87, 0.87)
    ),
    MatchingSet(
        "chicago",
        CORPORA / "er-chicago-early-childhood" / "csv_example_input_with_true_ids.csv",
        ["input"], read_with_truth_column("True Id", "Id"), _goals(0.90, 0.85),
    ),
    MatchingSet(
        "chinese", BENCHMARKS / "generate_chinese.py", ["input"], read_chinese, _goals(0.98, 0.95)
    ),
]


def chosen_set(name):
    """The set of this name, `people-SIZE` for any size; None where there is none."""
    size = re.fullmatch(r"people-(.*)", name)
    if size:
        return people(size[1]) if row_count(size[1]) else None
    return next((one for one in SMALL_SETS if one.name == name), None)


def write(one, folder):
    """Writes the tables of a set and its truth; people are generated first."""
    source = one.source
    if one.is_generated:
        source = folder / "records.csv"
        generator = [sys.executable, PEOPLE / "generate_people.py", str(row_count(one.rows)), folder]
        subprocess.run(generator, check=True, stdout=sys.stderr)
    unfinished = folder / "truth.part"
    with open(unfinished, "w", newline="", encoding="utf-8") as file:
        truth = csv.writer(file, lineterminator="\n")
        truth.writerow(["source", "id", "entity"])
        for table in one.read(source):
            write_table(table, folder)
            at = table.columns.index(table.id_column)
            truth.writerows(
                [table.name, row[at], entity] for row, entity in zip(table.rows, table.entities)
            )
    unfinished.rename(folder / "truth.csv")


def write_table(table, folder):
    """Writes what the tools read."""
    with open(folder / f"{table.name}.csv", "w", newline="", encoding="utf-8") as file:
        output = csv.writer(file, lineterminator="\n")
        output.writerow(table.columns)
        output.writerows(table.rows)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not chosen_set(sys.argv[1]):
        sys.exit(__doc__)
    write(chosen_set(sys.argv[1]), Path(sys.argv[2]))
