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
    (
      "check zip -> state",
      "F0202 at 1:11: '->' does not belong here (one state for each zip is check zip determines state; a new name is rename zip -> state)"
    ),
    (
      "expect rows = about 100",
      "F0202 at 1:15: 'about' says no bounds (say what is near enough, as in between 90 and 110)"
    ),
    (
      "let done = 'a'",
      "F0303 at 1:12: a predicate stands here, and this is text (let names a test, as in let done = stage = 'Won'; a value is written where it is used)"
    ),
    (
      "list 'x', 'y'",
      "F0201 at 1:6: this list has no name (name it first, as in list wanted 'x', 'y')"
    ),
    ("include <common.rules>", "F0201 at 1:9: a path stands in quotes (write 'common.rules')"),
    (
      "column d is date 'DD/MM/YYYY HH:MM'",
      "F0308 at 1:18: 'MM' stands twice in this notation (write it as 'DD/MM/YYYY' or 'DD MMM YYYY')"
    ),
    ("normalize a trim and lower", "F0210 at 1:18: 'and' separates no forms (write ,)"),
    ("normalize a: trim", "F0210 at 1:12: ':' does not stand before a form (take it away)"),
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
    (
      "check a = 'x', warn > 5%",
      "F0201 at 1:21: expected 'above' after 'warn', found '>' (write warn above 5%)"
    ),
    (
      "check a = 'x', warn if above 5 rows",
      "F0201 at 1:21: expected 'above' after 'warn', found 'if' (write warn above 5 rows)"
    ),
    (
      "stop rows when a is blank above 5%",
      "F0202 at 1:27: a threshold stands behind an action (write , stop above 5%)"
    ),
    (
      "check a = 'x' above 5%",
      "F0202 at 1:15: a threshold stands behind an action (write , warn above 5%)"
    ),
    (
      "require id because reason",
      "F0201 at 1:20: a reason stands in quotes (write because 'reason')"
    ),
    (
      "check e = 'x' because is wrong",
      "F0201 at 1:23: a reason stands in quotes (write because 'is wrong')"
    ),
    ("mask id keep 4", "F0202 at 1:9: 'keep' does not belong here (write keep last)"),
    (
      "column n is number; check n = 1,5",
      "F0202 at 1:32: a comma separates values, and stands in no number (write 1.5)"
    ),
    ("check unique id", "F0202 at 1:7: 'unique' begins a line by itself (write unique id)"),
    (
      "check a = 'x' as [a b]",
      "F0201 at 1:18: an id is a bare word: letters, digits and _ (write as a_b)"
    ),
    (
      "check a = 'x' as 'R1'",
      "F0201 at 1:18: an id is a bare word: letters, digits and _ (write as R1)"
    ),
    ("check id not 'a'", "F0202 at 1:10: 'not' compares nothing by itself (write != 'a')"),
    (
      "check id not ('a', 'b')", "F0202 at 1:10: 'not' compares nothing by itself (write not in)"
    ),
    (
      "column d is date; check d > 2026-01-31",
      "F0302 at 1:29: a date without quotes is a subtraction (write '2026-01-31')"
    ),
    (
      "check d > 2026-1-31",
      "F0302 at 1:11: a date without quotes is a subtraction (write '2026-01-31')"
    ),
    (
      "column d is date; check d - '2024-02-29' = 365",
      "F0302 at 1:29: '-' computes with dates, and this is text (write date('2024-02-29'))"
    ),
    (
      "column d is date; check d > '2026-02-30'",
      "F0308 at 1:29: '2026-02-30' is no date (the calendar has no such day: write '2026-02-28', the last of that month)"
    ),
    (
      "check when is blank",
      "F0118 at 1:7: 'when' begins a clause here (a column of this name is written [when])"
    ),
    (
      "check when looks like 'A'",
      "F0118 at 1:7: 'when' begins a clause here (a column of this name is written [when])"
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
