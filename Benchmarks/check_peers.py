"""The thirty checks of rules/customer-checks.rules by hand: check_peers.py TOOL IN.csv OUT.txt

TOOL is polars, pandera, great_expectations or pointblank. OUT gets a line for each rule in the order
of the rule file: the number of rows that fail it, or for the five figures of the whole table 1 or 0.

Polars answers all thirty in one lazy query. The three validators are given the same predicates in
their own words, and what they have no word for as an expression of their data frame.

A tool is imported where it is used, so that no tool pays for loading another.
"""

import datetime
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


def pandera(source):
    """Its own checks of columns, and of the frame where a rule takes more than one."""
    import pandera.polars as pa
    import polars as pl

    frame = read(source, pl).collect()

    def holds(expression):
        return lambda data: data.lazyframe.select(~expression.fill_null(False))

    checks = [pa.Check(holds(rule), name=str(n)) for n, rule in enumerate(failing(pl))]
    schema = pa.DataFrameSchema(checks=checks)
    counts = [0] * len(checks)
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.group_by("check").len()
        for check, count in cases.iter_rows():
            counts[int(check)] = count
    table = frame.select([expression.alias(str(n)) for n, expression in enumerate(figures(pl))])
    return counts + list(table.row(0))


def gx_rules(e):
    """The rules that Great Expectations has a word for, by their number."""
    return {
        0: e.ExpectColumnValuesToNotBeNull(column="id"),
        1: e.ExpectColumnValuesToNotBeNull(column="name"),
        3: e.ExpectColumnValuesToBeUnique(column="id"),
        6: e.ExpectColumnValuesToMatchRegex(column="id", regex=r"^[0-9]+$"),
        7: e.ExpectColumnValuesToMatchRegex(column="email", regex=EMAIL),
        9: e.ExpectColumnValuesToMatchRegex(column="phone", regex=PHONE),
        10: e.ExpectColumnValueLengthsToBeBetween(column="phone", min_value=10, max_value=17),
        12: e.ExpectColumnValueLengthsToBeBetween(column="name", max_value=40),
        13: e.ExpectColumnValuesToNotMatchRegex(column="name", regex=r"[0-9]"),
        14: e.ExpectColumnValuesToBeInSet(column="country", value_set=COUNTRIES),
        16: e.ExpectColumnValuesToBeInSet(column="company", value_set=COMPANIES),
        17: e.ExpectColumnValuesToBeBetween(column="number", min_value=0, strict_min=True),
        18: e.ExpectColumnValuesToBeBetween(column="number", min_value=0.01, max_value=99999.99),
    }


def gx_figures(e):
    """The rules on figures of the whole table."""
    return [
        e.ExpectTableRowCountToBeBetween(min_value=1000),
        e.ExpectColumnValuesToNotBeNull(column="email", mostly=0.9),
        e.ExpectColumnUniqueValueCountToBeBetween(column="country", max_value=8),
        e.ExpectColumnMeanToBeBetween(column="number", min_value=40000, max_value=60000),
        e.ExpectColumnMaxToBeBetween(
            column="updated", max_value=datetime.datetime(2027, 1, 1), strict_max=True),
    ]


def great_expectations(source):
    """Its own expectations where it has the words, else one on a column computed before."""
    import great_expectations as gx
    import polars as pl

    frame = read(source, pl)
    own = gx_rules(gx.expectations)
    rules = failing(pl)
    rest = [n for n in range(len(rules)) if n not in own]
    frame = frame.with_columns(rules[n].fill_null(False).alias(f"fails {n}") for n in rest).collect()
    none = gx.expectations.ExpectColumnValuesToBeInSet
    own |= {n: none(column=f"fails {n}", value_set=[False]) for n in rest}
    table = gx_figures(gx.expectations)
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("customers")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch(
        {"dataframe": frame.to_pandas()})
    expectations = [own[n] for n in range(len(rules))] + table
    for number, expectation in enumerate(expectations):
        expectation.meta = {"number": number}
    suite = gx.ExpectationSuite(name="customers", expectations=expectations)
    # It answers in an order of its own.
    results = {
        result.expectation_config.meta["number"]: result
        for result in batch.validate(suite, result_format="SUMMARY").results
    }
    counts = [results[n].result["unexpected_count"] for n in range(len(rules))]
    return counts + [not results[n].success for n in range(len(rules), len(expectations))]


def pointblank(source):
    """Its own steps where it has the words, else an expression."""
    import pointblank as pb
    import polars as pl

    frame = read(source, pl).collect()
    rules = failing(pl)
    own = {
        0: lambda v: v.col_vals_not_null("id"),
        1: lambda v: v.col_vals_not_null("name"),
        3: lambda v: v.rows_distinct(["id"]),
        6: lambda v: v.col_vals_regex("id", pattern=r"^[0-9]+$", na_pass=True),
        7: lambda v: v.col_vals_regex("email", pattern=EMAIL, na_pass=True),
        9: lambda v: v.col_vals_regex("phone", pattern=PHONE, na_pass=True),
        17: lambda v: v.col_vals_gt("number", value=0, na_pass=True),
        18: lambda v: v.col_vals_between("number", left=0.01, right=99999.99, na_pass=True),
    }
    validation = pb.Validate(data=frame)
    for number, rule in enumerate(rules):
        step = own.get(number, lambda v: v.col_vals_expr(expr=~rule.fill_null(False)))
        validation = step(validation)
    validation = validation.interrogate()
    counts = [validation.n_failed(i=n + 1, scalar=True) for n in range(len(rules))]
    table = frame.select([expression.alias(str(n)) for n, expression in enumerate(figures(pl))])
    return counts + list(table.row(0))


def main():
    """Runs one tool and writes its counts."""
    tool, source, target = sys.argv[1:]
    counts = globals()[tool](source)
    with open(target, "w", encoding="ascii") as file:
        file.writelines(f"{int(count)}\n" for count in counts)


if __name__ == "__main__":
    main()
