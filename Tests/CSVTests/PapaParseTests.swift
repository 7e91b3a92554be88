import Foundation
import Testing

@testable import CSV

@Suite("Papa Parse")
struct PapaParseTests {
  /// Cases whose settings are not ours, or whose outcome is documented as another one.
  static let skipped: [(description: String, reason: String)] = [
    ("Quoted field has no closing quote", "an error here"),
    ("Quoted field has invalid trailing quote", "text behind a closing quote is data here"),
    ("with a valid closer", "text behind a closing quote is data here"),
    ("Quoted fields with spaces", "blanks behind a closing quote are data here"),
    ("Mixed slash n and slash r", "all line ends end a record here"),
    ("uplicate", "an error that says how to name them here"),
    ("Multi-character delimiter", "a delimiter is one byte"),
    ("Callback delimiter", "a delimiter is one byte"),
    ("Custom escape character", "no byte escapes a quote"),
    ("greedy", "only empty lines are no records"),
  ]

  /// What only changes values after they are read, or which part is read.
  static let foreignSettings = [
    "dynamicTyping", "transform", "transformHeader", "preview", "fastMode", "escapeChar",
    "comments",
  ]

  struct Outcome {
    var read = 0
    var skipped: [String] = []
  }

  @Test(
    "reads its cases of pure parsing",
    .enabled(if: Corpus.has("papaparse"), CorpusTests.missing),
    arguments: ["CORE_PARSER_TESTS", "PARSE_TESTS"])
  func cases(list: String) throws {
    let all = try #require(try Corpus.json("papaparse/cases.json") as? [String: Any])
    let tests = try #require(all[list] as? [[String: Any]])
    var outcome = Outcome()
    for test in tests {
      try check(test, isGuessing: list == "PARSE_TESTS", &outcome)
    }
    print("papaparse \(list): \(outcome.read) of \(tests.count) read, skipped:", outcome.skipped)
    #expect(outcome.read >= 35)
  }

  private func check(_ test: [String: Any], isGuessing: Bool, _ outcome: inout Outcome) throws {
    let description = test["description"] as? String ?? ""
    let config = test["config"] as? [String: Any] ?? [:]
    guard let input = test["input"] as? String, var dialect = dialect(config),
      !Self.skipped.contains(where: { description.contains($0.description) }),
      let expected = (test["expected"] as? [String: Any])?["data"] as? [Any]
    else {
      outcome.skipped.append(description)
      return
    }
    outcome.read += 1
    let bytes = Array(input)
    if isGuessing, config["delimiter"] == nil, config["quoteChar"] == nil {
      dialect.delimiter = try Sniffer(skippedLineCount: dialect.skippedLineCount)
        .sniff(bytes, isWhole: true).dialect.delimiter
    }
    let (names, records) = try ChunkedReader(dialect: dialect, blockSize: 8).file(bytes)
    if dialect.header == .present {
      let found = texts(records).map { record in
        Dictionary(zip(names, record), uniquingKeysWith: { first, _ in first })
      }
      let objects = expected.map { row in
        (row as? [String: Any] ?? [:]).compactMapValues { $0 as? String }
      }
      #expect(found == objects, "\(description)")
    } else {
      // Papa Parse has a record for every empty line, and one behind the last line end.
      let isOneColumn = names.count == 1
      var rows = (cellTable(expected) ?? []).filter { isOneColumn || $0 != [""] }
      if isOneColumn, input.hasSuffix("\n") { rows.removeLast() }
      #expect(texts(records) == rows, "\(description)")
    }
  }

  /// The dialect of a case; nil where it has settings that are not ours.
  private func dialect(_ config: [String: Any]) -> Dialect? {
    if Self.foreignSettings.contains(where: { config[$0] != nil }) { return nil }
    var dialect = Dialect(header: config["header"] as? Bool == true ? .present : .none)
    if let delimiter = config["delimiter"] {
      guard let text = delimiter as? String, text.utf8.count == 1 else { return nil }
      dialect.delimiter = text.utf8.first!
    }
    if let quote = config["quoteChar"] {
      guard let text = quote as? String, text.utf8.count == 1 else { return nil }
      dialect.quote = text.utf8.first!
    }
    guard dialect.isUsable else { return nil }
    dialect.skippedLineCount = max(0, config["skipFirstNLines"] as? Int ?? 0)
    return dialect
  }
}
