import Diagnostics

/// The scopes of all tables of a program, walked line by line by the checker and the compiler
/// alike.
package struct TableScopes: Sendable {
  /// By lower-case table name.
  var scopes: [String: Scope] = [:]
  /// By lower-case name: the tables that a line has merged, with the result's name.
  var mergedInto: [String: (result: String, range: SourceRange)] = [:]
  /// Lower-case names of the tables that lines have made so.
  var mergeResults: Set<String> = []
  /// By lower-case name of a merged table: the first line below the merge that asks for reviews.
  var reviewsBelowMerge: [String: SourceRange] = [:]
  /// What `list` and `let` lines have named, for all tables; a scope holds them while it is at
  /// work.
  private var lists: [String: [TextLiteral]] = [:]
  private var predicates: [String: Expression] = [:]
  let signatures: [String: Signature]
  private let vocabulary: Vocabulary
  /// Headers of tables by lower-case name, as far as they are known.
  private let headers: [String: [String]]
  private(set) var placeholders: [String: [Int: [String]]] = [:]
  private let made: MadeNames
  private(set) var excusedNames: Set<String>
  /// Tables that no line loaded, since `--in` binds them.
  private let boundTables: [String]
  private let examples: ExamplePlaces
  private let suggestions = SuggestionBudget()

  /// Scopes as they stand before the first line. `headers` gives the header of a table by its name
  /// (nil: not known); it is asked once for each table.
  package init(
    program: Program, vocabulary: Vocabulary, boundTables: [String] = [],
    headers: (String) -> [String]?
  ) {
    let known = Self.headers(of: program, vocabulary, boundTables, headers)
    self.init(program, vocabulary, boundTables, known)
    var first = self
    // A text is a placeholder in the whole file, above its `default` line as well. Lines below the
    // last that says of one, or hands it on, are not looked at.
    let last = program.statements.lastIndex { statement in
      statement.verb == "default" || statement.slots["placeholders"] != nil
        || statement.mergeResult != nil
    }
    for statement in program.statements.prefix(last.map { $0 + 1 } ?? 0) {
      first.follow(statement)
    }
    let found = first.scopes.mapValues(\.placeholders)
    if found.values.allSatisfy(\.isEmpty) { return }
    placeholders = found
    scopes = [:]
    addTables(program)
  }

  private init(
    _ program: Program, _ vocabulary: Vocabulary, _ boundTables: [String],
    _ headers: [String: [String]]
  ) {
    self.vocabulary = vocabulary
    self.headers = headers
    self.boundTables = boundTables
    signatures = vocabulary.signatures
    excusedNames = program.namesOfBrokenStatements
    made = MadeNames(program, signatures)
    examples = ExamplePlaces(program, vocabulary)
    addTables(program)
  }

  /// The tables that are there before any line loads one.
  private mutating func addTables(_ program: Program) {
    for name in [program.inputTable] + boundTables { addTable(name) }
  }

  private static func headers(
    of program: Program, _ vocabulary: Vocabulary, _ bound: [String],
    _ headers: (String) -> [String]?
  ) -> [String: [String]] {
    let loads = Set(vocabulary.verbs.filter { $0.role == .load }.map(\.name))
    var result: [String: [String]] = [:]
    func add(_ name: String, _ statement: Statement?) {
      var names = headers(name)
      if names == nil, case .texts(let texts) = statement?.slots["header"] {
        names = texts.map(\.text)
      }
      if let names { result[name.lowercased()] = names }
    }
    for name in [program.inputTable] + bound { add(name, nil) }
    for statement in program.statements where loads.contains(statement.verb) {
      if case .word(let name) = statement.slots["table"] { add(name.text, statement) }
    }
    return result
  }

  /// The columns of a table at this line; an open scope for a table that nobody loaded.
  package subscript(table: String) -> Scope {
    guard var scope = scopes[table.lowercased()] else {
      return Scope(
        header: nil, tableName: table, vocabulary: vocabulary,
        placeholders: placeholders[table.lowercased()] ?? [:])
    }
    lend(to: &scope)
    return scope
  }

  /// Gives a scope what it sees of the rest of the program.
  private func lend(to scope: inout Scope) {
    scope.lists = lists
    scope.predicates = predicates
    let key = scope.tableName.lowercased()
    // Most programs have one table, and this is done several times for every line.
    let isAlone = scopes.isEmpty || scopes.count == 1 && scopes[key] != nil
    WorkCounter.note(isAlone ? 1 : scopes.count)
    scope.tables = isAlone ? [:] : scopes.mapValues(\.knownColumns)
    scope.tables[key] = .some(nil)
    scope.mergedResults = mergeResults
  }

  /// The names of all tables known at this line, sorted.
  package var tableNames: [String] {
    scopes.values.map(\.tableName).sorted()
  }

  /// Checks a statement against each table it acts on, and moves their scopes behind it.
  package mutating func apply(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    walk(statement, &diagnostics, isChecking: true)
  }

  /// Moves the scopes behind a statement whose faults are told of elsewhere: most of the time goes into looking
  /// for them.
  package mutating func follow(_ statement: Statement) {
    var ignored: [Diagnostic] = []
    walk(statement, &ignored, isChecking: false)
  }

  private mutating func walk(
    _ statement: Statement, _ diagnostics: inout [Diagnostic], isChecking: Bool
  ) {
    guard let signature = signatures[statement.verb] else { return }
    if signature.role == .load { load(statement, &diagnostics) }
    if isChecking {
      for example in examples.standing(at: statement) { check(example, &diagnostics) }
    }
    guard !statement.isBroken || statement.merge?.isPartial == true else { return }
    if signature.role == .use { return use(statement, &diagnostics) }
    if signature.role == .merge { return merge(statement, signature, &diagnostics) }
    if signature.role == .proof {
      var scope = Scope(header: [])
      return signature.effect(statement, &scope, &diagnostics)
    }
    var found: [Diagnostic] = []
    for table in tables(of: statement, signature) {
      // Taken out, so that changing its columns copies none.
      guard var scope = scopes.removeValue(forKey: table.lowercased()) else { continue }
      let excusedCount = scope.excusedNames.count
      lend(to: &scope)
      (lists, predicates) = ([:], [:])
      if isChecking {
        scope.apply(statement, signature, &found)
      } else {
        scope.follow(statement, signature)
      }
      takeBack(from: &scope)
      // What a `list` or `let` failed to name, it names for no table.
      if signature.role == .declaration, scope.excusedNames.count > excusedCount {
        for key in scopes.keys { scopes[key]?.excusedNames.formUnion(scope.excusedNames) }
      }
      scopes[table.lowercased()] = scope
      noteReviews(of: statement, signature, table.lowercased(), &found)
      if signature.role == .declaration { break }
    }
    diagnostics += found
  }

  /// Presumes the columns that a statement names in tables whose header is not known, as ``apply``
  /// will.
  package mutating func presume(_ statement: Statement) {
    guard let signature = signatures[statement.verb], !statement.isBroken else { return }
    for table in tables(of: statement, signature) {
      guard scopes[table.lowercased()]?.isOpen == true,
        var scope = scopes.removeValue(forKey: table.lowercased())
      else { continue }
      lend(to: &scope)
      (lists, predicates) = ([:], [:])
      scope.presume(statement, signature)
      takeBack(from: &scope)
      scopes[table.lowercased()] = scope
    }
  }

  /// The tables whose columns a statement is checked against: that which it names, else the current
  /// ones.
  private func tables(of statement: Statement, _ signature: Signature) -> [String] {
    guard case .word(let name) = statement.slots["table"],
      signature.role == .load || scopes[name.text.lowercased()] != nil
    else { return statement.tables }
    return [name.text]
  }

  private mutating func takeBack(from scope: inout Scope) {
    (lists, predicates) = (scope.lists, scope.predicates)
    (scope.lists, scope.predicates, scope.tables) = ([:], [:], [:])
  }

  private mutating func addTable(_ name: String) {
    let key = name.lowercased()
    var scope = Scope(
      header: headers[key], tableName: name, vocabulary: vocabulary,
      placeholders: placeholders[key] ?? [:])
    scope.suggestions = suggestions
    scope.made = made.made[key] ?? [:]
    scope.assigned = made.assigned[key] ?? [:]
    scope.excusedNames = excusedNames
    scopes[key] = scope
  }

  // MARK: Tables

  private var loaded: Set<String> = []

  private mutating func load(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    guard case .word(let name) = statement.slots["table"] else { return }
    let key = name.text.lowercased()
    guard loaded.insert(key).inserted else {
      diagnostics.append(
        Diagnostic(
          .nameTaken, "table '\(name.text)' is loaded twice", at: name.range,
          help: "give one of them another name"))
      return
    }
    if scopes[key] == nil { addTable(name.text) }
  }

  private func use(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    guard case .words(let names) = statement.slots["tables"] else { return }
    for name in names
    where scopes[name.text.lowercased()] == nil
      && !excusedNames.contains(name.text.lowercased())
    {
      var scope = Scope(header: nil)
      scope.tables = scopes.mapValues(\.knownColumns)
      diagnostics.append(scope.unknownTable(name))
    }
  }
}

extension Scope {
  /// The columns as other tables see them: nil where the header is not known.
  fileprivate var knownColumns: ColumnList? { isOpen ? nil : columns }
}
