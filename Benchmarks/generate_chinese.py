"""Writes customers of a Chinese company with duplicates: generate_chinese.py ROWS OUT.csv

The same number of rows gives the same bytes on every machine: the generator is seeded, and draws its
numbers only from `random()`, whose sequence Python keeps. The words are in chinese_words.py.

A bit more than half of the persons have one row, the others two to four. Each further row of a person
has variants of the first, whose names stand in the column `variants`; `entity` numbers the person:

- traditional, pinyin, tones, given-first, wide, spaced, same-sound, called (小王, 王总): the name;
- prefix, spaced-phone, wide-phone, other-phone: +86, 0086, blanks; another number;
- short-address, wide-address, building, moved: without province, city or district; 幢, 栋, 号楼;
- short-company, other-mail, written-date, birthday-slip, missing-COLUMN.

Not duplicates, though they look like it: households of one address and one telephone, some of their
members twins, and namesakes, who are as frequent as surnames make them.
"""

import csv
import random
import sys
from dataclasses import dataclass, field, replace

import chinese_words as words

SEED = 20261126
HEADER = ["编号", "姓名", "手机", "邮箱", "公司", "城市", "地址", "出生日期", "entity", "variants"]
COPY_SHARES = [(0.56, 1), (0.85, 2), (0.96, 3), (1.0, 4)]
HOUSEHOLD_SHARE = 0.12
TWIN_SHARE = 0.05
MAIL_DOMAINS = ["qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "gmail.com"]


@dataclass(frozen=True)
class Person:
    """Somebody as he is, whatever is written of him."""

    surname: tuple
    given: tuple
    phone: str
    mail: str
    company: tuple
    home: tuple
    birthday: tuple

    @property
    def name(self):
        """The name as it is most often written."""
        return self.surname[0] + "".join(character for character, _ in self.given)


@dataclass
class Row:
    """What is written of a person, and which variants that took."""

    name: str
    phone: str
    mail: str
    company: str
    city: str
    address: str
    birthday: str
    variants: list = field(default_factory=list)

    def cells(self):
        """The cells of the row, from the name to the birthday."""
        return [
            self.name, self.phone, self.mail, self.company, self.city, self.address, self.birthday,
        ]


class Generator:
    """Makes persons and their rows from one sequence of numbers."""

    def __init__(self, seed=SEED):
        self.random = random.Random(seed).random

    def pick(self, choices):
        """One of several, each as often."""
        return choices[int(self.random() * len(choices))]

    def below(self, count):
        """A number from 0 on."""
        return int(self.random() * count)

    def digits(self, count):
        """So many digits."""
        return "".join(str(self.below(10)) for _ in range(count))

    # What a person is.

    def surname(self):
        """A surname, the frequent ones more often: about as 1 / (rank + 6)."""
        while True:
            rank = self.below(len(words.SURNAMES))
            if self.random() < 6 / (rank + 6):
                return words.SURNAMES[rank]

    def given(self):
        """A given name of one character or two, those at the head of the list more often."""
        count = 1 if self.random() < 0.25 else 2
        return tuple(words.GIVEN[int(self.random() ** 2 * len(words.GIVEN))] for _ in range(count))

    def home(self):
        """Province, city, district, street, number, estate, building and room."""
        province, city, districts = self.pick(words.CITIES)
        estate = self.pick(words.ESTATES) if self.random() < 0.4 else ""
        building = 1 + self.below(28) if estate or self.random() < 0.5 else 0
        room = (1 + self.below(18)) * 100 + 1 + self.below(4)
        street, number = self.pick(words.STREETS), 1 + self.below(900)
        return province, city, self.pick(districts), street, number, estate, building, room

    def person(self):
        """Somebody who is related to nobody."""
        surname, given, home = self.surname(), self.given(), self.home()
        company = (
            home[1][:-1], self.pick(words.BRANDS), self.pick(words.TRADES), self.pick(words.LEGAL_FORMS),
        )
        birthday = (1950 + self.below(56), 1 + self.below(12), 1 + self.below(28))
        mail = self.mail(surname, given, birthday)
        return Person(surname, given, self.mobile(), mail, company, home, birthday)

    def mobile(self):
        """A number of a mobile telephone."""
        return "1" + self.pick("35789") + self.digits(9)

    def mail(self, surname, given, birthday):
        """An address made of digits, or of the name."""
        domain = self.pick(MAIL_DOMAINS)
        if self.random() < 0.45:
            return f"{1 + self.below(9)}{self.digits(8)}@{domain}"
        sounds = [words.without_tones(sound) for _, sound in (surname, *given)]
        user = "".join(sounds) if self.random() < 0.6 else sounds[0] + "".join(s[0] for s in sounds[1:])
        return f"{user}{self.pick([birthday[0], birthday[0] % 100, self.below(1000)])}@{domain}"

    def relative(self, person):
        """Somebody of the same household, one in so many a twin."""
        other = self.person()
        birthday = person.birthday if self.random() < TWIN_SHARE else other.birthday
        surname = person.surname if self.random() < 0.8 else other.surname
        phone = person.phone if self.random() < 0.3 else other.phone
        mail = self.mail(surname, other.given, birthday)
        return replace(
            other, home=person.home, surname=surname, birthday=birthday, phone=phone, mail=mail
        )

    def households(self):
        """Persons without end, those of one household one after the other."""
        while True:
            person = self.person()
            yield person
            if self.random() < HOUSEHOLD_SHARE:
                for _ in range(1 + self.below(3)):
                    yield self.relative(person)

    # What is written of him.

    def rows(self, person):
        """The rows of a person, the first of them as it should be."""
        draw = self.random()
        count = next(count for share, count in COPY_SHARES if draw < share)
        return [self.plain(person), *(self.varied(person) for _ in range(count - 1))]

    def plain(self, person):
        """A row in which hardly anything is missing."""
        year, month, day = person.birthday
        row = Row(
            person.name, person.phone, person.mail, "".join(person.company), person.home[1],
            self.address(person.home), f"{year}-{month:02}-{day:02}",
        )
        self.leave_out(row, 0.12)
        return row

    def varied(self, person):
        """A row with some variants of what the first one says."""
        row = Row("", "", "", "", "", "", "")
        self.write_name(person, row)
        self.write_phone(person, row)
        self.write_address(person, row)
        self.write_rest(person, row)
        if self.random() < 0.1:
            row.variants.append("traditional-address")
            row.address, row.company, row.city = map(
                words.traditional, (row.address, row.company, row.city)
            )
        self.leave_out(row, 0.2)
        return row

    def leave_out(self, row, share):
        """Leaves cells blank; of name and telephone one stays."""
        columns = {"phone": 0.6, "mail": 2, "company": 1.2, "city": 0.6, "address": 1, "birthday": 2}
        for column, weight in columns.items():
            if self.random() < share * weight:
                setattr(row, column, "")
                row.variants.append(f"missing-{column}")

    def write_name(self, person, row):
        """The name in one of its forms."""
        surname, given = person.surname, list(person.given)
        draw = self.random()
        if draw < 0.06:
            row.variants.append("same-sound")
            place = self.below(len(given))
            others = words.SAME_SOUND[given[place][0]] or [given[place][0]]
            given[place] = (self.pick(others), given[place][1])
        elif draw < 0.075:
            others = words.SAME_SOUND_SURNAME[surname[0]]
            if others:
                row.variants.append("same-sound-surname")
                surname = (self.pick(others), surname[1])
        row.name = surname[0] + "".join(character for character, _ in given)
        draw = self.random()
        if draw < 0.18:
            row.variants.append("traditional")
            row.name = words.traditional(row.name)
        elif draw < 0.34:
            row.name = self.in_letters(surname, given, row.variants)
        elif draw < 0.40:
            row.variants.append("spaced")
            row.name = surname[0] + self.pick([" ", "\u3000"]) + row.name[len(surname[0]) :]
        elif draw < 0.415:
            row.variants.append("called")
            row.name = self.pick(["小{}", "老{}", "{}总", "{}经理", "{}先生", "{}女士"]).format(surname[0])

    def in_letters(self, surname, given, variants):
        """The name in Pinyin."""
        variants.append("pinyin")
        sounds = [surname[1], "".join(sound for _, sound in given)]
        if self.random() < 0.25:
            variants.append("tones")
        else:
            sounds = [words.without_tones(sound) for sound in sounds]
        if self.random() < 0.4:
            variants.append("given-first")
            sounds.reverse()
        draw = self.random()
        text = " ".join(sounds)
        text = text.title() if draw < 0.7 else text.upper() if draw < 0.85 else text
        if self.random() < 0.12:
            variants.append("wide")
            text = words.full_width(text)
        return text

    def write_phone(self, person, row):
        """The telephone number in one of its forms, or another one."""
        phone = person.phone
        if self.random() < 0.1:
            row.variants.append("other-phone")
            phone = self.mobile()
        draw = self.random()
        if draw < 0.2:
            row.variants.append("spaced-phone")
            phone = self.pick([" ", "-"]).join((phone[:3], phone[3:7], phone[7:]))
        elif draw < 0.36:
            row.variants.append("prefix")
            phone = self.pick(["+86 ", "+86", "0086", "0086-", "86-"]) + phone
        elif draw < 0.42:
            row.variants.append("wide-phone")
            phone = words.full_width(phone)
        row.phone = phone

    def write_address(self, person, row):
        """Where he lives, or a place he has moved to."""
        home = person.home
        if self.random() < 0.12:
            row.variants.append("moved")
            home = self.home()
        row.city = home[1] if self.random() < 0.6 else home[1][:-1]
        row.address = self.address(home, row.variants)
        if self.random() < 0.06:
            row.variants.append("wide-address")
            row.address = words.full_width(row.address)

    def address(self, home, variants=None):
        """An address, whole or, where there are variants, with parts left out or written otherwise."""
        province, city, district, street, number, estate, building, room = home
        if variants is None:
            lead, unit, end = province + city + district, "幢", "室"
        else:
            lead = self.pick([
                province + city + district, city + district, city[:-1] + district, district, "",
            ])
            unit, end = self.pick([("幢", "室"), ("栋", "室"), ("号楼", "室"), ("幢", ""), ("-", "")])
            if len(lead) < len(province + city + district):
                variants.append("short-address")
            if (unit, end) != ("幢", "室"):
                variants.append("building")
            if estate and self.random() < 0.3:
                variants.append("no-estate")
                estate = ""
        house = f"{building}{unit}" if building else ""
        return f"{lead}{street}{number}号{estate}{house}{room}{end}"

    def write_rest(self, person, row):
        """Company, e-mail and birthday."""
        place, brand, trade, form = person.company
        draw = self.random()
        row.company = place + brand + trade + form
        if draw < 0.35:
            row.variants.append("short-company")
            row.company = self.pick([
                brand + trade, place + brand + trade, brand + trade + form, place + brand,
                f"{brand}{trade}({place}){form}",
            ])
        row.mail = person.mail
        if self.random() < 0.15:
            row.variants.append("other-mail")
            row.mail = self.mail(person.surname, person.given, person.birthday)
        year, month, day = person.birthday
        if self.random() < 0.04:
            row.variants.append("birthday-slip")
            year, month, day = self.pick([
                (year + 1, month, day), (year, month % 12 + 1, day), (year, month, day % 28 + 1),
            ])
        draw = self.random()
        row.birthday = f"{year}-{month:02}-{day:02}"
        if draw < 0.3:
            row.variants.append("written-date")
            row.birthday = self.pick([f"{year}/{month:02}/{day:02}", f"{year}年{month}月{day}日"])


def table(row_count):
    """The rows of the table in an order without a meaning, as cells."""
    generator = Generator()
    rows = []
    for entity, person in enumerate(generator.households()):
        if len(rows) >= row_count:
            break
        rows += [(entity, row) for row in generator.rows(person)]
    rows = rows[:row_count]
    for place in range(len(rows) - 1, 0, -1):
        other = generator.below(place + 1)
        rows[place], rows[other] = rows[other], rows[place]
    return [
        [f"K{number:06}", *row.cells(), str(entity), " ".join(row.variants)]
        for number, (entity, row) in enumerate(rows, 1)
    ]


def main():
    """Writes the table."""
    with open(sys.argv[2], "w", newline="", encoding="utf-8") as file:
        output = csv.writer(file, lineterminator="\n")
        output.writerow(HEADER)
        output.writerows(table(int(sys.argv[1])))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main()
