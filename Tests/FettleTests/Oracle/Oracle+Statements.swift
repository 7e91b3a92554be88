import Language

extension Oracle {
  mutating func run(_ statement: Statement) {
    switch statement.verb {
    case "load": load(statement)
    case "column": declare(statement)
    case "list", "let": name(statement)
    case "normalize": normalize(statement)
    case "mask": mask(statement)
    case "replace": replace(statement)
    case "default": fill(statement)
    case "fill", "correct": take(statement)
    case "repair": repair(statement)
    case "set": set(statement)
    case "clear": clear(statement)
    case "split": split(statement)
    case "rename": rename(statement)
    case "drop columns", "keep columns": choose(statement)
    case "drop rows", "keep rows": filter(statement)
    case "dedupe": dedupe(statement)
    case "require": require(statement)
    case "unique": unique(statement)
    case "check": check(statement)
    case "note rows", "warn rows", "review rows", "reject rows", "stop rows": judgeRows(statement)
    case "expect": expect(statement)
    case "include", "use": break
    case "save": save(blanks: statement.text("blanks").map { Text($0.text) })
    default: preconditionFailure("the random rules use no verb '\(statement.verb)'")
    }
  }

  func isBlank(_ row: Int, _ column: OracleColumn) -> Bool {
    scope.isBlank(rows[row].cells[column.id].text)
  }

  func isPlaceholder(_ row: Int, _ column: OracleColumn) -> Bool {
    scope.isPlaceholder(rows[row].cells[column.id], column.id)
  }

  /// Drops the columns that a statement names, or all others.
  private mutating func choose(_ statement: Statement) {
    let ids = columns(statement).map(\.id)
    scope.columns.removeAll { ids.contains($0.id) == (statement.verb == "drop columns") }
  }

  /// Fails the rows for which a condition is true.
  private mutating func judgeRows(_ statement: Statement) {
    if let condition = statement.condition {
      judge(condition, faultIs: .yes, Array(rows.indices))
    }
    seenCounts[number] = rows.count
  }

  // MARK: Declarations

  /// Gives a list of texts, or a predicate, a name.
  private mutating func name(_ statement: Statement) {
    guard case .word(let name)? = statement.slots["name"] else { return }
    if case .expression(let predicate)? = statement.slots["predicate"] {
      scope.predicates[name.text.lowercased()] = predicate
    } else {
      scope.lists[name.text.lowercased()] = statement.texts("values").map { Text($0.text) }
    }
  }

  private mutating func load(_ statement: Statement) {
    scope.blanks = statement.texts("blanks").map { Text($0.text) }
    scope.hasDecimalComma = statement.text("decimal")?.text == ","
    scope.zoneMinutes = statement.text("zone").flatMap { OracleInstant.offset($0.text) } ?? 0
  }

  private mutating func declare(_ statement: Statement) {
    guard case .type(let type)? = statement.slots["type"] else { return }
    let values = type.list.map { scope.lists[$0.lowercased()] ?? [] }
    if statement.has("optional") {
      for reference in statement.columns("columns") where scope.column(reference) == nil {
        _ = addColumn(reference.name)
      }
    }
    for column in columns(statement) {
      update(column.id) { column in
        column.isCanonical =
          column.isCanonical && OracleScope.family(column.type) == OracleScope.family(type.name)
        column.type = type.name
        column.notations =
          type.name == "one of" || column.isCanonical ? [] : type.texts.map(\.text)
        if !column.isConverted { column.born = (column.type, column.notations) }
        column.values = values ?? type.texts.map { Text($0.text) }
      }
    }
  }

  // MARK: Cleaning

  /// The forms that give a column a type.
  private static func isType(_ name: String) -> Bool {
    ["number", "whole", "money", "date", "datetime"].contains(name) || OracleTextType.isOne(name)
  }

