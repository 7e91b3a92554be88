/// What lines above have done with the rows that one line sees, as far as it counts for the order of the lines.
struct LineTraces {
  /// Of `dedupe`: whether it may fold rows.
  var folds = false
  /// Of `dedupe`: by key column, the cells that a line has filled in and that can still be there.
  var filled: [Int: FilledCells] = [:]
  /// Whether the latest `dedupe` may have folded a row that would stay into one that the line takes out.
  var takesFoldedOut = false
  /// By column whose values the line compares or splits: the number of the line that has masked it.
  var masked: [Int: Int] = [:]
  /// Of `normalize`: the columns by which rows were folded that the line may change.
  var lateKeys: Set<Int> = []
}

/// Cells that a `default` has filled, as the lines behind it have left them.
struct FilledCells {
  /// The rows in the scope of that line.
  var band: RowBand
  var text: [UInt8]
  /// Whether no other line has filled the column with another text.
  let isAlone: Bool
}

/// Rows that lines have folded or filled in, followed to the lines for which that counts.
struct RowTrail {
  private struct Fold {
    var band: RowBand
    let keys: [Int: ColumnInfo]
  }

  private var fold: Fold?
  /// The latest by each column.
  private var folds: [Int: Fold] = [:]
  /// By column.
  private var fillings: [Int: FilledCells] = [:]
  /// By column.
  private var masks: [Int: MaskedCells] = [:]

  /// Whether nothing is followed.
  private var isEmpty: Bool { fold == nil && fillings.isEmpty && masks.isEmpty }

  /// What the line meets of what lines above have done; then its own part is noted. The facts are those before it.
  mutating func follow(_ line: LineReasoning, _ past: PastLine) -> LineTraces {
    var traces = LineTraces()
    switch line.statement.verb {
    case "dedupe":
      traces.filled = filled(past, line)
      traces.folds = line.canBeAccepted(line.scopeOutcomes.yes) && line.coveringFold == nil
      if traces.folds {
        let band = RowBand(line, and: line.usableKeys(past.keysByID.values))
        note(Fold(band: band, keys: past.keysByID))
      }
    case "normalize": traces.lateKeys = lateKeys(line)
    case "merge": self = RowTrail()
    default: traces.takesFoldedOut = takesFoldedOut(line, past)
    }
    if traces.folds || past.verb != "dedupe" { traces.masked = masked(past, line) }
    noteWriting(line, past)
    noteFilling(line)
    if past.verb == "mask" { noteMasking(line) }
    // Where no row goes on, lines below meet none.
    if !isEmpty, let staying = staying(line, past), !line.canBeAccepted(staying) {
      self = RowTrail()
    }
    return traces
  }

  private mutating func note(_ fold: Fold) {
    self.fold = fold
    for column in fold.keys.keys { folds[column] = fold }
  }
}

// Rows that were folded.
extension RowTrail {
  /// Whether some of the rows that were folded leave by the line, and others do not.
  private func takesFoldedOut(_ line: LineReasoning, _ past: PastLine) -> Bool {
    guard let fold, let rows = fold.band.known, let parting = parting(line, past, fold) else {
      return false
    }
    return line.canBeAccepted(rows, parting.leaving) && line.canBeAccepted(rows, parting.staying)
  }

  /// The rows that stay behind a line which keeps or drops some; nil of others.
  private func staying(_ line: LineReasoning, _ past: PastLine) -> Cases? {
    switch past.verb {
    case "keep rows": line.scopeOutcomes.yes.or(line.scopeOutcomes.failed)
    case "drop rows": line.scopeOutcomes.notYes
    default: nil
    }
  }

  /// The rows that leave by the line, and those that stay; nil where none leaves.
  private func parting(
    _ line: LineReasoning, _ past: PastLine, _ fold: Fold
  ) -> (leaving: Cases, staying: Cases)? {
    let outcomes = line.scopeOutcomes
    if let staying = staying(line, past) {
      return (past.verb == "drop rows" ? outcomes.yes : outcomes.no.or(outcomes.unknown), staying)
    }
    if !past.rejects { return nil }
    if let check = line.rowCheck { return (check.fails, check.doesNotFail) }
    if line.coveringFold != nil || tellsFewerApart(line, fold) { return nil }
    return (line.scopeOutcomes.yes, .anything)
  }

