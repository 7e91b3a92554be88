import Diagnostics
import Language
import Testing

@Suite("What is said of the order of lines, and of which rows")
struct OrderClaimTests {
  private func said(_ code: String, of rules: String) -> [String] {
    Rules(rules, isReasoned: true).analysis.diagnostics.filter { $0.code == code }.map(\.message)
  }

  @Test(
    "a key is said to hold what was filled in only where such a row can be left",
    arguments: [
      "keep rows when email is real\ndedupe on email placeholders match",
      "set email = 'k' when email is default\ndedupe on email",
      "drop rows when email is default\ndedupe on email",
      "keep rows when email is real\nnormalize email lower\ndedupe on email",
      "normalize email upper\ndrop rows when email = 'X'\ndedupe on email",
      "reject rows when email is default\ndedupe on email placeholders match",
      "clear email when email = 'x'\ndedupe on email",
      "dedupe on email when email is real", "replace email 'x' -> 'y'\ndedupe on email",
    ])
  func noFilledRow(lines: String) {
    #expect(said("F0503", of: "default email 'x'\n" + lines) == [])
  }

  @Test(
    "nor of a filled row that its own condition keeps apart, or of two texts that fold into one",
    arguments: [
      "default email 'x' when b = '1'\nkeep rows when b = '2'\ndedupe on email",
      "default email 'x' when b = '1'\ndedupe on email when b = '2'",
      "default email 'x' when b = '1'\nset b = '2'\ndrop rows when b = '2'\ndedupe on email",
      "default email 'x' when b = '1'\ndefault email 'y'\ndedupe on email placeholders match",
    ])
  func otherRows(rules: String) { #expect(said("F0503", of: rules) == []) }

  @Test(
    "what was filled in and is still there",
    arguments: [
      (
        "default email 'x'; dedupe on email",
        "where 'email' was filled in, it counts as blank in this key"
      ),
      (
        "default email 'X'; normalize email lower; dedupe on email placeholders match",
        "rows whose 'email' was filled in fold into one"
      ),
      (
        "default email 'x'; dedupe on email, phone placeholders match",
        "rows whose 'email' was filled in fold into one where the other keys are the same too"
      ),
      (
        "default email 'x'; set email = 'k' when email is real\n"
          + "dedupe on any of email, phone placeholders match when b = '1'",
        "rows in its scope whose 'email' was filled in fold into one"
      ),
      (
        "default email 'x' when b = '1'; keep rows when b = '1' or c = '2'; dedupe on email",
        "where 'email' was filled in, it counts as blank in this key"
      ),
    ])
  func filledRows(rules: String, message: String) {
    #expect(said("F0503", of: rules) == [message])
  }

  @Test(
    "a line takes out no row that was folded, or every one",
    arguments: [
      "dedupe on a when b = 'q'\ndrop rows when b != 'q'",
      "dedupe on a when b = 'q'\ndrop rows when b = 'q'",
      "dedupe on a when b = 'q'\nkeep rows when b = 'q' or b is blank",
      "dedupe on a\nunique a when b = 'x', reject", "dedupe on a\nunique a, b, reject",
      "dedupe on a\ncheck a determines b, reject",
      "drop rows when b = 'x'\ndedupe on a\ndrop rows when b = 'x'",
      "reject rows when b = 'x'\ndedupe on a\nreject rows when b = 'x'",
      "dedupe on a\ndrop rows when a is blank and b = 'x'",
      "dedupe on a, c every key present\ndrop rows when a is default and b = 'x'",
      "dedupe on a when b = 'q' and b = 'z'\ndrop rows when b = 'x'",
    ])
  func noFoldedRow(rules: String) { #expect(said("F0504", of: rules) == []) }

  @Test(
    "a line takes out rows that may have taken in others",
    arguments: [
      "dedupe on a when b = 'q'\ndrop rows when c = 'q'", "dedupe on a\ncheck b = 'x', reject",
      "dedupe on a when b != 'q'\ndrop rows when b = 'x'", "dedupe on a\nunique b, reject",
      "dedupe on a\nunique a when b = 'x', reject\nkeep rows when b = 'x'",
      "dedupe on a\ndedupe on a\nkeep rows when b = 'x'",
      "dedupe on a\ncheck c determines b, reject",
      "dedupe on a, c\ndrop rows when a is blank and b = 'x'",
      "dedupe on a placeholders match\ndrop rows when a is blank and b = 'x'",
    ])
  func foldedRows(rules: String) { #expect(said("F0504", of: rules).count == 1) }

  @Test(
    "a key is normalized late only where that would have folded other rows",
    arguments: [
      "column a is email\ndedupe on a\nnormalize a email",
      "column a is date 'DD/MM/YYYY'\ndedupe on a\nnormalize a date",
      "column a is phone region 'DE'\ndedupe on a\nnormalize a phone",
      "dedupe on a when b = 'q'\nnormalize a lower when b = 'z'",
      "normalize a lower\ndedupe on a\nnormalize a lower",
      "dedupe on a when b = 'q'\nset b = 'z' when b = 'p'\nnormalize a lower when b = 'z'",
    ])
  func notLate(rules: String) { #expect(said("F0501", of: rules) == []) }

  @Test(
    "a key is normalized late",
    arguments: [
      ("dedupe on a\nnormalize a lower", "only"),
      ("dedupe on a when b = 'q'\nnormalize a lower when c = 'z'", "only"),
      ("column a is email\ndedupe on a\nnormalize a email, others clear", "only"),
      ("column a is phone region 'DE'\ndedupe on a\nnormalize a phone region 'FR'", "only"),
      ("normalize a trim\ndedupe on a\nnormalize a lower", "further"),
    ])
  func late(rules: String, word: String) {
    #expect(
      said("F0501", of: rules) == ["'a' is normalized \(word) after rows were folded by it"])
  }
}
