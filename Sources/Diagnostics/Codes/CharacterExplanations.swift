extension DiagnosticCode {
  static let characters: [DiagnosticCode: Explanation] = [
    .textNotClosed: Explanation(
      "a text is not closed",
      "Text stands between two quotes of the same kind on one line: 'like this' or \"like this\". "
        + "A quote inside is doubled, as in 'O''Brien'.",
      bad: "default name 'O'Brien'", good: "default name 'O''Brien'"),
    .bracketNotClosed: Explanation(
      "a name in brackets is not closed",
      "A column whose name holds blanks or signs stands between [ and ] on one line. A ] in the name "
        + "is doubled.",
      bad: "normalize [First Name trim", good: "normalize [First Name] trim"),
    .patternNotClosed: Explanation(
      "a pattern is not closed",
      "A slash behind a blank, a parenthesis or a comma opens a pattern, unless a blank follows it; "
        + "the next slash on the line closes it. \\/ stands for a slash. A division has blanks on "
        + "both sides or none.",
      bad: "column amount is number\nset amount = amount /2",
      good: "column amount is number\nset amount = amount / 2"),
    .unknownFlag: Explanation(
      "a pattern has a flag that does not exist",
      "The letters behind a pattern are i (without case), m (^ and $ at every line), s (a dot takes "
        + "line ends too) and x (blanks and comments in the pattern).",
      bad: "keep rows when email matches /@acme/g", good: "keep rows when email matches /@acme/i"),
    .invalidBytes: Explanation(
      "the rule file is not UTF-8",
      "Rule files are UTF-8, whatever the data is written in. Save the file anew as UTF-8.",
      bad: "normalize city trim  # caf\u{FFFD}", good: "normalize city trim  # café"),
    .strayCharacter: Explanation(
      "a character has no meaning here",
      "Outside of quotes and brackets the language knows letters, digits and a few signs. Typographic "
        + "signs such as – or ≤ are often pasted from documents.",
      bad: "column amount is number\nkeep rows when amount ≤ 5",
      good: "column amount is number\nkeep rows when amount <= 5"),
    .mixedTabs: Explanation(
      "tabs and spaces are mixed",
      "The margin decides where a statement ends, and a tab has no width that everybody agrees on. "
        + "Indent all lines of a file with spaces, or all with tabs.",
      bad: "keep rows when city = 'Rome'\n  or city = 'Paris'\n\tor city = 'Bonn'",
      good: "keep rows when city = 'Rome'\n  or city = 'Paris'\n  or city = 'Bonn'"),
    .leftOfMargin: Explanation(
      "a line begins left of the others",
      "All statements begin at the same margin; a deeper line goes on with the one above.",
      bad: "  normalize city trim\nnormalize name trim",
      good: "normalize city trim\nnormalize name trim"),
    .nameNeedsBrackets: Explanation(
      "a column name needs brackets",
      "A bare name is made of letters, digits and _, and does not begin with a digit. Every other "
        + "name stands in brackets, exactly as in the header.",
      bad: "normalize E-Mail trim", good: "normalize [E-Mail] trim"),
    .emptyName: Explanation(
      "a name in brackets is empty",
      "A column without a header is called after its place: [column 7] for the seventh.",
      bad: "normalize [] trim", good: "normalize [First Name] trim"),
    .emptyPattern: Explanation(
      "a pattern is empty",
      "// is a comment in other languages. Here a comment begins with #, and a pattern has at least "
        + "one character.",
      bad: "normalize city trim // later more", good: "normalize city trim  # later more"),
  ]
}
