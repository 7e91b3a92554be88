import Diagnostics
import Fettle

/// One finding as a result of SARIF, located at its file and in its table; where the cell has a line, in a
/// region.
struct SARIFResult {
  var finding: FindingReport
  var rule: RuleReport
  /// Place of the rule in the tool's list.
  var index: Int
  var table: TableReport
  /// Which one it is of those with the same identity.
  var occurrence = 1

  /// The whole object.
  var text: String {
    let cells = finding.cells.map(location)
    let first = cells.first ?? location(nil)
    return JSONText.object([
      ("ruleId", JSONText.string(rule.id)), ("ruleIndex", String(index)),
      ("level", JSONText.string(level)),
      ("message", Self.message(finding.line)),
      ("locations", JSONText.array([first])),
      ("relatedLocations", cells.count > 1 ? JSONText.array(Array(cells.dropFirst())) : nil),
      (
        "partialFingerprints",
        JSONText.object([("fettleFinding/v1", JSONText.string(fingerprint))])
      ),
      ("properties", finding.row.map { JSONText.object([("row", String($0))]) }),
    ])
  }

  /// What stays the same when rows above come or go: the rule, the row by its key, the columns.
  var identity: String {
    let row: String
    if let key = finding.key, !key.isEmpty, !finding.isKeyMasked {
      row = "key \(key)"
    } else {
      row = finding.row.map { "row \($0)" } ?? "table"
    }
    return ([rule.id, row] + finding.cells.map(\.column)).joined(separator: " | ")
  }

  private var fingerprint: String {
    occurrence == 1 ? identity : "\(identity) | \(occurrence)"
  }

  private func location(_ cell: FindingReport.Cell?) -> String {
    let artifact = file.map { number in
      JSONText.object([
        ("uri", JSONText.string(Self.uri(of: table.files[number]))), ("index", String(number)),
      ])
    }
    let physical = artifact.map {
      JSONText.object([("artifactLocation", $0), ("region", cell.flatMap(region))])
    }
    return JSONText.object([
      ("physicalLocation", physical), ("logicalLocations", JSONText.array([logical(cell)])),
    ])
  }

  /// The number of the file that it is in; a figure of several stands at the first one. Nil: rules made
  /// the table.
  private var file: Int? {
    if table.files.isEmpty { return nil }
    return finding.file.flatMap { table.files.firstIndex(of: $0) } ?? 0
  }

  /// `customer.email`; in a database, where that alone says where it is, the row too: `crm.customer[42].email`.
  private func logical(_ cell: FindingReport.Cell?) -> String {
    var table = table.table
    if let name = self.table.databaseTable {
      let isNamed = finding.key?.isEmpty == false && !finding.isKeyMasked
      let row = isNamed ? finding.key : finding.row.map { "#\($0)" }
      table = name + (row.map { "[\($0)]" } ?? "")
    }
    let name = [table, cell?.column].compactMap(\.self).joined(separator: ".")
    return JSONText.object([
      ("fullyQualifiedName", JSONText.string(VisibleText.safe(name))),
      ("kind", JSONText.string("member")),
    ])
  }

  /// Where the cell begins, in characters; in bytes too, where they are known. Of a column that rules made
  /// nothing is.
  private func region(_ cell: FindingReport.Cell) -> String? {
    guard let line = cell.line, let column = cell.lineColumn else { return nil }
    return JSONText.object([
      ("startLine", String(line)), ("startColumn", String(column)),
      ("byteOffset", cell.byteOffset.map { String($0) }),
      ("byteLength", cell.byteCount.map { String($0) }),
    ])
  }

  private var level: String { Self.level(of: finding.severity) }

  /// The level that stands for a severity.
  static func level(of severity: String) -> String {
    switch severity {
    case "note": "note"
    case "reject", "stop": "error"
    default: "warning"
    }
  }

  /// A message; SARIF takes it as plain text.
  static func message(_ text: String) -> String {
    JSONText.object([("text", JSONText.string(VisibleText.safe(text)))])
  }

  /// The path as a URI reference (RFC 3986), relative where the path is.
  static func uri(of path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/-._~".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
