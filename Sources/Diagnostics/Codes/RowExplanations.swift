extension DiagnosticCode {
  static let rows: [DiagnosticCode: Explanation] = [
    .alwaysPasses: Explanation(
      "every row passes the check",
      "The lines above leave no row that could fail it, so it finds nothing, ever. Often it stands too "
        + "low: behind the line that fills or drops what it looks for.",
      bad: "default email 'unknown@example.com'\nrequire email",
      good: "require email\ndefault email 'unknown@example.com'"),
    .neverPasses: Explanation(
      "no row can pass the check",
      "Every row that it tests fails, whatever the data holds: it contradicts itself, or the lines above "
        + "leave no value that it wants.",
      bad: "set stage = 'new'\ncheck stage = 'New'",
      good: "replace stage 'new' -> 'New'\ncheck stage = 'New'"),
    .neverTested: Explanation(
      "the check can say nothing",
      "A comparison with a blank is neither true nor false, so a check that compares only blanks tests no "
        + "row.",
      bad: "clear note when id is present or id is blank\ncheck note = 'paid'",
      good: "check note = 'paid'\nclear note when id is present or id is blank"),
    .contradiction: Explanation(
      "two checks contradict each other",
      "No row can pass both. One of them is wrong, or they are about different rows: then each needs a when, "
        + "and no row may be in the scope of both.",
      bad: "column amount is number\ncheck amount > 10\ncheck amount < 5",
      good: "column amount is number\ncheck amount > 10 when stage = 'Won'\n"
        + "check amount < 5 when stage = 'Lost'"),
    .redundantCheck: Explanation(
      "another check says it already",
      "Every row that fails this check fails another one too, with at least the same action.",
      bad: "column amount is number\ncheck amount > 1\ncheck amount > 2",
      good: "column amount is number\ncheck amount > 2"),
    .conditionNeverTrue: Explanation(
      "the condition is never true",
      "The lines above leave no row for which it could be, or it contradicts itself, so the line does "
        + "nothing. A set that makes a column still makes it, without a value in any row.",
      bad: "normalize country upper\nset note = 'home' when country = 'de'",
      good: "normalize country upper\nset note = 'home' when country = 'DE'"),
    .conditionAlwaysTrue: Explanation(
      "the condition is true for every row",
      "The lines above leave no other row, so the condition chooses nothing.",
      bad:
        "keep rows when country = 'DE'\nset note = 'home' when country = 'DE' or country is blank",
      good: "keep rows when country = 'DE'\nset note = 'home'"),
    .removesNothing: Explanation(
      "the line takes out no row",
      "The lines above have taken out, or changed, every row that it looks for.",
      bad: "default email 'unknown@example.com'\ndrop rows when email is blank",
      good: "drop rows when email is blank"),
    .removesEverything: Explanation(
      "the line takes out every row",
      "No row that could stay gets past the lines above, or the condition contradicts itself.",
      bad: "keep rows when country = 'DE' and country = 'AT'",
      good: "keep rows when country in ('DE', 'AT')"),
    .unreachableArm: Explanation(
      "no cell reaches an arm of replace",
      "Arms are tried in order on the cell as it was, and the first match wins. This one looks for a text "
        + "that an arm above takes, that its own arm names twice, or that no line above leaves.",
      bad: "normalize country lower\nreplace country 'DE' -> 'Germany'",
      good: "normalize country lower\nreplace country 'de' -> 'Germany'"),
    .lineWithoutEffect: Explanation(
      "the line changes nothing",
      "A line above has done it already.",
      bad: "normalize email trim\nnormalize email trim", good: "normalize email trim"),
    .defaultFailsCheck: Explanation(
      "what default fills in fails a check",
      "Every cell that the default fills in fails the check below. Choose a value that passes it, or let "
        + "the check look at real values only.",
      bad: "default email 'unknown'\ncheck email is email",
      good: "default email 'unknown@example.com'\ncheck email is email"),
    .repeatedPart: Explanation(
      "a part of a condition, or a form, adds nothing",
      "The parts beside it say it already, whatever a row holds: it is said twice, or a wider part takes it "
        + "in. A form does nothing once more where those between leave what it has done. Often another "
        + "column, value or form was meant.",
      bad: "column amount is number\ncheck amount > 5 and amount > 3",
      good: "column amount is number\ncheck amount > 5"),
  ]
}
