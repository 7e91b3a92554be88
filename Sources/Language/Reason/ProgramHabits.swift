/// What lines ask of the whole program, found out once for all of them.
final class ProgramHabits {
  private let program: Program

  init(_ program: Program) { self.program = program }

  /// Whether any line may tell a placeholder from what is real: whatever a `default` names is one, also
  /// where it fills nothing.
  private(set) lazy var asksForPlaceholders = program.statements.contains { statement in
    !Self.indifferent.contains(statement.verb)
      || (statement.verb == "replace" && statement.has("from"))
      || statement.has("determination")
      || statement.expressions.contains { $0.asksForPlaceholder }
  }

  /// Whether any line names a text that is a placeholder.
  private(set) lazy var namesPlaceholders = program.statements.contains {
    $0.verb == "default" || $0.has("placeholders")
  }

  /// Whether a table is loaded whose numbers have another decimal sign.
  private(set) lazy var loadsDecimals = program.statements.contains {
    $0.verb == "load" && $0.has("decimal")
  }

  /// Whether a table is loaded whose times are those of another zone.
  private(set) lazy var loadsZones = program.statements.contains {
    $0.verb == "load" && $0.has("zone")
  }

  /// Verbs to which a cell that `default` filled is one like any other.
  private static let indifferent: Set<String> = [
    "load", "use", "save", "include", "column", "list", "let", "example", "test", "normalize",
    "set", "default", "clear", "mask", "replace", "split", "rename", "drop columns",
    "keep columns", "check", "require", "keep rows", "drop rows", "note rows", "warn rows",
    "review rows", "reject rows", "stop rows",
  ]
}

extension Expression {
  fileprivate var asksForPlaceholder: Bool {
    switch kind {
    case .state(_, .default, _), .state(_, .real, _), .membership(_, .column, _): true
    default: parts.contains { $0.asksForPlaceholder }
    }
  }
}
