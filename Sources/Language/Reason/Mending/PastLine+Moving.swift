import Diagnostics

extension [PastLine] {
  /// Verbs across which a line can move, as they make, name and take away no column. What `set` makes is
  /// among what it writes.
  private static let passable: Set<String> = LineReasoning.rowVerbs.union([
    "dedupe", "unique", "expect",
  ])

  /// The edit that moves one of the lines above an earlier one; a guess, since other rows come out of it. nil
  /// where lines between them make or change what it looks at, and where it cannot be moved as text.
  func move(_ index: Int, above target: Int) -> Fix? {
    let (line, other) = (self[index], self[target])
    guard line.number - other.number == index - target,
      [line, other].allSatisfy({ $0.statement.includeDepth == 0 && $0.statement.tables.count == 1 })
    else { return nil }
    let needed = Set((line.reads + line.targets).map(\.column.id))
    let canPass = self[target..<index].allSatisfy { between in
      Self.passable.contains(between.verb)
        && (!between.writesCells || needed.isDisjoint(with: between.targets.map(\.column.id)))
    }
    return canPass ? line.place.move(above: other.place) : nil
  }
}

extension PastLine {
  /// The edit that writes another line above it; nil where that would stand in an included file.
  func insertion(of line: String) -> Fix? {
    statement.includeDepth == 0 ? place.insertion(of: line) : nil
  }

  /// The edit that takes a fixed phrase out of it.
  func removal(ofFlag label: String) -> Fix? {
    guard statement.includeDepth == 0, case .flag(let range)? = statement.slots[label] else {
      return nil
    }
    return place.removal(ofWords: range)
  }
}
