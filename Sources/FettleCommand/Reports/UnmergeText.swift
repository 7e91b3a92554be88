import Diagnostics
import Fettle

/// What was given back of a merge, for people and for programs.
struct UnmergeText {
  var style: Style

  /// One line for each file, and those that cannot be given back.
  func text(of report: UnmergeReport) -> String {
    var lines = report.files.map { file in
      "  \(style(VisibleText.safe(file.table), .bold)): \(VisibleText.safe(file.path)), "
        + Quantity.count(file.byteCount, "byte") + (file.wasThere ? ", was there already" : "")
    }
    lines += report.tablesWithoutFile.map { table in
      "  \(style(VisibleText.safe(table.table), .yellow)): has no file to give back, "
        + "\(Quantity.count(table.rows, "row")) of '\(VisibleText.safe(table.origin))' left out"
    }
    if let note = report.note { lines.append("  note: \(VisibleText.safe(note))") }
    lines.append(
      "\(Quantity.count(report.files.count, "file")) as before the merge, "
        + "\(Quantity.count(report.rows, "row")) linked")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line of JSON.
  static func json(of report: UnmergeReport, status: ExitStatus) -> String {
    let files = report.files.map { file in
      JSONText.object([
        ("table", JSONText.string(file.table)), ("path", JSONText.string(file.path)),
        ("bytes", String(file.byteCount)), ("wasThere", String(file.wasThere)),
      ])
    }
    let tables = report.tablesWithoutFile.map { table in
      JSONText.object([
        ("table", JSONText.string(table.table)), ("origin", JSONText.string(table.origin)),
        ("rows", String(table.rows)),
      ])
    }
    return JSONText.object([
      ("schema", JSONText.string(ReportSchema.unmerge.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", String(status.rawValue)),
      ("files", JSONText.array(files)), ("tablesWithoutFile", JSONText.array(tables)),
      ("rows", String(report.rows)), ("note", report.note.map(JSONText.string)),
    ]) + "\n"
  }
}
