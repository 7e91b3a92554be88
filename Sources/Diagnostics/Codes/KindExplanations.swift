extension DiagnosticCode {
  static let kinds: [DiagnosticCode: Explanation] = [
    .needsDeclaration: Explanation(
      "the column has no type",
      "Everything is text until a column line declares it: ids and postcodes look like numbers and "
        + "are none. What compares, ranks or computes needs a declared column.",
      bad: "keep rows when amount > 100",
      good: "column amount is number\nkeep rows when amount > 100"),
    .wrongKind: Explanation(
      "the value is of the wrong kind",
      "Text, numbers, dates and truths are kept apart; number(…), date(…) and text(…) turn one into "
        + "another.",
      bad: "column amount is number\nkeep rows when amount = '100'",
      good: "column amount is number\nkeep rows when amount = 100"),
    .predicateExpected: Explanation(
      "a predicate is wanted",
      "A condition is something that is true or not: a comparison, is blank, a declared boolean.",
      bad: "keep rows when country = 'DE' or 'AT'", good: "keep rows when country in ('DE', 'AT')"),
    .valueExpected: Explanation(
      "a value is wanted",
      "A comparison is true or false and cannot be written into a cell by itself.",
      bad: "set note = city = 'Rome'",
      good: "set note = if city = 'Rome' then 'Roman' else 'other'"),
    .argumentCount: Explanation(
      "a function has too many or too few arguments",
      "The manual, docs/language.md, shows each with an example.",
      bad: "set first = left(first)", good: "set first = left(first, 1)"),
    .formArguments: Explanation(
      "a form has the wrong arguments",
      "Some forms take a number or a text behind them, without a comma.",
      bad: "normalize phone pad left 5", good: "normalize phone pad left 5 '0'"),
    .secondNotation: Explanation(
      "the column has been read already",
      "A notation is read once; then the column is canonical, and another notation would read the "
        + "wrong thing. Name all notations in one line.",
      bad: "normalize created date 'DD/MM/YYYY'\nnormalize created date 'MM/DD/YYYY'",
      good: "normalize created date 'DD/MM/YYYY', 'YYYY-MM-DD'"),
    .unreadableLiteral: Explanation(
      "a literal cannot be read",
      "Dates are written '2026-01-31', numbers with at most 28 digits; notations of dates are made of "
        + "YYYY, MM and DD, with MMM for a month by its name, those of numbers are examples. What default "
        + "writes into a column with a type is a value of it, unless the column's line has it among its "
        + "placeholders.",
      bad: "column created is date\nkeep rows when created > '31.01.2026'",
      good: "column created is date\nkeep rows when created > '2026-01-31'"),
    .comparedWithBlank: Explanation(
      "a comparison with blank is never true",
      "A blank is no value, so nothing equals it. is blank and is present ask for it.",
      bad: "drop rows when email = ''", good: "drop rows when email is blank"),
    .typeArguments: Explanation(
      "a type has the wrong arguments",
      "Notations follow number, date and datetime; values follow one of.",
      bad: "column stage is text 'New', 'Won'", good: "column stage is one of 'New', 'Won'"),
    .badOption: Explanation(
      "an option has a value that cannot be",
      "The options of load, split and mask each take one kind of value, and drop columns leaves at "
        + "least one.",
      bad: "load crm from 'crm.csv', delimiter '||'", good: "load crm from 'crm.csv', delimiter '|'"
    ),
    .patternTarget: Explanation(
      "a pattern is replaced by text only",
      "Behind the -> of a pattern stands a quoted text; $1 in it is what the first group found.",
      bad: "replace name /(.*), (.*)/ -> first",
      good: "replace name /(.*), (.*)/ -> '$2 $1'"),
    .literalExpected: Explanation(
      "the value is computed, and has to be written out",
      "What default fills in, and what stands behind the -> of replace and of others, is a quoted text, "
        + "a number, true or false: the same for every row. set computes.",
      bad: "default phone [2nd_phone]", good: "set phone = [2nd_phone] when phone is blank"),
    .blankWithoutEffect: Explanation(
      "a blank does nothing here",
      "A blank cell triggers no replace, an empty text stands in no cell, and set never clears. default "
        + "fills blanks, and clear makes them.",
      bad: "replace city '' -> 'Rome'", good: "default city 'Rome'"),
    .keyMissing: Explanation(
      "hash has no key",
      "The key is what makes a hash a secret, so it stands in no rule: a run takes it from --key-file FILE "
        + "or from FETTLE_KEY, and does not begin without one. check needs none, and neither does mask.",
      bad: "set phone = hash(phone)", good: "set phone = mask(phone)"),
    .emptyRange: Explanation(
      "nothing lies between these two",
      "between takes the lower end first. With the ends the other way round no value lies between them, "
        + "and the rule would fail for every row, or never.",
      bad: "check number(amount) between 100 and 1",
      good: "check number(amount) between 1 and 100"),
    .sensitiveBaseline: Explanation(
      "a figure that the history masks is compared with the last run",
      "The sum, mean, deviation, smallest or largest of a column that is declared sensitive is masked in the "
        + "history, so there never is a figure to compare with, and the line is never tested. Counts are kept: "
        + "compare rows, blank or distinct.",
      bad: "column amount is number, sensitive\nexpect mean amount within 10% of last run",
      good: "column amount is number, sensitive\nexpect blank amount within 10% of last run"),
    .databaseClause: Explanation(
      "a clause of databases and one of files stand together, or one is missing",
      "A table of a database is a file and a table in it, and rows are merged into it by a key. A delimiter, "
        + "an encoding or a header is something that only files of text have.",
      bad: "load crm from 'sqlite:crm.db'",
      good: "load crm from 'sqlite:crm.db' table 'customer'"),
    .twoNotations: Explanation(
      "a condition would leave a column in two notations",
      "What normalize writes is canonical, and what its condition leaves out stays in its notation. The lines "
        + "below read a column in one way, and 1.234 would be one number here and another one there. Convert all "
        + "cells, or write those of some rows into a column of their own.",
      bad: "column amount is number '1.234,56'\nnormalize amount number when stage = 'Won'",
      good: "column amount is number '1.234,56'\nset won = amount when stage = 'Won'"),
  ]
}
