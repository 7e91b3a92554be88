import Columns
import Diagnostics
import Engine
import Kernels
import Language
import Verbs

/// Turns a checked program into the plans of its tables, in one walk over its lines.
struct ProgramCompiler {
  let program: Program
  let verbs: [String: Verb]
  private(set) var scopes: TableScopes
  var compilers: [String: TableCompiler] = [:]
  private(set) var context: CompileContext
  /// How plans and reports call the rules; empty where no plan is made.
  let rules: [RuleInfo]
  /// The columns declared `id`, by table: reports name records by them to the end, whatever later
  /// lines do to the column.
  var keyColumns: [String: Int] = [:]
  /// The columns declared `sensitive`, by table, whatever later lines do to them.
  var sensitiveColumns: [String: Set<Int>] = [:]
  /// What tables are made of that lines merge, by the result.
  var merges: [String: MergeRule] = [:]
  /// The columns that lines declare, by table, with the rule; for a check against the data.
  private var declared: [String: [(rule: Int, column: Int)]] = [:]
  /// The tables that lines act on, in the order of their first line.
  var tables: [String] = []
  var diagnostics: [Diagnostic] = []
  /// Why rows of another table could not be read, where they could not: that is wrong with no line.
  private(set) var failure: RunFailure?
  /// Gives the values of a column of another table as its plan leaves it at this line; nil: rules
  /// are only checked, no data is read.
  var readColumn:
    ((TablePlan, KeyReader) throws(RunFailure) -> (read: [[UInt8]], unread: [[UInt8]]))?
  /// Gives what columns of another table hold beside its keys, in the same way; nil as above.
  var readByKey: ((TablePlan, KeyedRequest) throws(RunFailure) -> KeyedValues)?
  /// The columns that take values of another table's, by their tables and ids.
  var copies: [CopiedColumn] = []
  /// Counts the rows of a table as its plan leaves it at this line; nil as above.
  var countRows: ((TablePlan) throws(RunFailure) -> Int)?

  init(
    program: Program, scopes: TableScopes, context: CompileContext, verbs: [Verb],
    makesPlans: Bool = true
  ) {
    self.program = program
    self.scopes = scopes
    self.context = context
    self.context.makesPlans = makesPlans
    self.verbs = Dictionary(
      verbs.map { ($0.signature.name, $0) }, uniquingKeysWith: { first, _ in first })
    guard makesPlans else {
      rules = []
      return
    }
    let signatures = self.verbs.mapValues(\.signature)
    var ids = RuleIdentities(vocabulary: context.vocabulary)
    rules = program.statements.map { program.ruleInfo($0, signatures[$0.verb], &ids) }
  }

  /// Whether a rule judges the rows or figures of a table.
  func judges(_ table: String) -> Bool {
    let steps = compilers[table.lowercased()]?.steps ?? []
    return steps.compactMap(\.rule).contains { rules[$0].judgement != nil }
  }

  /// Whether a rule can end the run without a table.
  var canStop: Bool {
    // A group can turn out to be larger than any may be.
    !merges.isEmpty || rules.contains { $0.judgement?.canStop == true }
  }

  /// Compiles every line in order.
  mutating func compile() {
    for (rule, statement) in program.statements.enumerated() where !statement.isBroken {
      if failure != nil { return }
      guard let verb = verbs[statement.verb] else { continue }
      if verb.signature.role == .rule {
        scopes.presume(statement)
        let lookups = self.lookups(of: statement)
        let counts = rowCounts(of: statement)
        context.otherTable = otherTable(of: statement)
        noteCopies(of: statement)
        for table in statement.actingTables {
          compile(statement, of: table, with: verb, rule: rule, lookups, counts)
        }
      }
      let merge = mergeRule(statement, rule)
      scopes.follow(statement)
      if let merge { begin(merge) }
      noteDeclaration(statement, rule)
    }
    if context.isThorough { watchUnread() }
  }

