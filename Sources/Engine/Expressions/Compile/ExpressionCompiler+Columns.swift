import Columns
import Diagnostics
import Kernels
import Language

extension ExpressionCompiler {
  /// The column that a name means, or the predicate of a `let`.
  mutating func column(_ reference: ColumnReference) -> Operand? {
    guard let column = ownColumn(reference) else {
      if let named = namedPredicate(reference) {
        return predicate(named).map { Operand($0.value, range: reference.range) }
      }
      return reject(.unknownColumn, "no column named '\(reference.name)'", reference.range)
    }
    let isOriginal = scope.isOriginal(reference)
    guard !isOriginal || column.isInput else { return noOriginal(column, reference.range) }
    let source = source(column, isOriginal: isOriginal)
    if source.reading.kind != .text, !isOriginal { noteTyped(column) }
    return Operand(source, range: reference.range)
  }

  /// Reports that a column did not come with the input.
  mutating func noOriginal<Result>(_ column: ColumnInfo, _ range: SourceRange) -> Result? {
    reject(
      .noOriginal, "column '\(column.name)' was made by the rules and has no original", range)
  }

  /// What `let name = …` stands for.
  func namedPredicate(_ reference: ColumnReference) -> Expression? {
    guard reference.table == nil, !reference.isBracketed else { return nil }
    return scope.predicates[reference.name.lowercased()]
  }

  /// A column of the table that the rules are at; those of other tables are no values of its rows.
  private func ownColumn(_ reference: ColumnReference) -> ColumnInfo? {
    if let table = reference.table?.lowercased(), table != scope.tableName.lowercased(),
      !scope.isOriginal(reference)
    {
      return nil
    }
    return scope.resolve(reference)
  }

  /// A column with the reader for its values: that of its type, but any text where that is a text.
  func source(_ column: ColumnInfo, isOriginal: Bool) -> ColumnSource {
    let column = isOriginal ? column.asOriginal : column
    let reading = reading(of: column)
    return ColumnSource(
      column: column, isOriginal: isOriginal,
      reading: reading.kind == .text ? .text(TextCells()) : reading, blanks: blanks)
  }

  /// How a column's type reads: canonically where a line has converted the cells.
  func reading(of column: ColumnInfo) -> CellReading {
    let isCanonical = column.isCanonical
    let made = CellReading.make(
      type: column.type, notations: isCanonical ? [] : column.notations, region: column.region,
      values: column.values, settings: isCanonical ? .canonical : settings)
    // Notations and region were looked at where they stand; a wrong one leaves the column as text.
    return (try? made.get()) ?? .text(TextCells())
  }

  /// The operand as a comparison sees it: a column of a text type by its canonical form.
  mutating func compared(_ operand: Operand) -> Operand {
    guard var column = operand.column, column.reading.kind == .text else { return operand }
    let reading = reading(of: column.column)
    guard case .canonical = reading else { return operand }
    column.reading = reading
    if !column.isOriginal { noteTyped(column.column) }
    noteRegions(column, reading)
    return Operand(column, range: operand.range)
  }

  /// A literal beside a column of a text type as that type writes it; nil after a diagnostic.
  mutating func canonical(_ literal: Operand, beside other: Operand) -> Operand? {
    guard case .canonical(let cells)? = other.column?.reading,
      let constant = literal.constant, constant.state(blanks) == .present,
      let text = constant.literal
    else { return literal }
    guard let canonical = cells.canonical(text) else {
      let written = constant.written ?? text.text
      let names = cells.type == "country" ? FormEntry.countryNames : []
      let near = EditDistance.suggestion(for: written, among: names).map(Scope.quoted)
      return reject(
        .unreadableLiteral, "'\(written)' is not a value of type '\(cells.type)'", literal.range,
        help: near.map { "did you mean \($0)?" }
          ?? "no cell can be equal to it; text(\(Scope.written(other.column!.column.name))) is the "
          + "text as written")
    }
    return self.constant(.text(canonical.cell.array), literal.range)
  }

  /// The values of a column by which rows are equal; nil where that is the exact text.
  package mutating func keyValue(of column: ColumnInfo) -> ValueExpression? {
    let operand = compared(ofColumn: column)
    if case .text? = operand.column?.reading { return nil }
    return operand.expression
  }

  /// A column as a comparison sees it that no expression names.
  mutating func compared(ofColumn column: ColumnInfo) -> Operand {
    compared(
      Operand(source(column, isOriginal: false), range: SourceRange(source: 0, lower: 0, upper: 0)))
  }
}
