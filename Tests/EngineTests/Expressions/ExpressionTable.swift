import CSV
import Columns
import Diagnostics
import Kernels
import Language

@testable import Engine

/// What a test sees of a value: its canonical text, a blank, or a failure.
enum Seen: Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
  case value(String)
  case blank
  case failed

  init(stringLiteral text: String) { self = .value(text) }

  var description: String {
    switch self {
    case .value(let text): "'\(text)'"
    case .blank: "blank"
    case .failed: "failed"
    }
  }
}

/// A tiny table with declared columns, on which tests evaluate expressions as rules write them.
final class ExpressionTable {
  /// 2026-01-31.
  static let today = 20_484

  var scope: Scope
  let batch: Batch
  let blanks: BlankTest
  var placeholders: [Int: [LiteralCell]] = [:]
  var settings = ReadingSettings()
  var otherColumn: [String] = []
  private let worker = Worker(ruleCount: 1, wishes: JournalWishes())

  /// The columns by name with their type (`date 'DD/MM/YYYY'` has a notation), and the rows.
  init(_ columns: [(name: String, type: String)], _ rows: [[String]], blanks: [String] = ["N/A"]) {
    let vocabulary = Self.vocabulary
    scope = Scope(header: columns.map(\.name), vocabulary: vocabulary)
    for (id, column) in columns.enumerated() {
      let words = column.type.split(separator: "'", omittingEmptySubsequences: false)
      let texts = words.indices.filter { $0 % 2 == 1 }.map { String(words[$0]) }
      let name = words[0].split(separator: " ").joined(separator: " ")
      if name == "text" { continue }
      scope.declare(
        id, type: name, notations: name == "one of" ? [] : texts,
        values: name == "one of" ? texts : [])
    }
    let text = rows.map { row in
      row.map {
        "\""
          + $0.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }.joined(separator: ",") + "\n"
    }.joined()
    batch = Self.batch(Array(text.utf8), columnCount: columns.count)
    self.blanks = BlankTest(blanks: blanks)
  }

  /// One column `c` of a type.
  convenience init(_ type: String, _ cells: [String]) {
    self.init([("c", type)], cells.map { [$0] })
  }

  private static func batch(_ bytes: [UInt8], columnCount: Int) -> Batch {
    let batch = Batch(blockByteCount: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { unsafe batch.block.base[index] = byte }
    batch.block.count = bytes.count
    do {
      try batch.index.scan(
        batch.block, isLast: true, dialect: Dialect(), columnCount: columnCount)
    } catch { preconditionFailure("the table of a test is no CSV") }
    batch.quote = UInt8(ascii: "\"")
    batch.reset(columnCount: columnCount + 4, outputCount: 0)
    batch.selectAll()
    return batch
  }

  /// Writes a cell as a rule would.
  func write(_ text: String, row: Int, column id: Int) {
    var cells = batch.cells(id)
    batch.arena.append(Array(text.utf8))
    cells[row] = batch.arena.commit()
    let edit = Edit(rule: 0, name: 0, marks: .end)
    batch.write(cells, to: id, rows: batch.selection, edit: edit, worker: worker)
  }

  var frame: Frame { Frame(batch: batch, rows: batch.selection.rows, worker: worker) }

  var compiler: ExpressionCompiler {
    let others = otherColumn
    let context = CompileContext(
      vocabulary: Self.vocabulary, today: Self.today,
      keyedHash: KeyedHash(key: Array("an example of a key".utf8)),
      readLookup: { _ in .failure(LookupProblem("no files here")) },
      columnValues: { reference in
        reference.name == "missing"
          ? .failure(LookupProblem("no such column"))
          : .success(OtherColumn(values: others.map { Array($0.utf8) }))
      })
    return ExpressionCompiler(
      scope: scope, blanks: blanks, context: context, placeholders: placeholders,
      settings: settings)
  }
}

// What tests ask of a table.
extension ExpressionTable {
  func value(of text: String) -> ValueExpression? {
    guard let expression = Self.parse(text, isPredicate: false) else { return nil }
    var compiler = compiler
    return compiler.value(expression)
  }

  func predicate(of text: String) -> Predicate? {
    guard let expression = Self.parse(text, isPredicate: true) else { return nil }
    var compiler = compiler
    return compiler.predicate(expression)
  }

  /// The value in every row.
  func values(_ text: String) -> [Seen] { values(text, frame) }

  func values(_ text: String, _ frame: Frame) -> [Seen] {
    guard let value = value(of: text) else { return [] }
    return seen(value.evaluate(frame))
  }

  func seen(_ vector: Vector) -> [Seen] {
    let texts = vector.texts(arena: &batch.arena)
    return zip(texts.cells, texts.states).map { cell, state in
      switch state {
      case .present: .value(String(decoding: cell.array, as: UTF8.self))
      case .blank: .blank
      case .failed: .failed
      }
    }
  }

  /// What a predicate says of every row: `T F ? !`.
  func truths(_ text: String) -> String {
    guard let predicate = predicate(of: text) else { return "not compiled" }
    return Self.signs(predicate.evaluate(frame))
  }

  static func signs(_ truths: [Truth]) -> String {
    truths.map { truth in
      switch truth {
      case .true: "T"
      case .false: "F"
      case .unknown: "?"
      case .failed: "!"
      }
    }.joined()
  }

  /// The codes of what cannot be compiled.
  func problems(_ text: String, isPredicate: Bool = true) -> [String] {
    guard let expression = Self.parse(text, isPredicate: isPredicate) else { return ["not parsed"] }
    var compiler = compiler
    let isNil =
      isPredicate ? compiler.predicate(expression) == nil : compiler.value(expression) == nil
    return isNil ? compiler.diagnostics.map(\.code) : ["compiled"]
  }
}

// How tests read expressions.
extension ExpressionTable {
  /// The language with two verbs that take one expression each.
  static let vocabulary = Vocabulary(verbs: [
    Signature(
      name: "give", group: "test", summary: "", shape: [.value(label: "value")], condition: .none,
      example: "give 1"),
    Signature(
      name: "ask", group: "test", summary: "", shape: [.predicate(label: "predicate")],
      condition: .none, example: "ask a is blank"),
  ])

  static func parse(_ text: String, isPredicate: Bool) -> Expression? {
    let source = SourceText(name: "-e", text: (isPredicate ? "ask " : "give ") + text)
    let parsed = Parser(vocabulary: vocabulary).parse(source)
    guard parsed.diagnostics.isEmpty, let statement = parsed.program.statements.first else {
      return nil
    }
    guard case .expression(let found)? = statement.slots[isPredicate ? "predicate" : "value"] else {
      return nil
    }
    return found
  }
}

extension SourceRange {
  /// A place for what no source wrote.
  static let zero = SourceRange(lower: 0, upper: 0)
}