  /// Looks at declared columns, which no rule may read, as the last line leaves them.
  private mutating func watchUnread() {
    for (key, columns) in declared.sorted(by: { $0.key < $1.key }) {
      guard var compiler = compilers.removeValue(forKey: key) else { continue }
      let scope = scopes[key]
      for (rule, id) in columns.reversed() {
        guard let place = scope.index(of: id) else { continue }
        compiler.watchUnread(scope.columns[place], declaredBy: rule, in: scope)
      }
      compilers[key] = compiler
    }
  }

  private mutating func compile(
    _ statement: Statement, of table: String, with verb: Verb, rule: Int, _ lookups: Lookups,
    _ counts: [String: Result<Int, LookupProblem>]
  ) {
    let key = table.lowercased()
    if compilers[key] == nil { tables.append(table) }
    // Taken out, and given the scope for the time of the call alone, so that neither is copied.
    var compiler = compilers.removeValue(forKey: key) ?? makeCompiler(table)
    compiler.context.columnValues = { lookups[$0.range] ?? .success(OtherColumn()) }
    compiler.context.otherTable = context.otherTable
    compiler.context.rowCount = { counts[$0.text.lowercased()] ?? .success(0) }
    compiler.compile(statement, with: verb, rule: rule, in: scopes[table])
    diagnostics += compiler.takeDiagnostics()
    compilers[key] = compiler
  }

  private typealias Lookups = [SourceRange: Result<OtherColumn, LookupProblem>]

  /// The values of other tables' columns that a statement looks into, as they stand above it.
  private mutating func lookups(of statement: Statement) -> Lookups {
    let scope = scopes[statement.actingTables.first ?? program.inputTable]
    var found: Lookups = [:]
    for expression in statement.expressions {
      for reference in scope.expanded(expression).lookups where found[reference.range] == nil {
        found[reference.range] = columnValues(reference)
      }
    }
    return found
  }

  /// The rows of the other tables that an expectation names, as they stand above it.
  private mutating func rowCounts(of statement: Statement) -> [String: Result<Int, LookupProblem>] {
    guard let countRows, case .expectation(let expectation)? = statement.slots["expectation"] else {
      return [:]
    }
    var counts: [String: Result<Int, LookupProblem>] = [:]
    for table in expectation.tables {
      let key = table.text.lowercased()
      let compiler = compilers[key] ?? makeCompiler(table.text)
      let plan = makePlan(compiler, scope: scopes[table.text], table.text, 0)
      counts[key] = reading { () throws(RunFailure) in try countRows(plan) }
    }
    return counts
  }

  /// Notes what reports have to know of columns to the end.
  private mutating func noteDeclaration(_ statement: Statement, _ rule: Int) {
    guard case .type? = statement.slots["type"] else { return }
    for table in statement.tables {
      let key = table.lowercased()
      let scope = scopes[table]
      let ids = statement.columns("columns").compactMap { scope.resolve($0)?.id }
      // A table that a merge has made comes with types; later lines bring those of their own
      // columns.
      let places =
        declared[key] == nil
        ? Array(scope.columns.indices) : ids.compactMap { scope.index(of: $0) }.sorted()
      declared[key, default: []] += ids.map { (rule, $0) }
      for column in places.lazy.map({ scope.columns[$0] }) {
        if column.type == "id", column.isInput, keyColumns[key] == nil {
          keyColumns[key] = column.id
        }
        if column.isSensitive { sensitiveColumns[key, default: []].insert(column.id) }
      }
    }
  }

  /// The plan of one table; a table that no line acts on has no steps.
  func plan(of table: String, inputColumnCount: Int) -> TablePlan {
    let key = table.lowercased()
    let compiler = compilers[key] ?? makeCompiler(table)
    return makePlan(compiler, scope: scopes[table], table, inputColumnCount)
  }

