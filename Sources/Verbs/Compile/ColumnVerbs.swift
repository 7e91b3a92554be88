import Engine
import Kernels
import Language

extension Verb {
  static let split = Verb(.split) { statement, compiler in
    guard let source = compiler.columns("column", of: statement).first,
      case .columns(let targets)? = statement.slots["into"]
    else { return }
    let cutter: SplitOperator.Cutter
    if case .text(let delimiter)? = statement.slots["separator"] {
      cutter = .at(Array(delimiter.text.utf8))
    } else if let parts = NameSplit(partCount: targets.count) {
      cutter = .byName(parts)
    } else {
      return
    }
    let made = targets.map { compiler.columnOrMade($0) }
    compiler.append(
      SplitOperator(
        source: compiler.placeholderSource(source),
        name: compiler.edit(source, marks: .own).name, cutter: cutter,
        targets: made.map { EditedColumn(id: $0.id, edit: compiler.edit($0, marks: .own)) },
        scope: compiler.ruleScope(of: statement), blanks: compiler.blanks))
  }

  static let mask = Verb(.mask) { statement, compiler in
    var kept = 0
    if case .number(let digits, _)? = statement.slots["keep last"] { kept = Int(digits) ?? 0 }
    let form = ColumnForm(ColumnKernel(Mask(keptCount: kept)))
    let targets = compiler.columns("columns", of: statement).map {
      NormalizeOperator.Target(
        id: $0.id, forms: [form], edit: compiler.edit($0, marks: .travel))
    }
    compiler.append(
      NormalizeOperator(
        targets: targets, scope: compiler.ruleScope(of: statement), blanks: compiler.blanks,
        failedCell: .keep))
  }

  // What these change is the scope alone, and that is in their signatures.
  static let rename = Verb(.rename) { _, _ in }
  static let dropColumns = Verb(.dropColumns) { _, _ in }
  static let keepColumns = Verb(.keepColumns) { _, _ in }
  static let column = Verb(.column) { statement, compiler in
    if case .type(let type)? = statement.slots["type"] { compiler.checkArguments(of: type) }
  }
  static let list = Verb(.list) { _, _ in }
  static let `let` = Verb(.let) { _, _ in }
  static let load = Verb(.load) { _, _ in }
  static let use = Verb(.use) { _, _ in }
  static let include = Verb(.include) { _, _ in }

  static let save = Verb(.save) { statement, compiler in
    var blanksAs: BlankWriting?
    if case .text(let text)? = statement.slots["blanks"] {
      blanksAs = BlankWriting(text: LiteralCell(text.text), blanks: compiler.blanks)
    } else if statement.text("to table") != nil {
      // In a database a blank is NULL, however it is written: the sink makes that of an empty text.
      blanksAs = BlankWriting(text: LiteralCell(""), blanks: compiler.blanks)
    }
    compiler.appendSave(statement, blanksAs: blanksAs)
  }
}
