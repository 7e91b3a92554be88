import Foundation

/// How a table is written as a file, which a `load` line has to say.
struct TableShape: Equatable {
  var delimiter: Unicode.Scalar = ","
  /// Lines before the header.
  var preamble: [String] = []
  var hasHeader = true
  /// Whether the `load` line names the columns.
  var isNamed = false
  var isUTF16 = false
  /// Clauses of the `load` line that change how cells are read, and not how they are written.
  var reading = ""

  init() {}

  /// A file without a header must have rows.
  init(_ random: inout SeededRandom, hasRows: Bool) {
    if random.once(in: 2) { reading += ", blanks 'N/A', '-'" }
    if random.once(in: 8) { reading += ", decimal ','" }
    if random.once(in: 4) { reading += ", zone '+05:30'" }
    guard random.once(in: 3) else { return }
    if random.once(in: 3) { delimiter = random.pick([";", "|", "\t"]) }
    if random.once(in: 3) { preamble = ["an export\n", "of today\r\n"] }
    if random.once(in: 3) { hasHeader = !hasRows }
    isNamed = !hasHeader && random.once(in: 2)
    isUTF16 = random.once(in: 4)
  }

  /// The clauses of a `load` line.
  var clauses: String {
    var text = reading
    if delimiter != "," { text += ", delimiter '\(delimiter == "\t" ? "tab" : "\(delimiter)")'" }
    if !preamble.isEmpty { text += ", skip \(preamble.count)" }
    if isNamed {
      text += ", header " + RandomTable.columns.map { "'\($0)'" }.joined(separator: ", ")
    } else if !hasHeader {
      text += ", header none"
    }
    if isUTF16 { text += ", encoding 'utf-16le'" }
    return text
  }

  /// The columns as they are called in the file or by their place.
  var names: [String] {
    hasHeader || isNamed
      ? RandomTable.columns : RandomTable.columns.indices.map { "column \($0 + 1)" }
  }

  /// The file of records that are written with commas, the header first.
  func text(_ records: [String]) -> String {
    let file = OracleFile(records.joined())
    var text = preamble.joined()
    for record in hasHeader ? file.records[...] : file.records.dropFirst() {
      let fields = record.fields.map { field in
        // What stands outside of quotes must not hold the other delimiter.
        field.unicodeScalars.contains(delimiter) && !field.hasPrefix("\"")
          ? OracleFile.field(of: Text(field), delimiter: delimiter) : field
      }
      text += fields.joined(separator: String(Character(delimiter))) + record.end
    }
    return text
  }

  func data(_ text: String) -> Data {
    isUTF16 ? text.data(using: .utf16LittleEndian)! : Data(text.utf8)
  }

  func text(of data: Data) -> String {
    isUTF16
      ? String(data: data, encoding: .utf16LittleEndian) ?? "no UTF-16"
      : String(decoding: data, as: UTF8.self)
  }
}
