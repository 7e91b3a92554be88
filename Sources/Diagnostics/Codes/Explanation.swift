/// What `fettle explain` says of a code, without a network.
package struct Explanation: Sendable {
  /// The cause in a few words.
  package var title: String
  /// Why it is an error and how to mend it, in plain sentences.
  package var text: String
  /// Rules that give this diagnostic, and the same without it.
  package var bad: String
  package var good: String
  /// The table whose rows have `check --against` say so; nil: the rules alone are enough.
  package var table: String?

  init(_ title: String, _ text: String, bad: String, good: String, table: String? = nil) {
    self.title = title
    self.text = text
    self.bad = bad
    self.good = good
    self.table = table
  }

  /// The header of the table on which the examples act.
  package static let header = [
    "id", "name", "first", "last", "email", "E-Mail", "phone", "2nd_phone", "city", "country",
    "stage", "amount", "created", "note", "Status", "status", "First Name",
    "postcode",
  ]
}

extension DiagnosticCode {
  /// What is to be said about the code.
  package var explanation: Explanation {
    Self.explanations[self] ?? Explanation(rawValue, "", bad: "", good: "")
  }

  /// Finds a code as people type it: `F0104`, `f104`, `104`.
  package init?(typed text: String) {
    let digits = text.lowercased().drop { $0 == "f" }
    guard digits.count <= 4, !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    self.init(rawValue: "F" + String(repeating: "0", count: 4 - digits.count) + digits)
  }

  static let explanations: [DiagnosticCode: Explanation] =
    [characters, names, shapes, kinds, rows, orders, data, proofs, merging].reduce(into: [:]) {
      $0.merge($1) { first, _ in first }
    }
}

extension Explanation {
  /// The whole page: title, sentences, both examples.
  package func page(code: String) -> String {
    func indented(_ rules: String) -> String {
      rules.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
    }
    let given = table.map { "  for the table\n\n\(indented($0))\n" } ?? ""
    return
      "\(code): \(title)\n\n\(text)\n\n\(given)  instead of\n\n\(indented(bad))\n  write\n\n\(indented(good))"
  }
}
