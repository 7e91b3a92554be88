"""How fast `fettle test --mutate` tries changes of rules: a file of fifty rules with its tests.

A change costs a compile of the rules and a run of each test, so this is a figure of how much a run costs
beside its rows.
"""

import json
import subprocess
import tempfile
import time
from pathlib import Path

from report import Verdict

MUTANT_COUNT = 200
LIMIT_SECONDS = 10

DECLARATIONS = """\
load customers, blanks 'N/A'
column created is date 'YYYY-MM-DD'
column amount is number
list countries 'DE', 'FR', 'IT', 'US'
"""

CLEANING = [
    "normalize name, city, street, company single spaces, trim",
    "normalize name title when name = upper(name)",
    "normalize city title when city = upper(city)",
    "normalize street title when street = upper(street)",
    "normalize email trim, lower",
    "replace email /^mailto:/ -> ''",
    "clear email when not email matches /^[^@]+@[^@]+$/",
    "normalize phone half width, digits",
    r"replace phone /^1(\d{10})$/ -> '$1'",
    "clear phone when length(phone) < 7",
    "replace country 'Germany', 'Deutschland' -> 'DE', 'France' -> 'FR', 'Italia' -> 'IT' ignoring case",
    "set country = 'US' when country is blank and state in ('CA', 'NY', 'TX')",
    "normalize zip pad left 5 '0' when country = 'US'",
    "set segment = if amount >= 1000 then 'large' else if amount >= 100 then 'medium' else 'small'",
    "drop rows when lower(name) = 'test test'",
    "keep rows when stage is blank or stage != 'Lost'",
]

CHECKS = [
    "require id, reject as R01",
    "check amount >= 0, reject as R02",
    "check country in countries as R03",
    "check created between '2000-01-01' and '2030-12-31' as R04",
    "review rows when name contains 'test' as R05",
    "reject rows when email is blank and phone is blank as R06",
    "unique id as R07",
]

ENDING = [
    "default email 'unknown@example.com'",
    "dedupe on email, phone keep latest created, then most complete",
]

RULE_COUNT = 50


def rules():
    """Fifty rules, cleaning first, then checks."""
    more = RULE_COUNT - len(CLEANING) - len(CHECKS) - len(ENDING)
    lengths = [
        f"check length(city) <= {20 + n} and length(street) < {60 + n} as L{n:02}" for n in range(more)
    ]
    return CLEANING + CHECKS + lengths + ENDING


def test(number):
    """One test with a few rows, on which many of the rules act."""
    return f"""\
test 'case {number}'
  given id | name | city | street | email | phone | country | state | zip | amount | stage | created
    1 | ANN LEE | ROME | Via  1 | mailto:A@B.COM | 16175550117 | Italia | blank | 123 | {number}00 | Won | 2020-01-02
    2 | TEST TEST | Ulm | Weg 2 | x@y.de | 1234567 | Germany | blank | 1 | 5 | New | 2020-01-01
    3 | Bob | NYC | 5th | bad | 12 | blank | NY | 1234 | -5 | New | 2020-01-01
    4 | Ann Lee | Rome | Via 1 | a@b.com | 6175550117 | IT | blank | 123 | 50 | Won | 2019-01-01
    5 | Eve | Paris | R 1 | e@f.fr | 7654321 | France | blank | 75 | 150 | Lost | 1999-01-01
    6 | Max | Ulm | Weg 3 | blank | 7654322 | Deutschland | blank | 1 | 1200 | blank | 2020-01-01
  expect id | name
    1 | x
  expect rejects id | rule
    9 | R01
"""


def verdicts(fettle):
    """How long the changes take, in one verdict; MISSED too where the command fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fifty.rules"
        tests = "".join(test(number) for number in range(10))
        path.write_text(DECLARATIONS + "\n".join(rules()) + "\n" + tests)
        # The expected tables are those that come out.
        subprocess.run([fettle, "test", "--update", "--quiet", path], check=True, capture_output=True)
        words = [fettle, "test", path, "--mutate", "--mutants", str(MUTANT_COUNT), "--format", "json"]
        start = time.monotonic()
        run = subprocess.run(words, capture_output=True, text=True)
        seconds = time.monotonic() - start
    tried = json.loads(run.stdout)["files"][0]["mutants"] if run.returncode == 0 else {}
    count = tried.get("tried", 0) + tried.get("invalid", 0)
    is_reached = count == MUTANT_COUNT and seconds <= LIMIT_SECONDS
    return [
        Verdict(
            "mutants",
            "",
            f"{count} changes of {RULE_COUNT} rules, 10 tests",
            f"at most {LIMIT_SECONDS} s",
            f"{seconds:.2f} s, {tried.get('noticed', 0)} noticed",
            "reached" if is_reached else "MISSED",
        )
    ]
