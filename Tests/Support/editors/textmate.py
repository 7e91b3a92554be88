"""Prints the scope of every character of files by a TextMate grammar: a line of JSON a file, of lists a line."""

import json
import sys

from textmate_grammar.elements import ContentElement
from textmate_grammar.parsers.base import LanguageParser


def scopes(parser, text):
    """The innermost scope of each character of each line."""
    lines = text.split("\n")
    found = [[""] * len(line) for line in lines]
    element = parser.parse_string(text)
    for child in walk(element):
        for (line, column), _ in child.characters.items():
            if line < len(found) and column < len(found[line]):
                found[line][column] = child.token
    return found


def walk(element):
    """All elements below one, outer ones first."""
    for child in element.children if isinstance(element, ContentElement) else []:
        yield child
        yield from walk(child)


def main():
    """The grammar, then the files."""
    with open(sys.argv[1], encoding="utf-8") as file:
        parser = LanguageParser(json.load(file))
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", newline="") as file:
            print(json.dumps(scopes(parser, file.read())))


main()
