extension DiagnosticCode {
  static let merging: [DiagnosticCode: Explanation] = [
    .mergedTwice: Explanation(
      "a table is merged twice",
      "Its rows are in the result of the first merge. Merge that result with the other tables, or name "
        + "all tables in one line. A table is merged with itself by naming it once.",
      bad:
        "merge input, input into person\n  same when email equal\n  take everything else from first",
      good: "merge input into person\n  same when email equal\n  take everything else from first"),
    .takeMissing: Explanation(
      "no line takes a column",
      "The result has every column of the merged tables, and each of them needs a take that says which "
        + "record of a group gives its value.",
      bad: "merge input into person\n  same when email equal\n  take email, phone from first",
      good: "merge input into person\n  same when email equal\n  take email, phone from first\n"
        + "  take everything else from first"),
    .takenTwice: Explanation(
      "two lines take one column",
      "A column has one value in the result, so one take says where it comes from.",
      bad: "merge input into person\n  same when email equal\n  take email from first\n"
        + "  take phone, email from last\n  take everything else from first",
      good: "merge input into person\n  same when email equal\n  take email from first\n"
        + "  take phone from last\n  take everything else from first"),
    .everythingElse: Explanation(
      "take everything else is not the last take",
      "It takes every column that no line has named, so a take below it says something that is never "
        + "read, or contradicts it.",
      bad: "merge input into person\n  same when email equal\n  take everything else from first\n"
        + "  take phone from last",
      good: "merge input into person\n  same when email equal\n  take phone from last\n"
        + "  take everything else from first"),
    .everyPair: Explanation(
      "a clause compares every row with every other",
      "The pairs grow with the square of the rows: 5,000 million at 100,000. A column that is equal, or "
        + "within, says among which rows to look. A sound or a distance behind within does it too.",
      bad:
        "merge input into person\n  same when last similar 90%\n  take everything else from first",
      good: "merge input into person\n  same when last similar 90% within city\n"
        + "  take everything else from first"),
    .rankOfTogether: Explanation(
      "together with a rank that chooses no record",
      "A block of columns is taken from one record. The most common or the longest value of each column "
        + "may be that of another record.",
      bad: "merge input into person\n  same when email equal\n"
        + "  take city, country together from longest\n  take everything else from first",
      good: "merge input into person\n  same when email equal\n"
        + "  take city, country together from most complete\n  take everything else from first"),
    .typesDiffer: Explanation(
      "tables give one column two types",
      "A text would mean one value in one table and another value, or none, in the other. Declare the "
        + "column alike in all tables, or bring it to one form above the merge.",
      bad: "load a from 'a.csv', header 'email'\nload b from 'b.csv', header 'email'\nuse a\n"
        + "column email is email\nmerge a, b into c\n  same when email equal\n"
        + "  take everything else from a, then b",
      good: "load a from 'a.csv', header 'email'\nload b from 'b.csv', header 'email'\nuse a, b\n"
        + "column email is email\nmerge a, b into c\n  same when email equal\n"
        + "  take everything else from a, then b"),
    .sameMissing: Explanation(
      "a merge does not say which rows are the same",
      "Without a same when, or decisions of people in a decided in, no two rows are one.",
      bad: "merge input into person\n  take everything else from first",
      good: "merge input into person\n  same when email equal\n  take everything else from first"),
    .mergedMissing: Explanation(
      "what only a merged table has",
      "expect merged counts the rows that a merge has put to others, and links to writes where each row "
        + "went: both are of the table that the merge makes.",
      bad: "expect merged < 10% of rows",
      good: "merge input into person\n  same when email equal\n  take everything else from first\n"
        + "expect merged < 10% of rows"),
    .mergedReview: Explanation(
      "reviews of rows below a merge are written nowhere",
      "What reviews to of a merged table takes are pairs of rows that may be the same. A line below the merge "
        + "that asks for a review asks about single rows of the result: findings to takes them.",
      bad: "merge input into person\n  same when email equal\n  take everything else from first\n"
        + "check email is present, review\nsave to 'out.csv', reviews to 'reviews.csv'",
      good: "merge input into person\n  same when email equal\n  take everything else from first\n"
        + "check email is present, review\n"
        + "save to 'out.csv', reviews to 'reviews.csv', findings to 'findings.csv'"),
    .pairsUnwritten: Explanation(
      "pairs of a merge are to be reviewed, and written nowhere",
      "What review when, review groups above and else review put into the review queue is for people to "
        + "decide. A save of the merged table writes the queue with reviews to, and decided in reads it back.",
      bad: "merge input into person\n  same when email equal\n  review when phone equal\n"
        + "  take everything else from first\nsave to 'out.csv'",
      good: "merge input into person\n  same when email equal\n  review when phone equal\n"
        + "  take everything else from first\nsave to 'out.csv', reviews to 'reviews.csv'"),
  ]
}
