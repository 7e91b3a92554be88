"""Writes a messy customer export: python3 generate_customers.py ROWS OUT.csv

The same number of rows gives the same bytes on every machine: the generator is seeded, and draws
its numbers only from `random()` and `getrandbits()`, whose sequences Python keeps.

What the rows are like, so that a benchmark over them says something about real exports:

- 11 columns; 12 % of the rows repeat a person of a pool of 200,000, some with the email in
  capitals;
- 8 % of new emails and 5 % of the phones are blank, and a phone comes in one of seven layouts;
- a tenth of the names is in capitals and a tenth is padded with blanks;
- names have accents, and cities come in two scripts;
- commas, doubled quotes and line breaks stand inside quoted cells.

1,000,000 rows are 143 MB, 10,000,000 rows are 1.45 GB.
"""

import random
import sys

SEED = 20261123
POOL_SIZE = 200_000
ROWS_PER_WRITE = 20_000
HEADER = "id,name,email,phone,company,city,country,amount,notes,created_at,updated_at\n"

FIRST_NAMES = (
    "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth Wei Fang Min Jun "
    "Ana José María Łukasz Søren Zoë Olga Ivan Aisha Omar Yuki Kenji"
).split()
LAST_NAMES = (
    "Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Wang Li Zhang "
    "Liu Chen O'Brien McDonald Müller Núñez Kowalski Ivanov Tanaka Sato Khan"
).split()
DOMAINS = "example.com example.org gmail.com outlook.com corp.test mail.test".split()
PHONE_LAYOUTS = [
    "({}) {}-{:04d}",
    "{}-{}-{:04d}",
    "+1 {} {} {:04d}",
    "{}.{}.{:04d}",
    "{}{}{:04d}",
    "001-{}-{}-{:04d}",
    " {} {} {:04d} ",
]
COUNTRIES = ["US", "us", "USA", "CN", "GB", "DE", ""]

# The cells of these columns are written as they stand here, so they carry their own quotes.
COMPANIES = [
    "Acme Inc.",
    "Globex Corporation",
    '"Initech, LLC"',
    "Umbrella Co",
    "Hooli",
    "Stark Industries",
    "Wayne Enterprises",
    "Soylent Corp.",
]
CITIES = [
    "New York",
    "Los Angeles",
    "Chicago",
    "Houston",
    "London",
    "Paris",
    "北京",
    "上海",
    "São Paulo",
    "Berlin",
    "Tokyo",
    "Mumbai",
    '"Springfield, IL"',
    '"Portland, OR"',
]
NOTES = [
    "",
    "",
    "",
    "",
    "called twice; left voicemail",
    '"prefers email, not phone"',
    '"said ""call me later"""',
    '"VIP\nsee contract"',
    "renewal due Q3",
    "moved from legacy CRM",
]


class Draw:
    """The seeded source of every choice in the file."""

    def __init__(self, seed):
        source = random.Random(seed)
        self.fraction = source.random
        self._bits = source.getrandbits

    def below(self, limit):
        """A whole number from 0 to `limit` - 1, all equally likely."""
        width = limit.bit_length()
        number = self._bits(width)
        while number >= limit:
            number = self._bits(width)
        return number

    def one_of(self, choices):
        """One entry of a list."""
        return choices[self.below(len(choices))]


class People:
    """The last people written, from which later rows repeat some."""

    def __init__(self, draw, row_count):
        self.draw = draw
        self.email_number_limit = row_count * 4
        self.pool = []

    def next_person(self):
        """First name, last name, email and the parts of a phone: of a known person or a new one."""
        draw = self.draw
        if self.pool and draw.fraction() < 0.12:
            first, last, email, phone = self.pool[draw.below(len(self.pool))]
            if draw.fraction() < 0.5 and draw.fraction() < 0.3:
                email = email.upper()
            return first, last, email, phone
        person = self._new_person()
        if len(self.pool) < POOL_SIZE:
            self.pool.append(person)
        else:
            self.pool[draw.below(POOL_SIZE)] = person
        return person

    def _new_person(self):
        draw = self.draw
        first, last = draw.one_of(FIRST_NAMES), draw.one_of(LAST_NAMES)
        email = ""
        if draw.fraction() >= 0.08:
            mailbox = f"{first.lower()}.{last.lower().replace(chr(39), '')}"
            email = f"{mailbox}{draw.below(self.email_number_limit)}@{draw.one_of(DOMAINS)}"
        phone = 200 + draw.below(799), 200 + draw.below(799), draw.below(10_000)
        return first, last, email, phone


def customer_line(number, people, draw):
    """One record of the file, with its line end. The order of the draws is part of the format."""
    below, one_of, fraction = draw.below, draw.one_of, draw.fraction
    first, last, email, phone_parts = people.next_person()
    phone = "" if fraction() < 0.05 else one_of(PHONE_LAYOUTS).format(*phone_parts)
    name = f"{first} {last}"
    style = fraction()
    if style < 0.1:
        name = name.upper()
    elif style < 0.2:
        name = f"  {name} "
    return (
        f"{number},{name},{email},{phone},"
        f"{one_of(COMPANIES)},{one_of(CITIES)},{one_of(COUNTRIES)},"
        f"{(1 + below(9_999_999)) / 100:.2f},{one_of(NOTES)},"
        f"20{10 + below(16)}-{1 + below(12):02d}-{1 + below(28):02d},"
        f"2026-{1 + below(12):02d}-{1 + below(28):02d}T{below(24):02d}:{below(60):02d}:00Z\n"
    )


def write_customers(row_count, path):
    """Writes the header and `row_count` records to `path`."""
    draw = Draw(SEED)
    people = People(draw, row_count)
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write(HEADER)
        for start in range(1, row_count + 1, ROWS_PER_WRITE):
            numbers = range(start, min(start + ROWS_PER_WRITE, row_count + 1))
            file.write("".join([customer_line(number, people, draw) for number in numbers]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_customers(int(sys.argv[1]), sys.argv[2])
