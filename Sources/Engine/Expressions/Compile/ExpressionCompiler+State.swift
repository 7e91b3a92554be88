import Columns
import Diagnostics
import Kernels
import Language

extension ExpressionCompiler {
  /// What stands behind `is`.
  mutating func state(_ value: Expression, _ test: StateTest) -> Predicate? {
    guard let operand = operand(value) else { return nil }
    switch test {
    case .blank:
      return blank(operand, is: .true)
    case .present:
      return blank(operand, is: .false)
    case .default, .real, .changed:
      guard let column = operand.column else {
        return reject(
          .wrongKind, "only a column can be tested by 'is \(test.word)'", operand.range)
      }
      switch test {
      case .changed: return changed(column, operand.range)
      case .default: return placeholder(column, blank: .false, placeholder: .true, other: .false)
      default: return placeholder(column, blank: .false, placeholder: .false, other: .true)
      }
    case .valid:
      guard var column = operand.column else { return readable(operand) }
      column.reading = reading(of: column.column)
      noteDeclared(column)
      return column.validity
    case .type(let type):
      return self.type(type, of: operand)
    }
  }

  /// Two-valued: a value that could not be read is no blank.
  private func blank(_ operand: Operand, is yes: Truth) -> Predicate {
    let no = !yes
    if let column = operand.column {
      let blanks = blanks
      return Predicate(reads: column.reads) { frame in
        let states = frame.batch.texts(column.id, isOriginal: column.isOriginal, blanks).states
        return [Truth](capacity: frame.count) { truths in
          for row in frame.rows { truths.append(states[Int(row)] == .blank ? yes : no) }
        }
      }
    }
    let expression = operand.expression
    return Predicate(reads: expression.reads) { frame in
      expression.evaluate(frame).states.map { $0 == .blank ? yes : no }
    }
  }

  /// Two-valued: whether the cell was filled by `default`, or its text is that of a placeholder.
  private func placeholder(
    _ column: ColumnSource, blank: Truth, placeholder: Truth, other: Truth
  ) -> Predicate {
    let literals = placeholders[column.id] ?? []
    let blanks = blanks
    return Predicate(reads: column.reads) { frame in
      let cells = column.cells(of: frame.batch)
      let marks = column.isOriginal ? nil : frame.batch.placeholders(column.id)
      return frame.rows.map { row in
        let cell = cells[Int(row)]
        if blanks.isBlank(cell) { return blank }
        if let marks, marks[Int(row)] { return placeholder }
        for literal in literals where literal.cell == cell { return placeholder }
        return other
      }
    }
  }

  /// Two-valued: whether the bytes differ from those that the row came with.
  private mutating func changed(_ column: ColumnSource, _ range: SourceRange) -> Predicate? {
    guard column.column.isInput else {
      return noOriginal(column.column, range)
    }
    if column.isOriginal { return .constant(.false) }
    let id = column.id
    return Predicate(reads: column.reads) { frame in
      let now = frame.batch.column(id)
      if !frame.rows.contains(where: { now.changed[Int($0)] }) {
        return Array(repeating: .false, count: frame.count)
      }
      let before = frame.batch.original(id)
      return frame.rows.map {
        Truth(now.changed[Int($0)] && !(now.cells[Int($0)] == before[Int($0)]))
      }
    }
  }

  /// `is valid` of a computed value: false where it could not be computed.
  private func readable(_ operand: Operand) -> Predicate {
    Predicate(reads: operand.expression.reads, validityOf: operand.expression)
  }

  /// `is date`, `is one of LIST`: whether the text can be read as the type.
  private mutating func type(_ type: TypeUse, of operand: Operand) -> Predicate? {
    guard let reading = reading(of: type, for: operand.column) else { return nil }
    if var column = operand.column {
      noteTested(column, type, reading.kind)
      column.reading = reading
      if column.column.isDeclared, column.column.type == type.name, type.texts.isEmpty,
        type.region == nil
      {
        noteDeclared(column)
      } else {
        noteRegions(column, reading)
      }
      return column.validity
    }
    if operand.kind == reading.kind && operand.kind != .text { return readable(operand) }
    guard let text = converted(operand, to: .text) else { return unread(operand, .text) }
    return text.validity(reading, blanks)
  }

  /// Notes a column that is asked whether it is of its own type.
  private mutating func noteDeclared(_ column: ColumnSource) {
    guard case .canonical = column.reading else { return }
    if !column.isOriginal { noteTyped(column.column) }
    noteRegions(column, column.reading)
  }

  /// How a type behind `is` reads: by its own notations, else by those of a column of its kind.
  private mutating func reading(of type: TypeUse, for column: ColumnSource?) -> CellReading? {
    var values = type.texts.map(\.text)
    if let list = type.list {
      guard let texts = scope.lists[list.lowercased()] else {
        return reject(.unknownList, "no list named '\(list)'", type.range)
      }
      values = texts.map(\.text)
    }
    var notations = type.name == "one of" ? [] : values
    var settings = settings
    var region = scope.region(of: type.region)
    if region == nil, let column, column.column.type == type.name {
      region = column.column.region
    }
    if notations.isEmpty, let column {
      let isSame = column.column.lendsNotations(to: type.name)
      let isCanonical = column.column.isCanonical
      if isSame && !isCanonical { notations = column.column.notations }
      if isCanonical { settings = .canonical }
    }
    let made = CellReading.make(
      type: type.name, notations: notations, region: region, values: values, settings: settings)
    switch made {
    case .success(let reading): return reading
    case .failure(let problem):
      guard let region = type.region else {
        return reject(.unreadableLiteral, problem.message, type.range)
      }
      return reject(
        .unreadableLiteral, problem.message, region.range, help: ColumnForm.regionHelp)
    }
  }
}

extension StateTest {
  fileprivate var word: String {
    switch self {
    case .blank: "blank"
    case .present: "present"
    case .default: "default"
    case .real: "real"
    case .changed: "changed"
    case .valid: "valid"
    case .type(let type): type.name
    }
  }
}
