"""The figures of `fettle profile` by other tools: profile_peers.py TOOL IN.csv OUT.json

`polars` is what one would write by hand: the values of each column are counted once, and everything
that depends on a value alone is computed on the different values and weighted by their counts. It
reads every column as text, as Fettle does, and looks for blanks, different values, values that come
once, the most frequent ones, lengths, shapes, and how many values are a number, a date or a
time, with their ranges. It knows nothing of stand-ins for blank, keys of two columns or dependencies.

`ydata-profiling` is that package with what it calls a minimal report, computed and not rendered. Its
usual report takes many times as long.
"""

import json
import sys

DATE, DATE_TIME = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"
TOP_COUNT = 10


def polars(source, target):
    """Polars by hand, with its streaming engine."""
    import polars as pl

    table = pl.read_csv(source, infer_schema=False).lazy()
    names = table.collect_schema().names()
    counts = pl.collect_all(
        [table.group_by(pl.col(name).alias("value")).agg(pl.len().alias("rows")) for name in names],
        engine="streaming",
    )
    profiles = [_polars_column(pl, name, values) for name, values in zip(names, counts)]
    with open(target, "w", encoding="utf-8") as file:
        json.dump(profiles, file, default=str)


def _polars_column(pl, name, values):
    text, rows = pl.col("value"), pl.col("rows")
    is_blank = text.is_null() | (text.str.strip_chars() == "")
    blank_count = values.filter(is_blank)["rows"].sum()
    values = values.lazy().filter(~is_blank)
    shape = (
        text.str.replace_all(r"\p{Lu}", "A")
        .str.replace_all(r"\p{Ll}", "a")
        .str.replace_all(r"\p{Nd}", "#")
    )
    number = text.cast(pl.Float64, strict=False)
    date = text.str.to_date(DATE, strict=False)
    moment = text.str.to_datetime(DATE_TIME, strict=False)
    typed = values.select(
        rows, number.alias("number"), date.alias("date"), moment.alias("moment"),
        text.str.len_chars().alias("length"), (rows == 1).alias("once"),
    )
    figures = typed.select(
        rows.sum().alias("present"), pl.len().alias("distinct"), pl.col("once").sum(),
        pl.col("length").min().alias("least_length"), pl.col("length").max().alias("most_length"),
        *[
            figure
            for kind in ("number", "date", "moment")
            for figure in (
                rows.filter(pl.col(kind).is_not_null()).sum().alias(f"{kind}s"),
                pl.col(kind).min().alias(f"least_{kind}"),
                pl.col(kind).max().alias(f"most_{kind}"),
            )
        ],
    )
    shapes = values.group_by(shape.alias("shape")).agg(rows.sum()).top_k(TOP_COUNT, by="rows")
    top = values.top_k(TOP_COUNT, by="rows")
    figures, shapes, top = pl.collect_all([figures, shapes, top], engine="streaming")
    return {
        "name": name, "blank": blank_count, **figures.row(0, named=True),
        "shapes": shapes.rows(), "top": top.rows(),
    }


def ydata(source, target):
    """ydata-profiling over pandas."""
    import pandas
    from ydata_profiling import ProfileReport

    report = ProfileReport(pandas.read_csv(source), minimal=True, progress_bar=False)
    report.get_description()
    with open(target, "w", encoding="utf-8") as file:
        file.write(report.to_json())


TOOLS = {"polars": polars, "ydata-profiling": ydata}


if __name__ == "__main__":
    TOOLS[sys.argv[1]](*sys.argv[2:])
