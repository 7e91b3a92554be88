import Foundation

/// One example of the reference manual: a statement, its data sets and the result.
struct VTLCase: CustomStringConvertible {
  /// A data set: the header and the rows.
  struct DataSet {
    var columns: [String]
    var rows: [[String]]

    init(_ text: String) {
      var records = CSVText.records(text)
      columns = records.isEmpty ? [] : records.removeFirst()
      rows = records
    }

    /// The type that all cells of a column have; the examples come without their structures.
    func type(of column: String) -> VTLType {
      guard let index = columns.firstIndex(of: column) else { return .text }
      let cells = rows.map { $0[index] }.filter { !$0.isEmpty }
      return VTLType.allCases.first { type in
        !cells.isEmpty && cells.allSatisfy { $0.wholeMatch(of: type.pattern) != nil }
      } ?? .text
    }
  }

  var name: String
  var source: String
  /// By their names, in small letters.
  var inputs: [String: DataSet]
  var expected: DataSet

  var description: String { name }

  static func all() throws -> [VTLCase] {
    try Suites.text("rules-vtl-examples/cases.jsonl").split(separator: "\n").map { line in
      VTLCase(try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8)))
    }
  }

  init(_ value: JSONValue) {
    name = "\(value["group"].text ?? "") \(value["example"].text ?? "")"
    source = value["vtl"].text ?? ""
    inputs = (value["inputs"].fields ?? [:]).mapValues { DataSet($0.text ?? "") }
    expected = DataSet(value["expected"].text ?? "")
  }
}

/// The types that the examples know, narrower ones first.
enum VTLType: CaseIterable {
  case whole, number, boolean, date, text

  var pattern: Regex<Substring> {
    switch self {
    case .whole: /[-+]?\d+/
    case .number: /[-+]?\d+(?:\.\d+)?/
    case .boolean: /[Tt]rue|[Ff]alse/
    case .date: /\d{4}-\d\d-\d\d/
    case .text: /(?s).*/
    }
  }

  /// The type of a `column` line.
  var word: String {
    switch self {
    case .whole, .number: "number"
    case .boolean: "boolean"
    case .date: "date"
    case .text: "text"
    }
  }

  /// What VTL calls the measure that an operator makes without a name for it.
  var measure: String {
    switch self {
    case .whole: "int_var"
    case .number: "num_var"
    case .boolean: "bool_var"
    case .date: "date_var"
    case .text: "string_var"
    }
  }
}
