"""The jobs in the tools that a user would pick instead: peers.py TOOL JOB IN.csv OUT.csv

TOOL is duckdb, polars, pandas or miller; JOB is `three` or `nine`, the rules of
`rules/three.rules` and `rules/nine.rules`. Miller knows `three` only. It comes from Debian, the
others from PyPI.

`three` has one right answer: rows in input order, the first of each (email, phone) kept. pandas,
Polars and Miller agree on every byte of it. DuckDB's DISTINCT ON keeps an arbitrary row of each
group and promises no order, so it does less. In `nine` the peers differ from each other in the
order of the rows and in how they write a rounded amount, and none writes McDonald; they are there
for the time.

A tool is imported where it is used, so that no tool pays for loading another.
"""

import os
import sys

EMAIL_PATTERN = r"^[^@\s]+@[^@\s]+\.[a-z]+$"
UNKNOWN_EMAIL = "unknown@example.com"
COUNTRY_NAMES = {"us": "US", "USA": "US"}
FIRST_DAY, LAST_DAY = "2010-01-01", "2030-01-01"
DEDUPE_KEYS = ["email", "phone"]


def duckdb_three(source, target):
    """DuckDB's DISTINCT ON."""
    _duckdb_copy(
        f"""
        select distinct on (email, phone) * from (
            select * replace (
                regexp_replace(phone, '[^0-9]', '', 'g') as phone,
                coalesce(nullif(email, ''), '{UNKNOWN_EMAIL}') as email)
            from read_csv('{source}', all_varchar = true, header = true))
        """,
        target,
    )


def duckdb_nine(source, target):
    """DuckDB, with a window in the place of `keep latest`."""
    words = r"string_split(lower(regexp_replace(trim(name), '\s+', ' ', 'g')), ' ')"
    title = f"list_transform({words}, lambda word: upper(word[1]) || word[2:])"
    _duckdb_copy(
        f"""
        select * exclude (place) from (
            select *, row_number() over (
                partition by email, phone order by updated_at desc) as place
            from (
                select * replace (
                    list_aggregate({title}, 'string_agg', ' ') as name,
                    regexp_replace(phone, '[^0-9]', '', 'g') as phone,
                    case when country in ('us', 'USA') then 'US' else country end as country,
                    round(amount::double, 0) as amount,
                    coalesce(nullif(trim(lower(email)), ''), '{UNKNOWN_EMAIL}') as email)
                from read_csv('{source}', all_varchar = true, header = true)
                where (email is null or email = ''
                       or regexp_matches(trim(lower(email)), '{EMAIL_PATTERN}'))
                  and created_at between '{FIRST_DAY}' and '{LAST_DAY}'))
        where place = 1
        """,
        target,
    )


def _duckdb_copy(query, target):
    import duckdb

    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.execute(f"copy ({query}) to '{target}' (header)")


def polars_three(source, target):
    """Polars, lazily, so that it streams what it can."""
    import polars

    (
        polars.scan_csv(source, infer_schema=False)
        .with_columns(
            polars.col("phone").str.replace_all(r"\D", ""),
            polars.col("email").fill_null(UNKNOWN_EMAIL),
        )
        .unique(subset=DEDUPE_KEYS, keep="first", maintain_order=True)
        .sink_csv(target)
    )


def polars_nine(source, target):
    """Polars, lazily, with a stable sort in the place of `keep latest`."""
    import polars

    email = polars.col("email")
    days = polars.lit(FIRST_DAY), polars.lit(LAST_DAY)
    (
        polars.scan_csv(source, infer_schema=False)
        .with_columns(
            polars.col("name").str.strip_chars().str.replace_all(r"\s+", " ").str.to_titlecase(),
            email.str.strip_chars().str.to_lowercase(),
            polars.col("phone").str.replace_all(r"\D", ""),
            polars.col("country").replace(COUNTRY_NAMES),
            polars.col("amount").cast(polars.Float64).round(0),
        )
        .filter(
            (email.is_null() | email.str.contains(EMAIL_PATTERN))
            & polars.col("created_at").is_between(*days)
        )
        .with_columns(email.fill_null(UNKNOWN_EMAIL))
        .sort("updated_at", descending=True, maintain_order=True)
        .unique(subset=DEDUPE_KEYS, keep="first", maintain_order=True)
        .sink_csv(target)
    )


def pandas_three(source, target):
    """pandas, every column as text."""
    rows = _pandas_read(source)
    rows["phone"] = rows["phone"].str.replace(r"\D", "", regex=True)
    rows["email"] = rows["email"].replace("", UNKNOWN_EMAIL)
    rows.drop_duplicates(DEDUPE_KEYS).to_csv(target, index=False)


def pandas_nine(source, target):
    """pandas, with a stable sort in the place of `keep latest`, and the order restored."""
    rows = _pandas_read(source)
    rows["name"] = rows["name"].str.strip().str.replace(r"\s+", " ", regex=True).str.title()
    rows["email"] = rows["email"].str.strip().str.lower()
    rows["phone"] = rows["phone"].str.replace(r"\D", "", regex=True)
    rows["country"] = rows["country"].replace(COUNTRY_NAMES)
    rows["amount"] = rows["amount"].astype(float).round(0)
    has_good_email = (rows["email"] == "") | rows["email"].str.contains(EMAIL_PATTERN)
    rows = rows[has_good_email & rows["created_at"].between(FIRST_DAY, LAST_DAY)]
    rows["email"] = rows["email"].replace("", UNKNOWN_EMAIL)
    latest_first = rows.sort_values("updated_at", ascending=False, kind="stable")
    latest_first.drop_duplicates(DEDUPE_KEYS).sort_index().to_csv(target, index=False)


def _pandas_read(source):
    import pandas

    return pandas.read_csv(source, dtype=str, keep_default_na=False)


def miller_three(source, target):
    """Miller, which takes this process's place, so that its time and memory are its own."""
    steps = f'$phone = gsub($phone, "[^0-9]", ""); if ($email == "") {{$email = "{UNKNOWN_EMAIL}"}}'
    verbs = ["put", steps, "then", "head", "-n", "1", "-g", ",".join(DEDUPE_KEYS)]
    os.dup2(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), sys.stdout.fileno())
    os.execvp("mlr", ["mlr", "--icsv", "--ocsv", "-S", *verbs, source])


JOBS = {
    ("duckdb", "three"): duckdb_three,
    ("duckdb", "nine"): duckdb_nine,
    ("polars", "three"): polars_three,
    ("polars", "nine"): polars_nine,
    ("pandas", "three"): pandas_three,
    ("pandas", "nine"): pandas_nine,
    ("miller", "three"): miller_three,
}

if __name__ == "__main__":
    if len(sys.argv) != 5 or tuple(sys.argv[1:3]) not in JOBS:
        sys.exit(__doc__)
    JOBS[sys.argv[1], sys.argv[2]](sys.argv[3], sys.argv[4])
