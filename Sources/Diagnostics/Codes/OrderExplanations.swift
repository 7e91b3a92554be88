extension DiagnosticCode {
  static let orders: [DiagnosticCode: Explanation] = [
    .keyNormalizedLate: Explanation(
      "a key is normalized only after its dedupe",
      "Lines run from top to bottom: rows were folded by the key as it was written, and what is the same "
        + "in its normal form stays apart.",
      bad: "dedupe on email\nnormalize email trim, lower",
      good: "normalize email trim, lower\ndedupe on email"),
    .keyNeverNormalized: Explanation(
      "a key is compared as it is written",
      "Two keys of a column of text are the same only letter by letter: bring it into one form above. A "
        + "column with a type is compared as the type writes its values, which says nothing of what it "
        + "leaves as it is: of an e-mail address it writes the domain small, and the case of what stands "
        + "before the @ tells two keys apart until a line brings it into one with lower.",
      bad: "dedupe on email", good: "normalize email trim, lower\ndedupe on email"),
    .defaultInKey: Explanation(
      "a key holds what default filled in",
      "A placeholder is no evidence: it reads as blank in keys, and a row whose keys are all blank matches "
        + "nothing. With 'placeholders match' all rows that were filled in fold into one.",
      bad: "normalize email trim, lower\ndefault email 'unknown@example.com'\n"
        + "dedupe on email placeholders match",
      good: "normalize email trim, lower\ndedupe on email\ndefault email 'unknown@example.com'"),
    .checkAfterFold: Explanation(
      "rows are taken out only after the dedupe",
      "The dedupe may have kept a bad row and folded a good one into it; then the bad one leaves, and both "
        + "are gone. Take bad rows out first.",
      bad: "column amount is number\nnormalize email trim, lower\ndedupe on email\n"
        + "check amount > 0, reject",
      good: "column amount is number\nnormalize email trim, lower\ncheck amount > 0, reject\n"
        + "dedupe on email"),
    .blankLeaves: Explanation(
      "rows with a blank leave too",
      "keep rows keeps what is true. Beside a blank a comparison is unknown, so the row leaves; it is "
        + "counted apart. Say whether blanks may stay.",
      bad: "keep rows when country = 'DE'",
      good: "keep rows when country = 'DE' or country is blank"),
    .lateType: Explanation(
      "a column is declared after it was used",
      "The line above has compared the column as plain text. Declarations belong to the top.",
      bad: "normalize amount trim\ndedupe on amount\ncolumn amount is number",
      good: "column amount is number\ndedupe on amount"),
    .maskLeak: Explanation(
      "a masked value shows elsewhere",
      "mask hides the values in the table, not in the logs of what was before, nor in columns that were "
        + "copied from it. A column declared sensitive is masked in all logs.",
      bad: "mask phone\nsave to 'out.csv', changes to 'changes.csv'",
      good: "column phone is text, sensitive\nmask phone\n"
        + "save to 'out.csv', changes to 'changes.csv'"),
    .maskedUse: Explanation(
      "a masked column is compared or split",
      "mask writes a star for every letter and digit, so that values of one shape are one value behind it: "
        + "rows of different people fold together, and parts are stars. What needs the value stands above.",
      bad: "normalize email lower\nmask email\ndedupe on email",
      good: "normalize email lower\ndedupe on email\nmask email"),
    .stopBelowWarn: Explanation(
      "a graver action comes before the milder one",
      "Wherever the milder action would follow, the graver one has followed already.",
      bad: "require email, warn above 5%, stop above 1%",
      good: "require email, warn above 1%, stop above 5%"),
    .unusedTable: Explanation(
      "a table is loaded and never used",
      "No line of these rules acts on it or looks values up in it. A file that includes them may: check that "
        + "file along with this one, and nothing is said of what it uses.",
      bad: "load crm from 'crm.csv'\nnormalize email trim", good: "normalize email trim"),
    .unusedName: Explanation(
      "a name is never used",
      "A list or predicate that no line names does nothing. A file that includes these rules may name it: "
        + "check that file along with this one, and nothing is said of what it uses.",
      bad: "list stages 'New', 'Won'\nrequire email",
      good: "list stages 'New', 'Won'\ncheck stage in stages"),
    .credentials: Explanation(
      "a secret stands in a rule file",
      "Rule files are shared and kept in version control. Secrets come from the environment or from files "
        + "of their own.",
      bad: "replace note 'password=hunter2' -> ''", good: "replace note 'password' -> ''"),
    .allowWithoutReason: Explanation(
      "an allow comment has no reason",
      "Whoever reads the rules next has to know why the finding may stand: because, and some words.",
      bad: "# fettle: allow(F0502)\ndedupe on email",
      good: "# fettle: allow(F0502) because e-mails come from the login\ndedupe on email"),
    .allowWithoutFinding: Explanation(
      "an allow comment allows nothing",
      "The line below it has no finding of that code, so the comment can go.",
      bad: "# fettle: allow(F0502) because it was so\nnormalize email trim",
      good: "normalize email trim"),
    .notAnalysed: Explanation(
      "the checker cannot follow this",
      "It runs all the same; only nothing is proven of it before a row is read.",
      bad: "check remainder(length(name), 2) = 0", good: "check length(name) > 1"),
    .addressApart: Explanation(
      "the parts of an address are taken apart",
      "Lines that rank the records otherwise can take the city of one and the postcode of another. together "
        + "takes them all from the best record that has any of them.",
      bad: "merge input into person\n  same when email equal\n  take city from most complete\n"
        + "  take postcode from most common\n  take everything else from first",
      good: "merge input into person\n  same when email equal\n"
        + "  take city, postcode together from most complete\n"
        + "  take everything else from first"),
    .daysOfNumber: Explanation(
      "days are counted beside a column of numbers",
      "Days are added to a date. Beside a number '5 days' is no more than 5, so the column may have the "
        + "wrong type; one that counts days itself is right, and the plain number says so.",
      bad: "column created is number\nset note = created + 5 days",
      good: "column created is date\nset note = created + 5 days"),
    .changedUnsaved: Explanation(
      "a line changes what nobody saves",
      "A save writes the table as it stands there. No line below this one saves the table, judges it or looks "
        + "anything up in it, so what it changes is in no file. A file that includes these rules may save it: check that "
        + "file along with this one, and nothing is said of what it saves.",
      bad: "save to 'out.csv'\nnormalize email trim",
      good: "normalize email trim\nsave to 'out.csv'"),
  ]
}
