import Diagnostics
import Fettle

extension RunJSON {
  /// An action, its threshold and whether it followed.
  func object(of action: ActionReport) -> String {
    JSONText.object([
      ("action", JSONText.string(action.action)),
      ("threshold", action.threshold.map(JSONText.string)),
      ("followed", String(action.hasFollowed)),
    ])
  }

  /// A figure and what it was compared with.
  func object(of measure: MeasureReport) -> String {
    JSONText.object([
      ("value", measure.value.map(JSONText.string) ?? "null"),
      ("bounds", JSONText.array(measure.bounds.map(JSONText.string))),
    ])
  }

  /// A finding with its row and cells.
  func object(of finding: FindingReport) -> String {
    JSONText.object([
      ("row", finding.row.map { String($0) }), ("file", finding.file.map(JSONText.string)),
      ("key", finding.key.map(JSONText.string)),
      ("severity", JSONText.string(finding.severity)), ("finding", JSONText.string(finding.text)),
      ("cells", JSONText.array(finding.cells.map(object))),
    ])
  }

  private func object(of cell: FindingReport.Cell) -> String {
    JSONText.object([
      ("column", JSONText.string(cell.column)), ("value", JSONText.string(cell.value)),
      ("line", cell.line.map { String($0) }), ("lineColumn", cell.lineColumn.map { String($0) }),
      ("byteOffset", cell.byteOffset.map { String($0) }),
      ("byteCount", cell.byteCount.map { String($0) }),
    ])
  }
}
