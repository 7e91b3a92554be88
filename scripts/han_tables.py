#!/usr/bin/env python3
"""Writes the tables of Chinese characters from Unicode's Unihan database.

    scripts/han_tables.py [FOLDER]

FOLDER has Unihan_Variants.txt.bz2 and Unihan_Readings.txt.bz2; without it, where Debian's package
`unicode-data` puts them. Writes SimplifiedHan+Table.swift and Pinyin+Table*.swift.
"""

import bz2
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parent.parent / "Sources/Kernels/Types/Names"
FIRST, LAST = 0x4E00, 0x9FFF
# Most characters of a line within the quotes of a table.
WIDTH = 92
NOTICE = """\
/// Written by scripts/han_tables.py from Unicode's Unihan database, version 15.0.
/// © 2022 Unicode, Inc.; used under the Unicode licence, https://www.unicode.org/license.txt.
"""


def entries(folder, name, field):
    """The characters of one field of a file, each with the field's words."""
    found = {}
    with bz2.open(folder / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, key, value = line.rstrip("\n").split("\t")
                character = int(code[2:], 16)
                if key == field and FIRST <= character <= LAST:
                    found[character] = value.split()
    return found


def simplified_pairs(folder):
    """Traditional characters, each with its simplified one; not those that are both."""
    pairs = []
    for character, words in sorted(entries(folder, "Unihan_Variants.txt.bz2", "kSimplifiedVariant").items()):
        targets = [int(word[2:], 16) for word in words]
        if character not in targets and FIRST <= targets[0] <= LAST:
            pairs.append(chr(character) + chr(targets[0]))
    return pairs


def syllables(folder):
    """Syllables without tones, each with the characters whose most customary reading it is."""
    found = {}
    for character, words in entries(folder, "Unihan_Readings.txt.bz2", "kMandarin").items():
        parts = unicodedata.normalize("NFD", words[0])
        syllable = "".join(letter for letter in parts if "a" <= letter <= "z")
        found.setdefault(syllable, []).append(chr(character))
    return sorted((syllable, sorted(characters)) for syllable, characters in found.items())


def wrapped(text):
    """Lines of a literal, each but the last going on in the next."""
    return [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]


def write(name, body):
    (TARGET / name).write_text(NOTICE + body, encoding="utf-8")


def write_simplified(pairs):
    lines = "\\\n    ".join(wrapped("".join(pairs)))
    write(
        "SimplifiedHan+Table.swift",
        "extension SimplifiedHan {\n"
        "  /// Pairs of characters in the order of the traditional one, which comes first.\n"
        f'  static let pairs: StaticString = """\n    {lines}\n    """\n'
        "}\n",
    )


def write_pinyin(number, part):
    lines = "\n    ".join("\\\n    ".join(wrapped(f"{key} {''.join(values)}")) for key, values in part)
    write(
        f"Pinyin+Table{number}.swift",
        "extension Pinyin {\n"
        f"  /// Readings from {part[0][0]} to {part[-1][0]}, each with its characters.\n"
        f'  static let table{number}: StaticString = """\n    {lines}\n    """\n'
        "}\n",
    )


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    write_simplified(simplified_pairs(folder))
    readings = syllables(folder)
    third = len(readings) // 3
    for number, start in enumerate(range(0, 3 * third, third), start=1):
        end = start + third if number < 3 else len(readings)
        write_pinyin(number, readings[start:end])


if __name__ == "__main__":
    main()
