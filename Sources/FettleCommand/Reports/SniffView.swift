import Diagnostics
import Fettle

/// What `sniff` found, for people and for programs.
enum SniffView {
  /// One property a line, then the evidence, and the line to paste.
  static func text(of report: SniffReport, style: Style) -> String {
    var rows = [
      ("encoding", report.encoding + (report.hasByteOrderMark ? ", with byte order mark" : "")),
      ("delimiter", VisibleText.of(report.delimiter)), ("quote", report.quote ?? "none"),
      ("header", report.hasHeader ? "yes" : "no"), ("line end", report.lineEnd),
    ]
    if let compression = report.compression { rows.append(("compression", compression)) }
    let names = report.columns.map(VisibleText.of).joined(separator: ", ")
    rows.append(("columns", "\(Quantity.count(report.columns.count)): \(names)"))
    rows += report.evidence.map { ("because", VisibleText.safe($0)) }
    var text = style(VisibleText.safe(report.file), .bold) + "\n"
    text += rows.map { "  \(style($0.padded(to: 13), .faint))\($1)\n" }.joined()
    let lines = VisibleText.safe(report.freeze).split(separator: "\n")
    return text + "\n" + lines.map { style(String($0), .cyan) + "\n" }.joined()
  }

  /// One line of JSON.
  static func json(of report: SniffReport) -> String {
    JSONText.object([
      ("schema", JSONText.string(ReportSchema.sniff.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("file", JSONText.string(report.file)), ("encoding", JSONText.string(report.encoding)),
      ("byteOrderMark", String(report.hasByteOrderMark)),
      ("delimiter", JSONText.string(report.delimiter)),
      ("quote", report.quote.map(JSONText.string) ?? "null"),
      ("header", String(report.hasHeader)), ("lineEnd", JSONText.string(report.lineEnd)),
      ("compression", report.compression.map(JSONText.string) ?? "null"),
      ("columns", JSONText.array(report.columns.map(JSONText.string))),
      ("evidence", JSONText.array(report.evidence.map(JSONText.string))),
      ("freeze", JSONText.string(report.freeze)),
    ]) + "\n"
  }
}
