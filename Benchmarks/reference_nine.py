r"""A slow, plain oracle for `rules/nine.rules`: reference_nine.py IN.csv OUT.csv

It does what the rules say, one row after the other, on the bytes of each cell, and shares nothing
with the engine. It reads well-formed UTF-8 with commas, and covers what the generated customers
hold.

How the language is read here, where it could be read in two ways:

- A cell whose text a rule leaves as it was keeps its bytes, quotes and all. A cell that a rule
  changed is quoted only where it must be: where it holds a comma, a quote or a line break.
- A blank cell (empty, or white space only, zero-width characters too) triggers no rule but
  `default`.
- `title` puts each word in lower case with a first capital, with a capital after O' and Mc as
  well: O'BRIEN is O'Brien, mcdonald is McDonald. Particles (van, der) are not among the data.
- `round(amount, 0)` rounds the exact decimal, a half to the even neighbour, and writes no point.
- `keep rows when` removes a row whose condition is false or unknown: a blank or unreadable
  created_at makes it unknown. \s and [a-z] of the pattern are ASCII's.
- `placeholders match` compares email and phone as they stand after the rules above, blanks as
  equal.
- `keep latest updated_at`: of each group the row with the latest instant leaves, in the place of
  the group's first row. Of equal instants the earliest row wins; a blank or unreadable one loses
  to any.
"""

import re
import sys
from datetime import date, datetime, timezone
from decimal import ROUND_HALF_EVEN, Decimal

CELL = re.compile(rb'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|\Z)')
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[a-z]+$", re.ASCII)
ZERO_WIDTH = "\u200b\u200c\u200d\ufeff"
UNKNOWN_EMAIL = "unknown@example.com"
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def records(data):
    """Each record as a list of raw cells and its line end."""
    position, cells = 0, []
    while position < len(data) or cells:
        match = CELL.match(data, position)
        if match is None:
            sys.exit(f"byte {position}: not a well-formed cell")
        cells.append(match[1])
        position = match.end()
        if match[2] != b",":
            yield cells, match[2]
            cells = []


def text_of(cell):
    """What a raw cell says, without its quotes."""
    if cell.startswith(b'"'):
        cell = cell[1:-1].replace(b'""', b'"')
    return cell.decode("utf-8")


def cell_of(text):
    """The raw cell of a changed text: quoted only where it must be."""
    if any(mark in text for mark in ',"\r\n'):
        text = '"' + text.replace('"', '""') + '"'
    return text.encode("utf-8")


def is_blank(text):
    """Whether a text is empty or white space only."""
    return not text.strip().strip(ZERO_WIDTH).strip()


def title(text):
    """Every word with its capitals."""
    return " ".join(_title_word(word) for word in text.split(" "))


def _title_word(word):
    lower = word.lower()
    for prefix, written in (("o'", "O'"), ("mc", "Mc")):
        if lower.startswith(prefix) and len(lower) > len(prefix):
            return written + lower[len(prefix)].upper() + lower[len(prefix) + 1 :]
    return lower[:1].upper() + lower[1:]


def clean_name(text):
    """normalize name trim, single spaces, title"""
    return title(re.sub(r"\s+", " ", text.strip()))


def clean_email(text):
    """normalize email trim, lower"""
    return text.strip().lower()


def clean_phone(text):
    """normalize phone digits"""
    return re.sub(r"[^0-9]", "", text)


def clean_country(text):
    """replace country 'us', 'USA' -> 'US'"""
    return "US" if text in ("us", "USA") else text


def clean_amount(text):
    """set amount = round(amount, 0): a text that is no number stays."""
    if not PLAIN_NUMBER.fullmatch(text.strip()):
        return text
    number = Decimal(text.strip()).quantize(Decimal(1), ROUND_HALF_EVEN)
    return "0" if number.is_zero() else str(number)


CLEANERS = {
    "name": clean_name,
    "email": clean_email,
    "phone": clean_phone,
    "country": clean_country,
    "amount": clean_amount,
}


def is_kept(texts):
    """keep rows when (email is blank or email matches ...) and created_at between ..."""
    day = _day_of(texts["created_at"])
    is_in_time = day is not None and date(2010, 1, 1) <= day <= date(2030, 1, 1)
    return is_in_time and (is_blank(texts["email"]) or EMAIL.search(texts["email"]) is not None)


def _day_of(text):
    try:
        return date.fromisoformat(text.strip()) if ISO_DATE.fullmatch(text.strip()) else None
    except ValueError:
        return None


def instant_of(text):
    """The instant of an ISO 8601 text, a missing zone being UTC; None if it is not one."""
    try:
        instant = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=timezone.utc)


def is_later(candidate, current):
    """Whether a later row takes the group over: a strictly later instant, or the first readable."""
    if candidate is None:
        return False
    return current is None or candidate > current


def run(data):
    """The bytes out for the bytes in."""
    rows = records(data)
    header, header_end = next(rows)
    columns = [text_of(cell).strip() for cell in header]
    survivors = {}  # in the order of first members: key -> (instant, raw cells, line end)
    for cells, line_end in rows:
        texts = dict(zip(columns, map(text_of, cells)))
        written = dict(zip(columns, cells))
        for column, clean in CLEANERS.items():
            if not is_blank(texts[column]):
                _write(column, clean(texts[column]), texts, written)
        if not is_kept(texts):
            continue
        if is_blank(texts["email"]):
            _write("email", UNKNOWN_EMAIL, texts, written)
        key = texts["email"], "" if is_blank(texts["phone"]) else texts["phone"]
        instant = instant_of(texts["updated_at"])
        if key not in survivors or is_later(instant, survivors[key][0]):
            survivors[key] = instant, list(written.values()), line_end
    kept = (b",".join(cells) + line_end for _, cells, line_end in survivors.values())
    return b",".join(header) + header_end + b"".join(kept)


def _write(column, text, texts, written):
    if text != texts[column]:
        texts[column] = text
        written[column] = cell_of(text)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], "rb") as source:
        output = run(source.read())
    with open(sys.argv[2], "wb") as target:
        target.write(output)
