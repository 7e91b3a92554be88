"""How near the groups of a tool are to the truth: matching_score.py LINKS.csv TRUTH.csv

Prints pairwise precision, recall and F1 after clustering as JSON. Pairs are counted by the sizes of
groups, so that no list of pairs is made: a group of n rows has n(n-1)/2. LINKS has a row for every
row of the tables, its source, id and group in the first three columns, as `links to` of a merge
writes them, or only id and group where there is one table; TRUTH has the entity in the place of the
group.
"""

import csv
import json
import sys
from collections import Counter

# The table's name where there is one.
ONE_TABLE = "input"


def read_groups(path):
    """The group of each row, by source and id."""
    groups = {}
    with open(path, newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        is_one_table = len(next(lines)) == 2
        for line in lines:
            source, identity, group = [ONE_TABLE, *line] if is_one_table else line[:3]
            if (source, identity) in groups:
                sys.exit(f"{path}: row {identity} of {source} stands twice")
            groups[source, identity] = group
    return groups


def pair_count(keys):
    """The number of pairs of equal keys."""
    return sum(size * (size - 1) // 2 for size in Counter(keys).values())


def score(found, truth):
    """Precision, recall and F1 of pairs; without a single pair both are 0."""
    if found.keys() != truth.keys():
        lost = next(iter(found.keys() ^ truth.keys()))
        sys.exit(f"links and truth do not speak of the same rows, such as {lost}")
    right = pair_count((found[key], entity) for key, entity in truth.items())
    linked, wanted = pair_count(found.values()), pair_count(truth.values())
    precision = right / linked if linked else 0.0
    recall = right / wanted if wanted else 0.0
    total = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / total if total else 0.0,
        "wanted": wanted,
        "linked": linked,
        "right": right,
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(score(read_groups(sys.argv[1]), read_groups(sys.argv[2]))))
