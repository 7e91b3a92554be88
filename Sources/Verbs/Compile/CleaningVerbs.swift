import Diagnostics
import Engine
import Kernels
import Language

extension Verb {
  static let normalize = Verb(.normalize) { statement, compiler in
    guard case .forms(let forms)? = statement.slots["forms"] else { return }
    let scope = compiler.ruleScope(of: statement)
    let typed = forms.last { FormTable.form(named: $0.name)?.resultType != nil }
    let type = typed.flatMap { FormTable.form(named: $0.name)?.resultType }
    let targets = compiler.columns("columns", of: statement).map { column in
      if let typed, let range = statement.condition?.range {
        compiler.refuseTwoNotations(in: column, form: typed.name, at: range)
      }
      let bound = compiler.bind(forms, to: column)
      for form in bound { compiler.watchRegion(of: column, by: form) }
      let kernels = bound.map(\.kernel)
      let edit = compiler.edit(column, marks: .travel)
      compiler.carryPlaceholders(of: column.id, through: kernels)
      if statement.condition == nil, statement.keepsFailedCells {
        compiler.take(kernels, in: column)
      }
      let place = type.map {
        TypePlace(
          rule: compiler.rule, column: column.id, name: column.name, type: $0, isForm: true,
          hasNotation: typed?.arguments.isEmpty == false || compiler.namesNotation(of: column),
          isThorough: compiler.context.isThorough)
      }
      return NormalizeOperator.Target(id: column.id, forms: bound, edit: edit, type: place)
    }
    compiler.append(
      NormalizeOperator(
        targets: targets, scope: scope, blanks: compiler.blanks,
        failedCell: compiler.failedCell(of: statement), judge: compiler.othersJudge(statement)))
  }

  static let `default` = Verb(.default) { statement, compiler in
    guard case .expression(let value)? = statement.slots["value"], let bytes = value.literalBytes
    else { return }
    let columns = compiler.columns("columns", of: statement)
    for column in columns {
      compiler.refuse(unreadable: value.literalText ?? "", in: column, at: value.range)
    }
    let targets = columns.map {
      EditedColumn(id: $0.id, edit: compiler.edit($0, marks: .own, fillsBlanks: true))
    }
    let literal = LiteralCell(bytes)
    for target in targets { compiler.place(literal, in: target.id) }
    compiler.append(
      DefaultOperator(
        targets: targets, literal: literal, scope: compiler.ruleScope(of: statement),
        blanks: compiler.blanks))
  }

  static let set = Verb(.set) { statement, compiler in
    guard case .assignments(let assignments)? = statement.slots["assignments"] else { return }
    var targets: [SetOperator.Target] = []
    for assignment in assignments {
      let column = compiler.columnOrMade(assignment.column)
      guard let value = compiler.value(assignment.value) else { continue }
      compiler.refuseMixedNotations(in: column, assignment.value)
      targets.append(
        .init(
          id: column.id, value: value, edit: compiler.edit(column, marks: .own),
          trace: compiler.trace(assignment.value),
          inputs: compiler.judgedColumns(in: assignment.value).filter { $0.id != column.id }))
    }
    compiler.append(
      SetOperator(
        targets: targets, scope: compiler.ruleScope(of: statement),
        failedCell: compiler.failedCell(of: statement), judge: compiler.othersJudge(statement)))
  }

  static let clear = Verb(.clear) { statement, compiler in
    let targets = compiler.columns("columns", of: statement).map {
      EditedColumn(id: $0.id, edit: compiler.edit($0, marks: .end))
    }
    compiler.append(
      ClearOperator(
        targets: targets, scope: compiler.ruleScope(of: statement), blanks: compiler.blanks))
  }
}

extension TableCompiler {
  /// What `set` writes is canonical; among cells in another notation it would be read as something else.
  fileprivate mutating func refuseMixedNotations(in column: ColumnInfo, _ value: Expression) {
    guard namesNotation(of: column), !column.isCanonical, column.kind != .text else { return }
    // A date in quotes may be written as the column has them.
    if let text = value.literalText, reads(text, asMeantIn: column) { return }
    diagnostics.append(
      Diagnostic(
        .wrongKind, "column '\(column.name)' is still written in its own notation",
        at: value.range,
        help: "write normalize \(Scope.written(column.name)) \(column.type) in a line above"))
  }

  /// Whether the form would leave cells that its condition does not hold for as the file writes its numbers.
  fileprivate mutating func refuseTwoNotations(
    in column: ColumnInfo, form: String, at range: SourceRange
  ) {
    guard namesNotation(of: column), column.notations.isEmpty, !column.isCanonical,
      FormTable.form(named: form)?.resultType.map(Self.numbers.contains) == true
    else { return }
    diagnostics.append(.twoNotations(in: column, form: form, [], at: range))
  }

  private static let numbers = ["number", "whole", "money"]
}
