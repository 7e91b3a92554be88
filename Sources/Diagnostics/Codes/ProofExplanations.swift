extension DiagnosticCode {
  static let proofs: [DiagnosticCode: Explanation] = [
    .givenMissing: Explanation(
      "a test has nothing to send through the rules",
      "A test gives at least one table. Its columns stand behind given, its rows on the lines below; columns "
        + "that it does not name are blank.",
      bad: "test 'lower case'\n  expect email\n         ann@example.com",
      good: "normalize email lower\ntest 'lower case'\n  given email\n        Ann@Example.com\n"
        + "  expect email\n         ann@example.com"),
    .expectMissing: Explanation(
      "a test says nothing of what comes out",
      "A test that expects nothing cannot fail. Say which rows stay, which are rejected, removed or found, or "
        + "which rule stops the run.",
      bad: "test 'lower case'\n  given email\n        Ann@Example.com",
      good: "normalize email lower\ntest 'lower case'\n  given email\n        Ann@Example.com\n"
        + "  expect email\n         ann@example.com"),
    .cellCount: Explanation(
      "a row has more or fewer cells than its table has columns",
      "Each line of a test's table has a cell for each column, with | between them. A cell without a value is "
        + "written blank, one with a | in it is quoted.",
      bad: "test 'a'\n  given id | name\n        1  | Ann | Rome\n  expect id\n         1",
      good: "test 'a'\n  given id | name | city\n        1 | Ann | Rome\n  expect id\n         1"),
    .cellNeedsQuotes: Explanation(
      "a cell has a sign that only a quoted text can have",
      "A bare cell is taken as it stands, without the blanks around it. A quote within it, an open bracket or "
        + "a pattern's slash would be read as something else, so such a cell is quoted, in the quotes that "
        + "it has not.",
      bad: "test 'a'\n  given name\n        O'Brien\n  expect name\n         \"O'Brien\"",
      good: "test 'a'\n  given name\n        \"O'Brien\"\n  expect name\n         \"O'Brien\""),
    .noExample: Explanation(
      "one row is no example of this line",
      "An example sends single values through one line. What compares rows with each other, or acts on the "
        + "table as a whole, is shown by a test, which has tables.",
      bad: "example dedupe on email: 'a@example.com' -> 'a@example.com'",
      good: "dedupe on email\ntest 'one address'\n  given email\n        a@example.com\n"
        + "        a@example.com\n  expect email\n         a@example.com"),
    .exampleColumns: Explanation(
      "a value of an example belongs to no one column",
      "Where the line of an example has one column, its value stands by itself. Values of several columns "
        + "are named, before the arrow and behind it.",
      bad: "example set name = first & last: 'Ann' -> 'AnnLee'",
      good: "example set name = first & last: first = 'Ann', last = 'Lee' -> name = 'AnnLee'"),
    .exampleResult: Explanation(
      "an example ends in what its line cannot do",
      "Behind the arrow stands what the line leaves: a value where it writes values, pass or fail where it "
        + "judges, keep or drop where rows may leave.",
      bad: "example require email: blank -> 'x'", good: "example require email: blank -> fail"),
    .unknownRule: Explanation(
      "no line of the file has this id",
      "A test calls rules by the id behind their as. Lines without one have an id that reports show, made "
        + "from their text.",
      bad: "require email, stop as address\ntest 'a'\n  given email\n        blank\n"
        + "  expect stopped adress",
      good: "require email, stop as address\ntest 'a'\n  given email\n        blank\n"
        + "  expect stopped address"),
  ]
}
