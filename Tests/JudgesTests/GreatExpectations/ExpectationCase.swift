import Foundation

/// One test of the suite: a frame, an expectation, and what it says of the frame.
struct ExpectationCase: Sendable, CustomStringConvertible {
  /// A column of the frame.
  struct Column: Sendable {
    var name: String
    var values: [JSONValue]
    /// Its type in the frames of each back end, as far as the suite says.
    var storage: [String: String]
  }

  /// What comes out.
  struct Outcome: Sendable {
    /// nil where only an error is told of.
    var succeeds: Bool?
    /// Whether the expectation itself is refused.
    var isError: Bool
    /// 0-based; nil where the suite does not say.
    var failingRows: [Int]?
    /// The failing values in the order of the rows; nil where the suite does not say.
    var failingValues: [JSONValue]?
    var failingCount: Int?
  }

  var file: String
  /// `expect_column_values_to_match_regex`
  var type: String
  var number: Int
  var columns: [Column]
  /// Other tables, by name.
  var others: [String: [Column]]
  var arguments: [String: JSONValue]
  /// The back ends for which alone it is given; empty for all.
  var onlyFor: [String]
  /// Whether it is suppressed for every back end.
  var isNeverRun: Bool
  var outcome: Outcome

  var description: String { "\(type) \(number)" }

  var rowCount: Int { columns.first?.values.count ?? 0 }

  func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  subscript(argument: String) -> JSONValue { arguments[argument] ?? .null }
}

extension ExpectationCase {
  /// Every test of the suite, in the order of its files.
  static func all() throws -> [ExpectationCase] {
    let root = Suites.folder!.appending(path: "rules-great-expectations")
    let walk = FileManager.default.enumerator(atPath: root.path())
    let paths = (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".json") }.sorted()
    let decoder = JSONDecoder()
    // Some partitions have infinite ends.
    decoder.allowsJSON5 = true
    return try paths.flatMap { path in
      let text = try Data(contentsOf: root.appending(path: path))
      let value = try decoder.decode(JSONValue.self, from: text)
      return cases(of: value, file: path)
    }
  }

  private static func cases(of file: JSONValue, file path: String) -> [ExpectationCase] {
    var cases: [ExpectationCase] = []
    for dataset in file["datasets"].list ?? [] {
      let tables = tables(of: dataset)
      for test in dataset["tests"].list ?? [] {
        var only = test["only_for"]
        if only.isNull { only = dataset["only_for"] }
        cases.append(
          ExpectationCase(
            file: path, type: file["expectation_type"].text ?? "", number: cases.count + 1,
            columns: tables.first, others: tables.others, arguments: test["in"].fields ?? [:],
            onlyFor: (only.list ?? []).compactMap(\.text),
            isNeverRun: ["pandas", "sqlalchemy", "spark"].allSatisfy {
              test["suppress_test_for"].list?.contains(.text($0)) == true
            }, outcome: Outcome(test)))
      }
    }
    return cases
  }

  private static func tables(
    of dataset: JSONValue
  ) -> (first: [Column], others: [String: [Column]]) {
    guard let several = dataset["data"].list else { return (columns(of: dataset), [:]) }
    var others: [String: [Column]] = [:]
    for table in several.dropFirst() {
      others[table["dataset_name"].text ?? ""] = columns(of: table)
    }
    return (several.first.map(columns) ?? [], others)
  }

  /// The columns by name: JSON keeps no order, and no expectation asks for it.
  private static func columns(of dataset: JSONValue) -> [Column] {
    let schemas = dataset["schemas"].fields ?? [:]
    return (dataset["data"].fields ?? [:]).sorted { $0.key < $1.key }.map { name, values in
      Column(
        name: name, values: values.list ?? [], storage: schemas.compactMapValues { $0[name].text })
    }
  }
}

extension ExpectationCase.Outcome {
  fileprivate init(_ test: JSONValue) {
    let out = test["out"]
    succeeds = out["success"].truth
    isError = !test["error"].isNull || !out["traceback_substring"].isNull
    failingRows = out["unexpected_index_list"].list?.compactMap {
      $0["pk_index"].number.map { Int(truncating: $0 as NSDecimalNumber) }
    }
    failingValues = out["unexpected_list"].list
    failingCount = out["result"]["unexpected_count"].number.map {
      Int(truncating: $0 as NSDecimalNumber)
    }
  }
}
