import Foundation

/// Reads files of CSV as the suites write them, apart from Fettle's own reader.
enum CSVText {
  /// The records, quotes taken off; empty lines are none.
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var characters = Array(text.replacing("\r\n", with: "\n"))[...]
    func isEmptyLine() -> Bool { record.isEmpty && field.isEmpty }
    while let character = characters.popFirst() {
      switch character {
      case "\"" where isQuoted && characters.first == "\"":
        field.append("\"")
        characters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\n" where !isQuoted:
        if !isEmptyLine() { records.append(record + [field]) }
        record = []
        field = ""
      default: field.append(character)
      }
    }
    return isEmptyLine() ? records : records + [record + [field]]
  }

  /// A cell without its notation: numbers and truths are written in more than one way.
  static func meaning(_ cell: String) -> String {
    if cell.wholeMatch(of: /[-+]?\d+(?:\.\d+)?/) != nil, let number = Decimal(string: cell) {
      return number.description
    }
    return ["true", "false"].contains(cell.lowercased()) ? cell.lowercased() : cell
  }
}