  /// The plan of a table of which one thing is saved: its rows as the last line leaves them.
  func planToEnd(of table: String, inputColumnCount: Int) -> TablePlan {
    var plan = plan(of: table, inputColumnCount: inputColumnCount)
    plan.steps.removeAll { if case .save = $0 { true } else { false } }
    plan.steps.append(
      .save(SaveRule(sink: 0, ruleLimit: plan.rules.count, columns: finalColumns(of: table))))
    return plan
  }

  /// The saves of a table in order.
  func saves(of table: String) -> [Statement] {
    compilers[table.lowercased()]?.saves ?? []
  }

  /// The columns of a table as they stand behind the last line.
  func finalColumns(of table: String) -> [SavedColumn] {
    scopes[table].columns.map { SavedColumn(id: $0.id, name: $0.name) }
  }

  private func blanks(of table: String) -> [String] {
    program.loads(of: table).flatMap { $0.texts("blanks") }.map(\.text)
  }

  /// A compiler that knows what the table's `load` line says of its values; of a merged table what
  /// those of all its tables say.
  func makeCompiler(_ table: String) -> TableCompiler {
    let loads = program.loads(of: table)
    let load =
      loads.dropFirst().allSatisfy { $0.readsNumbersAndTimesLike(loads[0]) } ? loads.first : nil
    let settings = FileSettings(
      numberNotation: load?.text("decimal")?.text == "," ? "1.234,56" : nil,
      zoneMinutes: load?.text("zone").flatMap { DateReader.zoneMinutes(of: $0.text) } ?? 0)
    return TableCompiler(
      context: context, blanks: BlankTest(blanks: blanks(of: table)), settings: settings,
      placeholders: scopes[table].placeholders)
  }

  func makePlan(
    _ compiler: TableCompiler, scope: Scope, _ table: String, _ inputColumnCount: Int
  ) -> TablePlan {
    let sensitive = allSensitiveColumns[table.lowercased()] ?? []
    var plan = TablePlan(
      table: table, rules: rules, steps: compiler.steps,
      columnCount: max(scope.nextColumnID, inputColumnCount), names: compiler.names,
      keyColumn: keyColumns[table.lowercased()],
      blanks: compiler.blanks, sensitiveColumns: sensitive,
      sensitiveNames: compiler.nameIndexes(of: sensitive),
      lookupConflicts: compiler.lookupConflicts,
      lookupLosses: compiler.lookupLosses.map { loss in
        var loss = loss
        loss.isSensitive =
          allSensitiveColumns[loss.table.lowercased()]?.contains(loss.columnID) == true
        return loss
      }, caseColumns: compiler.caseColumns)
    plan.origin = merges[table.lowercased()]
    return plan
  }

  /// Reads a column of another table as it stands at the line being compiled.
  private mutating func columnValues(
    _ reference: ColumnReference
  ) -> Result<OtherColumn, LookupProblem> {
    guard let table = reference.table, let readColumn else { return .success(OtherColumn()) }
    let scope = scopes[table]
    let plain = ColumnReference(
      name: reference.name, isBracketed: reference.isBracketed, range: reference.range)
    guard let column = scope.resolve(plain) else { return .success(OtherColumn()) }
    let compiler = compilers[table.lowercased()] ?? makeCompiler(table)
    let plan = makePlan(compiler, scope: scope, table, 0)
    return reading { () throws(RunFailure) in
      let values = try readColumn(plan, compiler.keyReader(for: column))
      return OtherColumn(
        id: column.id, values: values.read, type: column.type, unread: values.unread)
    }
  }

  /// What is read of another table, or why it cannot be, which is noted too.
  mutating func reading<Value>(
    _ read: () throws(RunFailure) -> Value
  ) -> Result<Value, LookupProblem> {
    do throws(RunFailure) {
      return .success(try read())
    } catch {
      failure = failure ?? error
      return .failure(LookupProblem(error))
    }
  }
}
