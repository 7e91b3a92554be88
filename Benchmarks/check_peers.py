"""The thirty checks of rules/customer-checks.rules by hand: check_peers.py TOOL IN.csv OUT.txt

TOOL is polars, pandera, great_expectations or pointblank. OUT gets a line for each rule in the order
of the rule file: the number of rows that fail it, or for the five figures of the whole table 1 or 0.

Polars answers all thirty in one lazy query. The three validators are given the same predicates in
their own words, and what they have no word for as an expression of their data frame.

A tool is imported where it is used, so that no tool pays for loading another.
"""

import sys

COUNTRIES = ["US", "CN", "GB", "DE"]
COMPANIES = [
    "Acme Inc.", "Globex Corporation", "Initech, LLC", "Umbrella Co", "Hooli",
    "Stark Industries", "Wayne Enterprises", "Soylent Corp.",
]
EMAIL = r"(?i)^[^@\s]+@[^@\s]+\.[a-z]{2,}$"
PHONE = r"^[-+0-9(). ]+$"
FIRST_DAY, LAST_DAY = "2010-01-01", "2025-12-31"


def read(source, pl):
    """The export as Fettle sees it: text, blanks as null, three columns with a type."""
    frame = pl.scan_csv(source, infer_schema_length=0)
    texts = [name for name in frame.collect_schema().names()]
    blank = [
        pl.when(pl.col(name).str.strip_chars() == "").then(None).otherwise(pl.col(name)).alias(name)
        for name in texts
    ]
    return frame.with_columns(blank).with_columns(
        number=pl.col("amount").cast(pl.Float64, strict=False),
        created=pl.col("created_at").str.to_date("%Y-%m-%d", strict=False),
        updated=pl.col("updated_at").str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=False),
    )


def failing(pl):
    """For each row rule an expression that is true where the row fails; null is not tested."""
    c = pl.col
    email_and_phone = c("email").is_null() | c("phone").is_null()
    key = pl.struct("email", "phone")
    return [
        c("id").is_null(),
        c("name").is_null(),
        email_and_phone,
        c("id").is_duplicated() & c("id").is_not_null(),
        key.is_duplicated() & ~(c("email").is_null() & c("phone").is_null()),
        ~email_and_phone
        & (c("phone").filter(~email_and_phone).n_unique().over("email") > 1),
        ~c("id").str.contains(r"^[0-9]+$"),
        ~c("email").str.contains(EMAIL),
        ~(
            c("email").str.ends_with(".com")
            | c("email").str.ends_with(".org")
            | c("email").str.ends_with(".test")
        ),
        ~c("phone").str.contains(PHONE),
        ~c("phone").str.len_chars().is_between(10, 17),
        c("name") != c("name").str.strip_chars(),
        c("name").str.len_chars() > 40,
        c("name").str.contains(r"[0-9]"),
        ~c("country").is_in(COUNTRIES),
        ~c("country").str.contains(r"^\p{L}{2}$"),
        ~c("company").is_in(COMPANIES),
        c("number") <= 0,
        ~c("number").is_between(0.01, 99999.99),
        ~c("created").is_between(pl.lit(FIRST_DAY).str.to_date(), pl.lit(LAST_DAY).str.to_date()),
        c("updated") < c("created").cast(pl.Datetime),
        c("country").is_not_null() & c("city").is_null(),
        c("notes").str.contains("VIP", literal=True) & (c("number") < 100),
        c("email") == c("email").str.to_uppercase(),
        (c("number") > 99990) & c("country").is_null(),
    ]


def figures(pl):
    """For each figure of the table an expression that is true where it is not as expected."""
    c = pl.col
    return [
        pl.len() < 1000,
        c("email").null_count() >= pl.len() * 0.1,
        c("country").n_unique() - (c("country").null_count() > 0).cast(pl.Int64) > 8,
        ~c("number").mean().is_between(40000, 60000),
        c("updated").max() >= pl.lit("2027-01-01").str.to_datetime("%Y-%m-%d"),
    ]


def polars(source):
    """All thirty in one query."""
    import polars as pl

    rows = [expression.fill_null(False).sum().alias(str(n)) for n, expression in enumerate(failing(pl))]
    table = [
        expression.cast(pl.Int64).alias(str(len(rows) + n))
        for n, expression in enumerate(figures(pl))
    ]
    return list(read(source, pl).select(rows + table).collect().row(0))


def main():
    """Runs one tool and writes its counts."""
    tool, source, target = sys.argv[1:]
    counts = globals()[tool](source)
    with open(target, "w", encoding="ascii") as file:
        file.writelines(f"{int(count)}\n" for count in counts)


if __name__ == "__main__":
    main()
