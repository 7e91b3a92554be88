import Diagnostics
import Language

/// What a name in a rule file stands for.
enum NamedThing: Hashable {
  /// A column under one of its names: `rename` gives it another.
  case column(table: String, id: Int, name: String)
  case list(String)
  case predicate(String)
  case table(String)

  /// Whether it is written in brackets where it cannot be bare.
  var isColumn: Bool {
    if case .column = self { return true }
    return false
  }

  /// The table whose column it is.
  var table: String? {
    if case .column(let table, _, _) = self { return table }
    return nil
  }
}

/// A place where something is named.
struct Occurrence {
  var thing: NamedThing
  /// Of the name alone, without the table before it.
  var range: SourceRange
  /// Whether the line makes or declares it.
  var isDefinition: Bool
  /// What is known of a column there.
  var column: ColumnInfo?
}

/// A column as a statement names it.
struct ColumnUse {
  /// What the statement does with it.
  enum Role { case read, declared, made }
  var reference: ColumnReference
  var role: Role
}

extension Statement {
  /// Every column that it names, but for those of lookup files.
  var columnUses: [ColumnUse] {
    var uses: [ColumnUse] = []
    for (label, slot) in RuleReading.signatures[verb]?.labelledSlots ?? [] {
      guard let value = slots[label] else { continue }
      if case .counterparts = slot {
        uses += counterpartUses(pairs(label))
        continue
      }
      uses += Self.uses(of: value, in: slot)
    }
    let tail = [condition, others?.value].compactMap(\.self)
    return uses + tail.flatMap(\.namedColumns).map { ColumnUse(reference: $0, role: .read) }
  }

  /// Columns with those of the other table that stand for them; where one name stands for both it is that
  /// of the own column.
  private func counterpartUses(_ pairs: [ColumnPair]) -> [ColumnUse] {
    pairs.flatMap { pair in
      let own = ColumnUse(reference: pair.from, role: .read)
      guard pair.to.range != pair.from.range, let table = sourceTable else { return [own] }
      let other = ColumnReference(
        table: table.text, name: pair.to.name, isBracketed: pair.to.isBracketed,
        range: pair.to.range)
      return [own, ColumnUse(reference: other, role: .read)]
    }
  }

  private static func uses(of value: SlotValue, in slot: Slot) -> [ColumnUse] {
    func read(_ references: [ColumnReference]) -> [ColumnUse] {
      references.map { ColumnUse(reference: $0, role: .read) }
    }
    switch (slot, value) {
    case (.foreignColumn, _): return []
    case (.newColumns, .columns(let columns)):
      return columns.map { ColumnUse(reference: $0, role: .made) }
    case (.declaredColumns, .columns(let columns)):
      return columns.map { ColumnUse(reference: $0, role: .declared) }
    case (_, .columns(let columns)): return read(columns)
    case (_, .forms(let forms)): return read(forms.compactMap(\.region).flatMap(\.namedColumns))
    case (_, .type(let type)): return read(type.region?.namedColumns ?? [])
    case (_, .expression(let expression)): return read(expression.namedColumns)
    case (_, .arms(let arms)): return read(arms.flatMap(\.target.namedColumns))
    case (_, .assignments(let assignments)):
      return assignments.flatMap { assignment in
        [ColumnUse(reference: assignment.column, role: .made)]
          + read(assignment.value.namedColumns)
      }
    case (_, .pairs(let pairs)):
      return pairs.flatMap {
        [ColumnUse(reference: $0.from, role: .read), ColumnUse(reference: $0.to, role: .made)]
      }
    case (_, .ranks(let ranks)): return read(ranks.compactMap(\.column))
    case (_, .merge(let merge)): return read(merge.clauses.flatMap(\.columns))
    case (_, .determination(let determination)):
      return read(determination.keys + [determination.dependent])
    case (_, .expectation(let expectation)):
      return read(
        expectation.metrics.compactMap(\.column) + expectation.values.flatMap(\.namedColumns))
    default: return []
    }
  }

  /// The tables that it names by themselves: `load T`, `use T`, `rows of T`, `merge T into P`.
  var tableNames: [Word] {
    slots.sorted { $0.key < $1.key }.flatMap { label, value -> [Word] in
      switch value {
      case .word(let word) where label == "table" || label == "source": [word]
      case .words(let words) where label == "tables" || label == "sources": words
      case .word(let word) where label == "result": [word]
      case .merge(let merge): merge.rankedTables
      case .expectation(let expectation): expectation.tables
      default: []
      }
    }
  }

  /// The table that it makes known.
  var madeTable: Word? {
    if let result = mergeResult { return result }
    guard RuleReading.signatures[verb]?.role == .load, case .word(let word)? = slots["table"] else {
      return nil
    }
    return word
  }

  /// The lists that it names, each with the place of the name.
  var listNames: [Word] {
    var names = expressions.flatMap(\.listNames)
    for case .type(let type) in slots.values { names += type.listName.map { [$0] } ?? [] }
    return names
  }
}

extension MergeUse {
  /// The tables that its `take` lines rank by.
  fileprivate var rankedTables: [Word] {
    clauses.flatMap { clause -> [Word] in
      guard case .take(let take) = clause.kind else { return [] }
      return take.ranks.compactMap { if case .table(let word) = $0.kind { word } else { nil } }
    }
  }
}

extension Others {
  fileprivate var value: Expression? {
    if case .value(let value) = self { return value }
    return nil
  }
}

extension TypeUse {
  /// The list behind `one of`, the last word of the type.
  fileprivate var listName: Word? {
    list.map { name in
      var range = self.range
      range.lower = range.upper - name.utf8.count
      return Word(text: name, range: range)
    }
  }
}

extension Expression {
  /// Every column that it names, those behind `in` too.
  fileprivate var namedColumns: [ColumnReference] {
    var found: [ColumnReference] = []
    switch kind {
    case .column(let reference): found.append(reference)
    case .membership(_, .column(let reference), _): found.append(reference)
    default: break
    }
    return found + parts.flatMap(\.namedColumns)
  }

  fileprivate var listNames: [Word] {
    var found: [Word] = []
    switch kind {
    case .membership(_, .list(let name, let range), _): found.append(Word(text: name, range: range))
    case .state(_, .type(let type), _): found += type.listName.map { [$0] } ?? []
    default: break
    }
    return found + parts.flatMap(\.listNames)
  }
}
