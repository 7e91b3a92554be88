extension DiagnosticCode {
  /// What only the rows of a table show; `check --against` reads them.
  static let data: [DiagnosticCode: Explanation] = [
    .notationOpen: Explanation(
      "nothing tells in which notation values are written",
      "03/04/2026 is a day of March or of April, and 1,234 may be one and a bit. All values of the column are "
        + "looked at; where none of them can be read in one way only, or some contradict the others, nothing is "
        + "guessed. Name the notation that is meant, or all of them. A value that two named notations read "
        + "differently is not converted: then name one of them.",
      bad: "column created is date", good: "column created is date 'DD/MM/YYYY'",
      table: "id,created\n1,03/04/2026\n2,05/06/2026"),
    .notationNotNamed: Explanation(
      "values are written in a notation that no line names",
      "The values themselves prove how they are written, but no rule says so, and without it they stay unread. "
        + "Paste the line that the message gives, or have check --fix write it.",
      bad: "normalize created date", good: "normalize created date 'DD/MM/YYYY'",
      table: "id,created\n1,31/01/2026\n2,05/06/2026"),
    .typeMisfit: Explanation(
      "a type or notation fits few values, or none",
      "Fewer than half of the values that are not blank can be read as the type, or in the notations, that the "
        + "line names. Most often it is the wrong type, the wrong notation or the wrong column.",
      bad: "column phone is date\nwarn rows when phone is not valid",
      good: "column phone is phone\nwarn rows when phone is not valid",
      table: "id,phone\n1,+49 30 123456\n2,+49 30 123457"),
    .notationMisses: Explanation(
      "some values are not read by the notation of their column",
      "A line names how the dates or numbers of a column are written, and some are written otherwise. They are "
        + "bad values, and stay as they are; or their notation is meant too, and has to be named beside the other.",
      bad: "column created is date 'DD/MM/YYYY'\nwarn rows when created < '2020-01-01'",
      good:
        "column created is date 'DD/MM/YYYY', 'YYYY-MM-DD'\nwarn rows when created < '2020-01-01'",
      table: "id,created\n1,31/01/2026\n2,05/06/2026\n3,2026-01-31"),
    .conditionNeverMet: Explanation(
      "the condition of a line is true for no row",
      "The line never acts on this table. Often a text is written otherwise than in the data: small or large "
        + "letters, a blank at its end, another language.",
      bad: "clear phone when stage = 'lost'", good: "clear phone when lower(stage) = 'lost'",
      table: "id,phone,stage\n1,030 123456,Lost\n2,,New"),
    .nothingTested: Explanation(
      "a check tests no row",
      "What it tests is blank in every row that its condition lets through, or could not be read, so that it "
        + "neither passes nor fails. require fails blanks.",
      bad: "check phone looks like '+*'", good: "require phone",
      table: "id,phone\n1,\n2,"),
    .ruleTouchesNothing: Explanation(
      "a line changes nothing in this table",
      "No value is changed and no row leaves by this line. That is as it should be where the table is clean "
        + "already; else look at the column and at what the line looks for.",
      bad: "replace stage 'lost' -> 'Lost'", good: "replace stage 'lost' -> 'Lost' ignoring case",
      table: "id,stage\n1,LOST\n2,New"),
    .lookupContradicts: Explanation(
      "a lookup file has several values for one key",
      "Which of them is meant is not guessed: cells with such a key could not be evaluated. The message names "
        + "lines of the file that contradict each other; leave one of them, or look up by a column that has "
        + "each key once.",
      bad: "replace country from 'codes.csv' region -> name",
      good: "replace country from 'codes.csv' code -> name", table: "id,country\n1,DE\n2,EU"),
  ]
}
