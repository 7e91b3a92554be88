import Diagnostics

extension Scope {
  /// Makes the column that a line names behind `->`, unless there is one of that name.
  package mutating func makeColumn(
    _ reference: ColumnReference, _ diagnostics: inout [Diagnostic]
  ) {
    if let holder = resolve(reference) {
      diagnostics.append(columnExists(holder, at: reference.range))
    } else {
      addColumn(named: reference.name)
    }
  }

  /// The error of a new column whose name another one has.
  package func columnExists(_ holder: ColumnInfo, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .columnExists, "there is a column named '\(holder.name)' already", at: range,
      help: isOpen
        ? "a line above uses it: choose another name, or move this line above that one"
        : "choose another name, or rename the column above")
  }
}
