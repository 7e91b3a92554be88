import Foundation

/// One data test of a dbt package: what it is called, on what it works, and whether it should hold.
struct DBTCase: CustomStringConvertible {
  var model: String
  /// nil: the test is one of the table.
  var column: String?
  /// Without the package's name and without `expect_`.
  var name: String
  var arguments: JSONValue
  /// The package turns some around, to see them fail.
  var shouldHold: Bool

  var description: String { "\(model) \(column ?? "") \(name)" }

  subscript(argument: String) -> JSONValue { arguments[argument] }

  /// The tests of a `schema.yml`, in its order.
  static func all(_ path: String) throws -> [DBTCase] {
    let schema = YAMLText.value(of: try Suites.text(path))
    let models = ["seeds", "models"].flatMap { schema[$0].list ?? [] }
    return models.flatMap { model in
      let name = model["name"].text ?? ""
      return tests(of: model).map { DBTCase(model: name, column: nil, $0) }
        + (model["columns"].list ?? []).flatMap { column in
          tests(of: column).map { DBTCase(model: name, column: column["name"].text, $0) }
        }
    }
  }

  private static func tests(of value: JSONValue) -> [JSONValue] {
    value["tests"].list ?? value["data_tests"].list ?? []
  }

  private init(model: String, column: String?, _ test: JSONValue) {
    self.model = model
    self.column = column
    let entry = test.fields?.first
    let full = entry?.key ?? test.text ?? ""
    name = full.replacing(/^\w+\./, with: "").replacing(/^expect_/, with: "")
    arguments = entry?.value ?? .null
    // "Errors without failing rows": dbt's way to want some.
    let wants = [arguments["error_if"].text, arguments["config"]["error_if"].text]
    let figure = arguments["config"]["fail_calc"].text ?? ""
    shouldHold = !wants.contains("=0") && !wants.contains("<1") && !figure.contains("count(*)=0")
  }

  /// The rows to which the test is confined, in SQL.
  var scope: String? {
    let texts = ["row_condition", "where", "from_condition"].compactMap { arguments[$0].text }
    let text = texts.first ?? arguments["config"]["where"].text
    // `1=1` confines nothing.
    return text?.wholeMatch(of: /(\d)=\1/) == nil ? text : nil
  }
}

/// The table of a model, read from the suite or made after its remarks.
struct DBTTable {
  var columns: [String]
  var rows: [[String]]

  init(_ text: String) {
    var records = CSVText.records(text)
    columns = records.removeFirst()
    rows = records
  }

  var data: Data { Data(RuleText.csv([columns] + rows).utf8) }

  func isOfNumbers(_ column: String) -> Bool { isOf(/-?\d+(?:\.\d+)?/, column) }

  /// `column` lines for the columns whose cells are all of one kind.
  var declarations: [String] {
    let kinds: [(word: String, kind: Regex<Substring>)] = [
      ("number", /-?\d+(?:\.\d+)?/), ("date", /\d{4}-\d\d-\d\d/),
      ("datetime", /\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?/),
    ]
    return kinds.compactMap { word, kind in
      let names = columns.filter { isOf(kind, $0) }
      return names.isEmpty ? nil : "column \(names.joined(separator: ", ")) is \(word)"
    }
  }

  /// The seeds of a folder, by their names.
  static func seeds(_ folder: String) throws -> [String: DBTTable] {
    let root = Suites.folder!.appending(path: folder)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var tables: [String: DBTTable] = [:]
    for case let file as URL in files! where file.pathExtension == "csv" {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      tables[file.deletingPathExtension().lastPathComponent] = DBTTable(text)
    }
    return tables
  }

  func isOf(_ kind: Regex<Substring>, _ column: String) -> Bool {
    guard let index = columns.firstIndex(of: column) else { return false }
    let cells = rows.map { $0[index] }.filter { !$0.isEmpty }
    return !cells.isEmpty && cells.allSatisfy { $0.wholeMatch(of: kind) != nil }
  }
}
