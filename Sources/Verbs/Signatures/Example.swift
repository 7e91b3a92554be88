import Diagnostics
import Language

extension Signature {
  package static let example = Signature(
    name: "example", group: "prove", summary: "shows what one line makes of single values",
    shape: [.example(label: "example")], condition: .none,
    example: "example normalize phone digits: '(555) 010-9999' -> '5550109999'",
    details: """
      The line stands where the file has it, else where the example stands, among the declarations above, \
      and acts on nothing but the values given. An \
      example of a check ends in `-> pass` or `-> fail`, one of `keep rows` and `drop rows` in \
      `-> keep` or `-> drop`. Values of several columns are named, before the arrow and behind it: \
      `price = 2, count = 3 -> total = 6`. `fettle test` tries it; a run passes over it.
      """,
    role: .proof, synonyms: ["demonstrate", "sample"]
  ) { statement, _, diagnostics in
    diagnostics += statement.tailOfProof
  }
}

extension Statement {
  /// What is wrong with a name or reason of a statement that is no rule.
  var tailOfProof: [Diagnostic] {
    [id?.range, reason?.range].compactMap { $0 }.map {
      Diagnostic(
        .unexpected, "'\(verb)' is no rule, so it takes no 'as' and no 'because'", at: $0,
        help: "take it away")
    }
  }
}