  private mutating func normalize(_ statement: Statement) {
    guard case .forms(let uses)? = statement.slots["forms"] else { return }
    let columns = self.columns(statement)
    let rows = rowsInScope(statement, columnCount: columns.count)
    for column in columns {
      let forms = uses.map { OracleForm($0, column, scope) }
      for row in untouched(rows, column) {
        var text: Text? = self.rows[row].cells[column.id].text
        for form in forms {
          if let before = text, !scope.isBlank(before) { text = form.apply(before) }
        }
        convert(row, column, to: text, statement)
        if let type = uses.last(where: { Self.isType($0.name) })?.name {
          let isKept = text == nil && keepsBytes(statement)
          self.rows[row].cells[column.id].isNo = isKept ? OracleScope.family(type) : nil
        }
      }
      for form in uses where Self.isType(form.name) {
        update(column.id) { column in
          let notations = form.arguments.compactMap(\.literalText)
          let isSame = OracleScope.family(column.born.type) == OracleScope.family(form.name)
          if !column.isConverted, !isSame || column.born.notations.isEmpty && !notations.isEmpty {
            let isWhole = column.type == "whole" && form.name == "number"
            column.born = (isWhole ? "whole" : form.name, notations)
          }
          column.isConverted = true
          if !(column.type == "whole" && form.name == "number") { column.type = form.name }
          // Cells out of scope keep the notation that they have.
          guard statement.condition == nil else { return }
          column.notations = []
          column.isCanonical = true
        }
      }
    }
  }

  /// Writes what a cell was converted to; nil could not be converted, and `others` says what then.
  private mutating func convert(
    _ row: Int, _ column: OracleColumn, to text: Text?, _ statement: Statement
  ) {
    if text == nil {
      fail(row, column, statement)
    } else {
      counts[number].passed += 1
    }
    let new = text ?? instead(of: rows[row].cells[column.id].text, statement)
    write(new, row, column, isMarked: isPlaceholder(row, column))
  }

  /// Whether a cell that the line cannot convert stays the bytes it was.
  private func keepsBytes(_ statement: Statement) -> Bool {
    switch statement.others {
    case .keep?, .action?, nil: true
    case .clear?, .value?: false
    }
  }

  func instead(of text: Text, _ statement: Statement) -> Text {
    switch statement.others {
    case .keep?, .action?, nil: text
    case .clear?: .empty
    case .value(let value)?: Text(value.literalText ?? "")
    }
  }

  /// The text with a `*` for each letter and digit but the last ones.
  static func masked(_ text: Text, keepingLast kept: Int = 0) -> Text {
    var scalars = text.scalars
    var seen = 0
    for index in scalars.indices.reversed()
    where scalars[index].isLetterOrMark || scalars[index].isNumber {
      if seen >= kept { scalars[index] = "*" }
      seen += 1
    }
    return Text(scalars)
  }

  private mutating func mask(_ statement: Statement) {
    var kept = 0
    if case .number(let digits, _)? = statement.slots["keep last"] { kept = Int(digits) ?? 0 }
    let columns = self.columns(statement)
    let rows = rowsInScope(statement, columnCount: columns.count)
    for column in columns {
      for row in untouched(rows, column) {
        counts[number].passed += 1
        let masked = Self.masked(self.rows[row].cells[column.id].text, keepingLast: kept)
        write(masked, row, column, isMarked: isPlaceholder(row, column))
      }
      update(column.id) { $0 = OracleColumn(id: $0.id, name: $0.name, isInput: $0.isInput) }
    }
  }

  private mutating func fill(_ statement: Statement) {
    guard case .expression(let value)? = statement.slots["value"], let text = value.literalText
    else { return }
    let columns = self.columns(statement)
    let rows = rowsInScope(statement, columnCount: columns.count)
    for column in columns {
      counts[number].passed += rows.count
      for row in rows where isBlank(row, column) {
        write(Text(text), row, column, isMarked: true)
      }
    }
  }

  private mutating func clear(_ statement: Statement) {
    let columns = self.columns(statement)
    let rows = rowsInScope(statement, columnCount: columns.count)
    for column in columns {
      for row in untouched(rows, column) {
        counts[number].passed += 1
        write(.empty, row, column, isMarked: false)
      }
    }
  }

