"""Duplicates by other tools: matching_peers.py TOOL SET FOLDER OUT.csv

TOOL is splink or recordlinkage, FOLDER has the tables of a set, OUT gets a line
`source,id,entity` for each row. Splink is used as its own demos do: a comparison for each column by
what it holds, blocking by a few equal columns, a guessed recall of .7, training by expectation
maximization, and clusters of links above .95. recordlinkage is its Fellegi-Sunter classifier (ECM)
behind five blocking passes. Both are told by hand what Fettle finds out by itself.

A tool is imported where it is used, so that no tool pays for loading another.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from matching_sets import chosen_set, components

RECALL_GUESS = 0.7
LINK_PROBABILITY = 0.95
SEED = 1
TRAINING_COUNT = 2


@dataclass(frozen=True)
class Model:
    """What Splink is told of a set: what columns hold, and by which of them it looks for pairs.

    The first two of `blocking` also train it; the pairs that `sure` gives are taken for links when
    the share of links is guessed.
    """

    holds: dict
    blocking: list
    sure: list
    id_column: str = "id"


MODELS = {
    "febrl": Model(
        {
            "given_name": "name", "surname": "name", "date_of_birth": "date", "address_1": "text",
            "suburb": "place", "postcode": "place", "soc_sec_id": "code",
        },
        [["given_name", "surname"], ["date_of_birth"], ["soc_sec_id"], ["surname", "postcode"],
         ["given_name", "suburb"], ["address_1"]],
        [["soc_sec_id"], ["given_name", "surname", "date_of_birth"]],
    ),
    "fake-1000": Model(
        {"first_name": "name", "surname": "name", "dob": "date", "city": "place", "email": "email"},
        [["dob"], ["first_name", "surname"], ["email"], ["surname", "city"], ["first_name", "city"]],
        [["first_name", "surname", "dob"], ["email"]],
        "unique_id",
    ),
    "restaurants": Model(
        {"name": "text", "addr": "text", "city": "place", "phone": "code", "type": "place"},
        [["phone"], ["name"], ["addr"], ["city", "type"]],
        [["phone"]],
    ),
    "dblp-acm": Model(
        {"title": "text", "authors": "text", "venue": "place", "year": "place"},
        [["title"], ["authors"], ["year", "substr(title, 1, 4)"]],
        [["title", "authors"]],
    ),
    "cora": Model(
        {"author": "text", "title": "text", "venue": "text", "pages": "text", "year": "place"},
        [["title"], ["author"], ["substr(title, 1, 12)"], ["pages"], ["substr(author, 1, 8)", "year"]],
        [["title", "author"]],
        "Entity Id",
    ),
    "chicago": Model(
        {"Site name": "text", "Address": "text", "Zip": "place", "Phone": "code"},
        [["Phone"], ["Address"], ["Site name"], ["Zip", "substr(\"Site name\", 1, 4)"]],
        [["Phone", "Address"], ["Site name", "Address"]],
        "Id",
    ),
    "chinese": Model(
        {
            "姓名": "name", "手机": "code", "邮箱": "email", "公司": "text", "城市": "place",
            "地址": "text", "出生日期": "date",
        },
        [["手机"], ["邮箱"], ["姓名"], ["出生日期"], ["地址"], ["公司"]],
        [["手机", "姓名"], ["邮箱"]],
        "编号",
    ),
}


def read_frame(path, model):
    """A table as the demos clean it: one width, lower case, no blanks around, blanks as null; codes as
    their digits, without the prefix of China; dates as ISO 8601 has them."""
    import pandas

    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    frame = frame[[model.id_column, *model.holds]].copy()
    for column, held in model.holds.items():
        values = frame[column].str.normalize("NFKC").str.lower().str.strip()
        if held == "code":
            values = values.str.replace(r"\D", "", regex=True)
            values = values.str.replace(r"^(00)?86(1\d{10})$", r"\2", regex=True)
        if held == "date":
            values = values.str.replace(r"(\d{4})[/年](\d+)[/月](\d+)日?", year_month_day, regex=True)
        if held == "date" and values.str.fullmatch(r"\d{8}|").all():
            values = values.str.replace(r"(\d{4})(\d{2})(\d{2})", r"\1-\2-\3", regex=True)
        frame[column] = values.where(values != "", None)
    return frame.rename(columns={model.id_column: "record"})


def year_month_day(match):
    """A date as ISO 8601 writes it."""
    year, month, day = match.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def comparison(library, column, held):
    """What Splink's library offers for a column that holds such values."""
    return {
        "name": lambda: library.NameComparison(column),
        "date": lambda: library.DateOfBirthComparison(column, input_is_string=True),
        "email": lambda: library.EmailComparison(column),
        "code": lambda: library.LevenshteinAtThresholds(column, [1]),
        "text": lambda: library.JaroWinklerAtThresholds(column),
        "place": lambda: library.ExactMatch(column).configure(term_frequency_adjustments=True),
    }[held]()


def splink(one, folder):
    """The groups that Splink finds, as (source, id, group)."""
    import splink.comparison_library as library
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    model = MODELS[one.rules or one.name]
    api = DuckDBAPI()
    frames = [
        api.register(read_frame(folder / f"{table}.csv", model), dataset_display_name=table)
        for table in one.tables
    ]
    settings = SettingsCreator(
        link_type="dedupe_only" if len(frames) == 1 else "link_only",
        unique_id_column_name="record",
        comparisons=[comparison(library, *item) for item in model.holds.items()],
        blocking_rules_to_generate_predictions=[block_on(*keys) for keys in model.blocking],
    )
    linker = Linker(frames if len(frames) > 1 else frames[0], settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on(*keys) for keys in model.sure], recall=RECALL_GUESS
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for keys in model.blocking[:TRAINING_COUNT]:
        training.estimate_parameters_using_expectation_maximisation(block_on(*keys))
    links = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(
        links, threshold_match_probability=LINK_PROBABILITY
    )
    for row in found.as_record_list():
        yield row.get("source_dataset", one.tables[0]), row["record"], row["cluster_id"]


def recordlinkage(one, folder):
    """The groups that the ECM classifier of recordlinkage finds, as (source, id, group)."""
    import pandas
    import recordlinkage as library

    frame = pandas.read_csv(folder / "input.csv", dtype=str, index_col="id")
    index = library.Index()
    for keys in ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode"):
        index.block(keys)
    compare = library.Compare()
    for column in ("given_name", "surname", "address_1", "suburb"):
        compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    for column in ("date_of_birth", "soc_sec_id"):
        compare.string(column, column, method="damerau_levenshtein", threshold=0.8, label=column)
    for column in ("postcode", "state"):
        compare.exact(column, column, label=column)
    vectors = compare.compute(index.index(frame), frame)
    groups = components(library.ECMClassifier().fit_predict(vectors))
    for record in frame.index:
        yield "input", record, groups.get(record, record)


TOOLS = {"splink": splink, "recordlinkage": recordlinkage}


def main():
    """Runs one tool on one set and writes its groups."""
    tool, name, folder, target = sys.argv[1:]
    with open(target, "w", newline="", encoding="utf-8") as file:
        output = csv.writer(file, lineterminator="\n")
        output.writerow(["source", "id", "entity"])
        output.writerows(TOOLS[tool](chosen_set(name), Path(folder)))


if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[1] not in TOOLS or not chosen_set(sys.argv[2]):
        sys.exit(__doc__)
    main()
