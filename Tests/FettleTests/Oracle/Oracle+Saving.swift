import Language

extension Oracle {
  /// Writes the table as it stands.
  mutating func save(blanks: Text?) {
    dismissRejected()
    var output = OracleOutput()
    let ids = scope.columns.map(\.id)
    let names = scope.columns.map { column in
      column.id < header.count
        && OracleFile.text(of: header[column.id]).trimmed == Text(column.name)
        ? header[column.id] : format.field(of: Text(column.name))
    }
    output.text = format.preamble
    if format.hasHeader {
      let isAlone = recordCount == 0 && endsOpen
      output.text += format.join(names) + (isAlone ? "" : lineEnd)
    }
    for (index, row) in rows.enumerated() {
      let fields = ids.map { field(row.cells[$0], isAlone: ids.count == 1, blanks) }
      let isLast = index == rows.count - 1
      let end = row.end.isEmpty ? lineEnd : row.end
      output.text += format.join(fields) + (isLast && endsOpen ? "" : end)
      if isChanged(row, blanks) { output.changedRowCount += 1 }
    }
    output.rowCount = rows.count
    output.changes = log(
      changes.map { change in
        var change = change
        if takesValues { change.fields.append(change.source) }
        return change
      })
    output.removed = log(removed)
    output.findings = log(findings)
    output.reviews = convicted(reviews).map { place in
      let row = records[place.record]
      return noted(row) + reasons(place)
        + row.original.enumerated().map { shown($1, $0) }
    }
    let raw = header.isEmpty ? "" : format.join(header)
    output.rejectsHead = format.preamble + raw
    output.rejects = convicted(rejections).map { place in
      (records[place.record].cells.map { $0.field ?? "" }, reasons(place))
    }
    outputs.append(output)
  }

  /// Whether a statement so far takes values of other rows.
  private var takesValues: Bool {
    program.statements.prefix(number + 1).contains {
      ["fill", "correct", "repair"].contains($0.verb) && acts($0)
    }
  }

  private func field(_ cell: OracleCell, isAlone: Bool, _ blanks: Text?) -> String {
    if let blanks, scope.isBlank(cell.text), cell.text != blanks {
      return format.field(of: blanks, isAlone: isAlone)
    }
    // A blank alone on its line would be a blank line.
    if let field = cell.field, !cell.isChanged, !(isAlone && field.isEmpty) { return field }
    return format.field(of: cell.text, isAlone: isAlone)
  }

  private func isChanged(_ row: OracleRow, _ blanks: Text?) -> Bool {
    scope.columns.contains { column in
      let cell = row.cells[column.id]
      return cell.isChanged || (blanks != nil && scope.isBlank(cell.text) && cell.text != blanks)
    }
  }

  private func log(_ entries: [OracleEntry]) -> [[Text]] {
    entries.enumerated().sorted {
      ($0.element.place, $0.element.statement, $0.offset)
        < ($1.element.place, $1.element.statement, $1.offset)
    }.map(\.element.fields)
  }

  /// Each row once, at the place where it stood, with all the statements that convict it.
  private func convicted(_ convictions: [OracleConviction]) -> [OracleConviction] {
    var found: [OracleConviction] = []
    for conviction in convictions {
      let known = found.firstIndex {
        $0.place == conviction.place && $0.record == conviction.record
      }
      if let known {
        found[known].statements += conviction.statements
        found[known].faults += conviction.faults
      } else {
        found.append(conviction)
      }
    }
    return found.sorted { $0.place < $1.place }
  }

  /// Two fields: the ids of some statements, and what each finds wrong.
  private func reasons(_ conviction: OracleConviction) -> [Text] {
    let statements = conviction.statements
    let texts = zip(conviction.faults, statements).map { reason(of: $0, $1) }
    return [
      Text(statements.map { id(of: $0) }.joined(separator: "; ")),
      Text(texts.joined(separator: "; ")),
    ]
  }
}
