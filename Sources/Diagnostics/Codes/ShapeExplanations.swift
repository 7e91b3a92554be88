extension DiagnosticCode {
  static let shapes: [DiagnosticCode: Explanation] = [
    .expected: Explanation(
      "something is missing",
      "Every line has one shape: verb, columns, what to do with them, then when …, others …, as …, "
        + "because …",
      bad: "replace country 'us' ->", good: "replace country 'us' -> 'US'"),
    .unexpected: Explanation(
      "something is too much",
      "Nothing in a line is ignored, so what has no place in it is an error. A further statement "
        + "stands on a line of its own or behind a semicolon.",
      bad: "normalize email trim dedupe on email", good: "normalize email trim; dedupe on email"),
    .quotedColumn: Explanation(
      "a text stands in a column's place",
      "Quotes hold text, brackets hold names of columns.",
      bad: "normalize 'First Name' trim", good: "normalize [First Name] trim"),
    .clauseOutOfPlace: Explanation(
      "a clause is out of place",
      "What follows the columns has one order: what to do, then when …, others …, as …, because …",
      bad: "default country when city = 'Rome' 'IT'",
      good: "default country 'IT' when city = 'Rome'"),
    .clauseTwice: Explanation(
      "a clause stands twice", "Join two conditions with and or or, and keep one of other clauses.",
      bad: "drop rows when city = 'Rome' when country = 'IT'",
      good: "drop rows when city = 'Rome' and country = 'IT'"),
    .conditionNotAllowed: Explanation(
      "the statement takes no when",
      "It acts on the whole table or on none of it, not on single rows.",
      bad: "drop columns note when note is blank", good: "drop columns note"),
    .conditionMissing: Explanation(
      "the statement needs a when",
      "Without a condition it would act on every row, which is hardly ever meant.",
      bad: "drop rows", good: "drop rows when stage = 'test'"),
    .othersNotAllowed: Explanation(
      "the statement takes no others",
      "others says what becomes of cells that a line cannot convert; this line converts none.",
      bad: "default city 'Rome', others clear", good: "default city 'Rome'"),
    .andWithOr: Explanation(
      "and together with or needs parentheses",
      "People read a and b or c in two ways. Say which is meant.",
      bad: "keep rows when city = 'Rome' and stage = 'Won' or stage = 'New'",
      good: "keep rows when city = 'Rome' and (stage = 'Won' or stage = 'New')"),
    .habit: Explanation(
      "this belongs to another language",
      "It is known from SQL, spreadsheets or programming languages, and is written otherwise here.",
      bad: "drop rows when city == 'Rome'", good: "drop rows when city = 'Rome'"),
    .parenthesisNotClosed: Explanation(
      "a parenthesis is not closed",
      "A statement ends where the next line begins at the margin; a deeper line goes on with it.",
      bad: "keep rows when (city = 'Rome' or city = 'Paris'",
      good: "keep rows when (city = 'Rome'\n  or city = 'Paris')"),
    .nestedTooDeep: Explanation(
      "the expression is too large",
      "More than a hundred levels of parentheses, or hundreds of operators in one chain. Name a part "
        + "with let, or compute it in a line of its own.",
      bad: "keep rows when "
        + String(repeating: "(", count: 120) + "city = 'Rome'" + String(repeating: ")", count: 120),
      good: "keep rows when (city = 'Rome')"),
    .branchNeedsParentheses: Explanation(
      "a branch that computes needs parentheses",
      "Behind then and else stands a single value, a call, or a computation in parentheses.",
      bad: "set name = if first is present then first & ' ' & last else last",
      good: "set name = if first is present then (first & ' ' & last) else last"),
    .chainedComparison: Explanation(
      "one comparison follows another",
      "1 < a < 5 compares a truth with a number. between says what is meant.",
      bad: "column amount is number\nkeep rows when 1 <= amount <= 5",
      good: "column amount is number\nkeep rows when amount between 1 and 5"),
    .wordOfTheTail: Explanation(
      "a column is named like a clause",
      "Behind a comma, others, note, warn, review, reject and stop begin a clause. A column of that "
        + "name stands in brackets there.",
      bad: "drop columns city, note", good: "drop columns city, [note]"),
    .formMissing: Explanation(
      "normalize says no form",
      "The columns end at the first name that no comma follows; then come the forms.",
      bad: "normalize email", good: "normalize email trim"),
    .missingComma: Explanation(
      "a comma is missing",
      "Columns are separated by commas, and so are further ranks and clauses.",
      bad: "drop columns city country", good: "drop columns city, country"),
    .actionNotAllowed: Explanation(
      "an action does not belong to this line",
      "Lines that judge rows end with note, warn, review, reject or stop; lines that convert cells say "
        + "one of these behind others; expect judges a whole table, which can be noted, warned of or "
        + "stopped. review and reject act on each row by itself, so they take no threshold.",
      bad: "require email, reject above 5%", good: "require email, reject, stop above 5%"),
    .thresholdUnit: Explanation(
      "a threshold needs its unit",
      "It is a share of the rows that were judged, or a number of rows: above 5%, above 500 rows, or "
        + "above 5% or 500 rows.",
      bad: "require email, warn above 5", good: "require email, warn above 5%"),
  ]
}