  /// Whether rows that are the same to a line which compares some have had the same key, so that those that were
  /// folded are none of them.
  private func tellsFewerApart(_ line: LineReasoning, _ fold: Fold) -> Bool {
    var keys = line.statement.columns("keys")
    if case .determination(let use)? = line.statement.slots["determination"] { keys = use.keys }
    let columns = keys.compactMap { line.before.resolve($0) }
    return fold.band.isAll && line.facts.isSeenAgain(fold.band.number)
      && fold.keys.allSatisfy { id, compared in
        columns.contains { column in
          column.id == id
            && CellReading(column: column, literals: line.literals).name
              == CellReading(column: compared, literals: line.literals).name
        }
      }
  }

  /// The columns of the line by which rows were folded that it can change.
  private func lateKeys(_ line: LineReasoning) -> Set<Int> {
    guard case .forms(let forms)? = line.statement.slots["forms"] else { return [] }
    var late: Set<Int> = []
    for column in line.targets {
      guard let fold = folds[column.id], let rows = fold.band.known,
        let compared = fold.keys[column.id], !line.isComparison(of: compared, forms, column)
      else { continue }
      let differing = FormChain(forms, of: column, line).differs(line.facts.cell(column.id))
      if line.canBeAccepted(rows, line.scopeOutcomes.yes, differing) { late.insert(column.id) }
    }
    return late
  }
}

// Cells that were filled in.
extension RowTrail {
  private func filled(_ past: PastLine, _ line: LineReasoning) -> [Int: FilledCells] {
    let scope = line.scopeOutcomes.yes
    return past.keysByID.compactMapValues { column in
      fillings[column.id].flatMap { isThere($0, column, line, scope) ? $0 : nil }
    }
  }

  /// Whether a filled cell can be there among some rows.
  private func isThere(
    _ filling: FilledCells, _ column: ColumnInfo, _ line: LineReasoning, _ rows: Cases
  ) -> Bool {
    guard let band = filling.band.known else { return false }
    let cell = line.facts.cell(column.id)
    let mark = line.builder.placeholder(cell, column)
    let cells = Cases(
      .blank(cell, false), .text(cell, .only([filling.text])), .claim(mark, true))
    return line.canBeAccepted(band, rows, cells)
  }

  private mutating func noteFilling(_ line: LineReasoning) {
    guard let text = line.statement.filledText, !line.facts.reading.isBlank(Array(text.utf8)) else {
      return
    }
    let scope = line.scopeOutcomes.yes
    for column in line.targets
    where line.canBeAccepted(scope, Cases(.blank(line.facts.cell(column.id), true))) {
      fillings[column.id] = FilledCells(
        band: RowBand(line, but: column.id), text: Array(text.utf8),
        isAlone: fillings[column.id] == nil)
    }
  }

  /// Notes which columns the line writes. What it makes of filled cells is followed where that is plain.
  private mutating func noteWriting(_ line: LineReasoning, _ past: PastLine) {
    guard past.writesCells || past.verb == "column" else { return }
    let written = Set(past.targets.map(\.column.id))
    fold?.band.note(written)
    for column in Array(folds.keys) { folds[column]?.band.note(written) }
    for column in Array(masks.keys) {
      masks[column]?.band.note(written)
      if written.contains(column), !["default", "column"].contains(past.verb) {
        masks[column] = nil
      }
    }
    for column in Array(fillings.keys) {
      fillings[column]?.band.note(written)
      // A cell that is filled is no blank to another `default`, and the same whatever its type.
      guard written.contains(column), !["default", "column"].contains(past.verb) else { continue }
      fillings[column] = fillings[column].flatMap { rewritten($0, column, line) }
    }
  }

