extension DiagnosticCode {
  static let names: [DiagnosticCode: Explanation] = [
    .unknownVerb: Explanation(
      "no statement begins like this",
      "Every line begins with what it does. The manual, docs/language.md, lists the verbs.",
      bad: "normalise phone digits", good: "normalize phone digits"),
    .unknownForm: Explanation(
      "normalize knows no such form",
      "The forms say what to make of a value: trim, lower, digits … A column that is meant as a "
        + "further target needs a comma before it.",
      bad: "normalize email lowre", good: "normalize email lower"),
    .unknownType: Explanation(
      "there is no such type",
      "Columns are text, number, whole, date, datetime, boolean, id or one of a list.",
      bad: "column amount is numbr", good: "column amount is number"),
    .unknownColumn: Explanation(
      "the table has no such column",
      "A bare word in a line is always a column, and text is always quoted. Bare names are compared "
        + "without case, names in brackets exactly.",
      bad: "default emial 'unknown@example.com'", good: "default email 'unknown@example.com'"),
    .columnGone: Explanation(
      "the column is gone by now",
      "Lines run from top to bottom, and each sees what those before it left. Use the new name, or "
        + "move the line up.",
      bad: "rename phone -> telephone\nnormalize phone digits",
      good: "rename phone -> telephone\nnormalize telephone digits"),
    .columnLater: Explanation(
      "the column is made only later",
      "Lines run from top to bottom. Move the line that makes the column above those that use it.",
      bad: "normalize domain lower\nset domain = after(email, '@')",
      good: "set domain = after(email, '@')\nnormalize domain lower"),
    .ambiguousColumn: Explanation(
      "the name can mean several columns",
      "Bare names are compared without case, and the header has two that differ only in it. Brackets "
        + "name one exactly.",
      bad: "normalize status trim", good: "normalize [Status] trim"),
    .columnExists: Explanation(
      "a column of that name exists",
      "A line that makes a column never overwrites one. Choose another name, or rename or drop the "
        + "old one first.",
      bad: "rename first -> name", good: "rename name -> full_name\nrename first -> name"),
    .unknownTable: Explanation(
      "no line loads that table",
      "Tables are named by load lines above, or bound with --in on the command line; the command "
        + "line's input is called input.",
      bad: "use crm\nnormalize email trim",
      good: "load crm from 'crm.csv'\nuse crm\nnormalize email trim"),
    .idTwice: Explanation(
      "two lines have the same id",
      "Reports and baselines know a rule by its id, so each names one line.",
      bad: "require email as R1\nrequire phone as R1",
      good: "require email as R1\nrequire phone as R2"),
    .unknownList: Explanation(
      "there is no such list",
      "Behind in stand values in parentheses, the name of a list, or another table's column with the "
        + "table's name.",
      bad: "keep rows when stage in stages",
      good: "list stages 'New', 'Won'\nkeep rows when stage in stages"),
    .unknownFunction: Explanation(
      "there is no such function",
      "The manual, docs/language.md, lists them all, each with an example.",
      bad: "set name = titel(name)", good: "set name = title(name)"),
    .nameTaken: Explanation(
      "the name is taken",
      "Lists, predicates and tables each have a name of their own, and a predicate cannot be called "
        + "like a column.",
      bad: "list stages 'New'\nlist stages 'Won'", good: "list stages 'New', 'Won'"),
    .unknownRank: Explanation(
      "there is no such rank",
      "Rows of a group rank by latest, earliest, largest or smallest of a column, by most complete, "
        + "or as first or last.",
      bad: "column created is date\ndedupe on email keep newest created",
      good: "column created is date\ndedupe on email keep latest created"),
    .noOriginal: Explanation(
      "the column has no original",
      "original.c is the value with which the table was born. A column that the rules made has none.",
      bad: "set domain = after(email, '@')\nkeep rows when domain = original.domain",
      good: "set domain = after(email, '@')\nkeep rows when domain = after(original.email, '@')"),
    .columnTwice: Explanation(
      "a column stands twice in one line",
      "It would be done twice, or twice differently.",
      bad: "dedupe on email, phone, email", good: "dedupe on email, phone"),
    .laterVersion: Explanation(
      "this comes with a later version",
      "The word belongs to the language, and this version does not do it yet.",
      bad: "map person to crm", good: "rename email -> mail"),
    .rankOfTake: Explanation(
      "the rank chooses a value, not a row",
      "dedupe keeps whole rows. They rank by latest, earliest, largest, smallest, most complete, "
        + "first or last.",
      bad: "dedupe on email keep longest name", good: "dedupe on email keep most complete"),
    .reservedName: Explanation(
      "the name is a word of the language",
      "blank, false, if, not, today and true stand for themselves everywhere. A column with one of "
        + "these names stands in brackets.",
      bad: "rename note -> today", good: "rename note -> [today]"),
    .includeUnreadable: Explanation(
      "a file that a line names cannot be read",
      "Paths are relative to the rule file in which the line stands. Included files and lookup files lie beneath "
        + "its folder.",
      bad: "include 'missing.rules'", good: "include 'common.rules'"),
    .includeCycle: Explanation(
      "a file includes itself",
      "An include line stands for the lines of the file, so a file cannot hold itself, neither "
        + "directly nor through others.",
      bad: "include 'this.rules'", good: "include 'common.rules'"),
    .foreignColumn: Explanation(
      "the line acts on another table",
      "A line acts on the columns of the current table. Another table's column stands only behind in; "
        + "use makes another table current.",
      bad: "load crm from 'crm.csv'\nnormalize crm.email trim",
      good: "load crm from 'crm.csv'\nuse crm\nnormalize email trim"),
  ]
}