  private mutating func replace(_ statement: Statement) {
    let columns = self.columns(statement)
    let rows = rowsInScope(statement, columnCount: columns.count)
    let arms = OracleArms(statement)
    for column in columns {
      for row in untouched(rows, column, isLookup: statement.has("from")) {
        let cell = self.rows[row].cells[column.id]
        let text = cell.text
        let isLookup = statement.has("from")
        let key = isLookup ? canonical(cell, column) : nil
        switch isLookup ? OracleArms.look(up: cell, key: key, column) : arms.apply(text) {
        case .replaced(let new):
          counts[number].passed += 1
          write(new, row, column, isMarked: isPlaceholder(row, column))
        case .noArm:
          if case .action? = statement.others {
            violate(row, [column])
          } else {
            counts[number].passed += 1
          }
          let new = instead(of: text, statement)
          write(new, row, column, isMarked: isPlaceholder(row, column))
        case .failed: convert(row, column, to: nil, statement)
        }
      }
    }
  }

  /// All values are computed before any is written.
  private mutating func set(_ statement: Statement) {
    guard case .assignments(let assignments)? = statement.slots["assignments"] else { return }
    let rows = rowsInScope(statement, columnCount: assignments.count)
    let before = (scope, self.rows)
    for assignment in assignments {
      let values = rows.map { before.0.value(assignment.value, before.1[$0]) }
      let known = scope.column(assignment.column)
      let column = known ?? addColumn(assignment.column.name)
      for (row, value) in zip(rows, values) {
        if let text = value.text {
          let isMarked = before.0.isFromPlaceholder(assignment.value, before.1[row])
          counts[number].passed += 1
          write(text, row, column, isMarked: isMarked)
        } else if value == .blank {
          counts[number].blank += 1
        } else {
          let inputs = columns(in: assignment.value).filter { $0.id != column.id }
          fail(row, column, statement, beside: inputs, of: before.1[row])
          guard statement.others != nil else { continue }
          let cell = self.rows[row].cells[column.id]
          let new = instead(of: cell.text, statement)
          var isMarked = cell.isMarked
          if case .value? = statement.others { isMarked = false }
          write(new, row, column, isMarked: isMarked)
        }
      }
      if known == nil, let kind = kind(of: assignment.value, before.0) {
        update(column.id) { column in
          column.type = kind
          column.isCanonical = kind != "text"
        }
      }
    }
  }

  private mutating func split(_ statement: Statement) {
    let rows = rowsInScope(statement)
    guard let source = statement.columns("column").first.flatMap({ scope.column($0) }),
      let separator = statement.text("separator").map({ Text($0.text) })
    else { return }
    let targets = statement.columns("into").map { addColumn($0.name) }
    for row in untouched(rows, source) {
      counts[number].passed += 1
      var rest = self.rows[row].cells[source.id].text
      for (index, target) in targets.enumerated() {
        var part = rest
        if index < targets.count - 1, let place = rest.find(separator) {
          part = rest.prefix(place)
          rest = rest.from(place + separator.count)
        } else {
          rest = .empty
        }
        write(part.trimmed, row, target, isMarked: isPlaceholder(row, source))
      }
    }
  }

  private mutating func rename(_ statement: Statement) {
    guard case .pairs(let pairs)? = statement.slots["pairs"] else { return }
    let ids = pairs.map { scope.column($0.from)?.id }
    for (pair, id) in zip(pairs, ids) {
      if let id { update(id) { $0.name = pair.to.name } }
    }
  }

  /// A row that is rejected already is neither kept nor dropped.
  private mutating func filter(_ statement: Statement) {
    guard let condition = statement.condition else { return }
    var leaving: [Int: Int?] = [:]
    seenCounts[number] = rows.count { !$0.isRejected }
    for row in rows.indices where !rows[row].isRejected {
      let truth = scope.truth(condition, rows[row])
      switch truth {
      case .yes, .no: counts[number].passed += 1
      case .unknown: counts[number].blank += 1
      case .failed:
        failToEvaluate(row, statement.condition.map { columns(in: $0) } ?? [])
        continue
      }
      if (truth == .yes) == (statement.verb == "drop rows") { leaving[row] = .some(nil) }
    }
    remove(leaving)
  }

  /// Those of some rows whose cell is no blank, and where it is looked up no placeholder; the others are
  /// not tested.
  private mutating func untouched(
    _ rows: [Int], _ column: OracleColumn, isLookup: Bool = false
  ) -> [Int] {
    let result = rows.filter {
      !isBlank($0, column) && !(isLookup && isPlaceholder($0, column))
    }
    counts[number].blank += rows.count - result.count
    return result
  }
}