  /// Filled cells behind a line that writes their column; nil where they are gone, or none can tell.
  private func rewritten(
    _ filling: FilledCells, _ id: Int, _ line: LineReasoning
  ) -> FilledCells? {
    guard let place = line.before.index(of: id) else { return nil }
    let column = line.before.columns[place]
    guard isThere(filling, column, line, .anything) else { return nil }
    let scope = line.scopeOutcomes
    if !isThere(filling, column, line, scope.yes) { return filling }
    guard line.statement.verb == "normalize",
      case .forms(let forms)? = line.statement.slots["forms"]
    else { return nil }
    switch FormChain(forms, of: column, line).convert(filling.text) {
    case .text(filling.text)?: return filling
    case .text(let text)?:
      if line.statement.condition != nil || line.facts.reading.isBlank(text) { return nil }
      var changed = filling
      changed.text = text
      return changed
    case .failed?: return line.leavesUnconverted ? filling : nil
    default: return nil
    }
  }
}

// Cells that were masked.
extension RowTrail {
  /// By column of the line, the line that has masked it, where such cells can be there among its rows.
  private func masked(_ past: PastLine, _ line: LineReasoning) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for (column, _) in past.toldApart {
      guard let mask = masks[column.id], let band = mask.band.known else { continue }
      let cell = line.facts.cell(column.id)
      let mark = line.builder.placeholder(cell, column)
      let cells = Cases(
        .blank(cell, false), .claim(mark, false), .text(cell, .only([mask.text])))
      if line.canBeAccepted(band, line.scopeOutcomes.yes, cells) {
        found[column.id] = mask.band.number
      }
    }
    return found
  }

  private mutating func noteMasking(_ line: LineReasoning) {
    for column in line.targets {
      masks[column.id] = line.pairMasked(in: column).map {
        MaskedCells(band: RowBand(line), text: $0.masked)
      }
    }
  }
}

extension LineReasoning {
  /// Whether a row that no line above has rejected can be like all of these.
  fileprivate func canBeAccepted(_ cases: Cases...) -> Bool {
    let waiting = facts.hasRejectedRows ? cases.flatMap { facts.waitingFacts(near: $0) } : []
    return facts.prover.isPossible(cases + waiting.map(\.cases), under: facts.facts)
  }

  /// Rows that a `dedupe` may fold: a blank or a placeholder is the same as none, unless the line says otherwise.
  fileprivate func usableKeys(_ columns: some Sequence<ColumnInfo>) -> Cases {
    if statement.has("placeholders match") { return .anything }
    let keys = columns.map { column in
      let cell = facts.cell(column.id)
      return Cases(.blank(cell, false), .claim(builder.placeholder(cell, column), false))
    }
    return statement.has("every key present") ? .all(keys) : .any(keys)
  }

  /// Whether a text that it cannot convert stays, and its row too.
  fileprivate var leavesUnconverted: Bool {
    switch statement.others {
    case nil, .keep?: true
    default: false
    }
  }

  /// Whether forms make no two texts the same that a key has told apart, as it was compared by that form; a type
  /// reads a text without the blanks around it.
  fileprivate func isComparison(
    of compared: ColumnInfo, _ forms: [FormUse], _ column: ColumnInfo
  ) -> Bool {
    let reading = CellReading(column: compared, literals: literals)
    guard !reading.isExact, leavesUnconverted,
      reading.name == CellReading(column: column, literals: literals).name
    else { return false }
    return forms.allSatisfy { form in
      form.name == "trim"
        || form.name == compared.type
          && (form.region == nil || before.region(of: form.region) == compared.region)
          && (form.arguments.isEmpty || form.arguments.map(\.literalText) == compared.notations)
    }
  }
}

extension PastLine {
  /// The columns by which rows are folded, by their ids.
  fileprivate var keysByID: [Int: ColumnInfo] {
    Dictionary(keys.map { ($0.column.id, $0.column) }, uniquingKeysWith: { first, _ in first })
  }
}
