import Diagnostics
import Language

extension Signature {
  package static let repair = Signature(
    name: "repair", group: "clean",
    summary: "gives the cells of a group the value that most of them have",
    shape: [
      .columns(label: "columns"), .words("by"), .columns(label: "keys"),
      .optional([.words("at least"), .share(label: "share")]),
    ],
    takesOthers: true, fault: "has no majority", example: "repair city by postcode at least 80%",
    details: """
      Where `postcode` should determine `city`, the rows with one postcode vote: a value of more than \
      half of them, or of `at least` so many, from 50% to 100%, takes the place of the others. Keys and values are \
      compared as in `dedupe`; a row that lacks a key takes no part. Blanks and placeholders have no vote, a blank stays blank and a \
      placeholder takes the majority's value. The text taken is that of the first row that has it. \
      Where the members have several values and none of them such a majority, as where two have half each, none of their cells \
      could be evaluated, and `, others` says what becomes of them. Each column is decided by itself. The \
      change log names the first row with the value, and how many of how many have it.
      """,
    synonyms: ["majority", "vote", "mode by"], reasoning: .takingOfMost
  ) { statement, scope, diagnostics in
    refuseKeys(among: statement, scope, &diagnostics)
    guard case .number(let digits, let range)? = statement.slots["share"] else { return }
    if let share = Double(digits), (50...100).contains(share) { return }
    diagnostics.append(
      Diagnostic(
        .badOption, "a majority has from 50% to 100% of the rows, not \(digits)%", at: range,
        help: "write at least 80%"))
  }
}
