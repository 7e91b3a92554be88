import Testing

/// What habits of other languages and slips of the pen are answered with.
struct HelpTests {
  @Test(arguments: [
    ("drop rows where email = 'x'", "F0202 at 1:11: 'where' does not belong here (write when)"),
    ("keep rows if email = 'x'", "F0202 at 1:11: 'if' does not belong here (write when)"),
    ("dedupe by email", "F0201 at 1:8: expected 'on', found 'by' (write on)"),
    (
      "split name by ' ' -> a, b",
      "F0201 at 1:12: expected 'on' or 'by name', found 'by' (write on)"
    ),
    ("split name on ' ' into a, b", "F0210 at 1:19: 'into' does not stand here (write ->)"),
    ("column amount as number", "F0201 at 1:15: expected 'is', found 'as' (write is)"),
    (
      "truncate a 4",
      "F0101 at 1:1: no line begins with 'truncate' (it is a form: write normalize … truncate)"
    ),
    ("mask iban last 4", "F0202 at 1:11: 'last' does not belong here (write keep last)"),
    ("normalize a trim lower", "F0202 at 1:18: 'lower' does not belong here (write , lower)"),
    ("normalize a trim and lower", "F0202 at 1:18: 'and' does not belong here (write ,)"),
    ("normalize a: trim", "F0201 at 1:12: expected a form after 'a', found ':' (take : away)"),
    ("default a = 'x'", "F0201 at 1:11: expected a value after 'a', found '=' (take = away)"),
    (
      "list stages = 'a', 'b'",
      "F0201 at 1:13: expected a quoted text after 'stages', found '=' (take = away)"
    ),
    ("let x a = 'b'", "F0201 at 1:7: expected '=' after 'x', found 'a'"),
    ("save 'out.csv'", "F0201 at 1:6: expected 'to', found 'out.csv' (write to 'out.csv')"),
    (
      "use 'crm'",
      "F0201 at 1:5: expected a name after 'use', found 'crm' (write crm without quotes)"
    ),
    (
      "include common.rules",
      "F0201 at 1:9: expected a quoted text, found 'common.rules' (write 'common.rules')"
    ),
    ("-- a comment", "F0201 at 1:1: expected a verb, found '-' (a comment begins with #)"),
    (
      "keep rows when \"email\" = 'x'",
      "F0203 at 1:16: two quoted texts are compared (a column stands without quotes: email)"
    ),
    (
      "set name = first + ' ' + last",
      "F0302 at 1:20: '+' computes with numbers, and this is text (& joins texts)"
    ),
    (
      "drop rows when born < '2020-13-01'",
      "F0301 at 1:16: column 'born' is text until a line declares it (write above: column born is date)"
    ),
  ])
  func `a habit is answered with what to write, at its place`(text: String, problem: String) {
    let rules = Rules(text)
    #expect(rules.firstProblem == problem)
    #expect(rules.codes.count == 1)
  }

  @Test(arguments: [
    ("dedupe by email", "dedupe on email"), ("keep rows if a = 'x'", "keep rows when a = 'x'"),
    ("mask iban last 4", "mask iban keep last 4"),
    ("keep rows when \"email\" = 'x'", "keep rows when email = 'x'"),
    ("include common.rules", "include 'common.rules'"),
  ])
  func `the fix makes a right line of it`(text: String, fixed: String) {
    #expect(Rules(text).fixed == fixed)
  }
}
