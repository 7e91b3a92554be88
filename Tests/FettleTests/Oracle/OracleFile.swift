/// A table as a naive reader sees it: one record after another, each field as it was written.
struct OracleFile {
  struct Record {
    var fields: [String]
    /// The line end, blank lines behind it included; empty where the file ends without one.
    var end: String
  }

  var records: [Record] = []

  init(_ text: String, delimiter: Unicode.Scalar = ",") {
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func finishField() {
      fields.append(String(field))
      field = String.UnicodeScalarView()
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted && scalar == delimiter {
        finishField()
      } else if !isQuoted && (scalar == "\n" || scalar == "\r") {
        let isTwo = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
        finishField()
        records.append(Record(fields: fields, end: isTwo ? "\r\n" : String(scalar)))
        fields = []
        if isTwo { index += 1 }
      } else {
        field.append(scalar)
      }
      index += 1
    }
    if !fields.isEmpty || !field.isEmpty {
      finishField()
      records.append(Record(fields: fields, end: ""))
    }
  }

  /// The text that a field stands for.
  static func text(of field: String) -> Text {
    let text = Text(field)
    guard text.count >= 2, text.scalars.first == "\"", text.scalars.last == "\"" else {
      return text
    }
    return Text(Array(text.scalars[1..<text.count - 1])).replacing("\"\"", with: "\"")
  }

  /// A text as a field, quoted only where it must be.
  static func field(
    of text: Text, isAlone: Bool = false, delimiter: Unicode.Scalar = ","
  ) -> String {
    let special: [Unicode.Scalar] = [delimiter, "\"", "\r", "\n"]
    if text.scalars.contains(where: { special.contains($0) }) || (isAlone && text.isEmpty) {
      return "\"" + text.replacing("\"", with: "\"\"").string + "\""
    }
    return text.string
  }
}
