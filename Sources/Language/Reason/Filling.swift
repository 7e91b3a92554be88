import Diagnostics

/// What a `default` line has filled the blanks of a column with.
struct Filling: Sendable {
  let text: String
  let range: SourceRange
  /// What the rows were like whose blanks it filled, said of their cells as they were.
  let rows: Cases
  /// Whether these blanks had come with the input.
  let isOfInput: Bool
  /// The writing of the column behind which the text stands there still.
  fileprivate(set) var version: Int
}

extension LineReasoning {
  /// By column: what the line is about to fill in.
  var newFillings: [Int: Filling] {
    guard let text = statement.filledText else { return [:] }
    let scope = scopeOutcomes.yes
    return targets.reduce(into: [:]) { fillings, column in
      let version = facts.versions[column.id]
      fillings[column.id] = Filling(
        text: text, range: statement.range,
        rows: scope.and(Cases(.blank(facts.cell(column.id), true))), isOfInput: version == 0,
        version: version + 1)
    }
  }

  /// By column: what lines above have filled in and this one leaves as it is, should it write there.
  var keptFillings: [Int: [Filling]] {
    if fillings.isEmpty { return [:] }
    return targets.reduce(into: [:]) { kept, column in
      guard let known = fillings[column.id] else { return }
      kept[column.id] = known.filter {
        $0.version == facts.versions[column.id] && keeps($0, column)
      }
    }
  }

  /// Whether a filled cell is the same behind the line.
  private func keeps(_ filling: Filling, _ column: ColumnInfo) -> Bool {
    if statement.verb == "default" { return true }
    guard statement.verb == "normalize", case .forms(let forms)? = statement.slots["forms"] else {
      return false
    }
    let text = Array(filling.text.utf8)
    return FormChain(forms, of: column, self).convert(text) == .text(text)
  }

  /// Notes behind the line what it has filled in, and what it has left of fillings above; of many the latest count.
  mutating func noteFillings(_ new: [Int: Filling], kept: [Int: [Filling]]) {
    for column in targets.map(\.id) {
      var known = kept[column] ?? []
      for index in known.indices { known[index].version = facts.versions[column] }
      if let filling = new[column] { known = known.suffix(3) + [filling] }
      fillings[column] = known.isEmpty ? nil : known
    }
  }

  /// The rows whose blank in a column a line above has filled, where the text stands there still.
  func filled(_ filling: Filling, _ column: ColumnInfo) -> Cases? {
    guard filling.version == facts.versions[column.id] else { return nil }
    let cell = facts.cell(column.id)
    var atoms: [Atom] = [
      .blank(cell, false), .text(cell, .only([Array(filling.text.utf8)])),
      .claim(builder.placeholder(cell, column), true),
    ]
    if filling.isOfInput { atoms.append(.claim(builder.change(of: cell), true)) }
    return Cases([atoms]).and(filling.rows)
  }
}

extension Statement {
  /// The text that a `default` line fills in; nil of other lines, and where it is computed.
  var filledText: String? {
    guard verb == "default", case .expression(let value)? = slots["value"] else { return nil }
    return value.literalText
  }
}
