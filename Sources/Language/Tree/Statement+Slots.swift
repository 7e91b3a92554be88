// What stands in a slot, by its kind; empty where the slot was not written.
extension Statement {
  /// The columns of a slot.
  package func columns(_ label: String) -> [ColumnReference] {
    if case .columns(let columns) = slots[label] { columns } else { [] }
  }

  /// The columns of a slot, each with the one that stands for it.
  package func pairs(_ label: String) -> [ColumnPair] {
    if case .pairs(let pairs) = slots[label] { pairs } else { [] }
  }

  /// The columns that the line names as those it acts on, whether or not with one of another table.
  package var targetColumns: [ColumnReference] {
    columns("columns") + pairs("columns").map(\.from)
  }

  /// The columns by which the line tells rows apart.
  package var keyColumns: [ColumnReference] { columns("keys") + pairs("keys").map(\.from) }

  /// The other table of which the line takes values: `fill … from T by …`.
  package var sourceTable: Word? {
    if case .word(let table) = slots["source"] { table } else { nil }
  }

  /// The columns of that table which stand for own ones.
  package var sourceColumns: [ColumnReference] {
    guard let table = sourceTable else { return [] }
    return (pairs("columns") + pairs("keys")).map { $0.to.of(table) }
  }

  /// The quoted text of a slot.
  package func text(_ label: String) -> TextLiteral? {
    if case .text(let text) = slots[label] { text } else { nil }
  }

  /// The quoted texts of a slot.
  package func texts(_ label: String) -> [TextLiteral] {
    if case .texts(let texts) = slots[label] { texts } else { [] }
  }

  /// Whether the words of a flag were written.
  package func has(_ label: String) -> Bool {
    slots[label] != nil
  }
}

extension Statement {
  /// Every value and predicate that was written.
  package var expressions: [Expression] {
    var result = condition.map { [$0] } ?? []
    if case .value(let value)? = others { result.append(value) }
    for slot in slots.values {
      switch slot {
      case .expression(let expression): result.append(expression)
      case .assignments(let assignments): result += assignments.map(\.value)
      case .arms(let arms): result += arms.map(\.target)
      case .expectation(let expectation): result += expectation.values
      default: continue
      }
    }
    return result
  }
}

extension Statement {
  /// Every pattern that was written.
  package var patterns: [PatternLiteral] {
    var result = expressions.flatMap(\.patterns)
    for case .arms(let arms) in slots.values {
      for case .pattern(let pattern) in arms.map(\.source) { result.append(pattern) }
    }
    return result
  }
}

extension Expression {
  /// The patterns that are written in it.
  fileprivate var patterns: [PatternLiteral] {
    let within = parts.flatMap(\.patterns)
    if case .matches(_, let pattern, _) = kind { return within + [pattern] }
    return within
  }

  /// The columns of tables in which it looks values up: `in owners.login`.
  package var lookups: [ColumnReference] {
    let within = parts.flatMap(\.lookups)
    if case .membership(_, .column(let reference), _) = kind { return [reference] + within }
    return within
  }
}

extension Expression {
  /// The text that a literal writes; nil for every other value, and for blank.
  package var literalText: String? {
    switch kind {
    case .text(let text): text
    case .number(let digits): digits
    case .boolean(let truth): truth ? "true" : "false"
    default: nil
    }
  }
}
