import Columns
import Diagnostics
import Kernels
import Language

/// A verb of the language: what it looks like, and how a statement of it becomes steps.
package struct Verb: Sendable {
  package var signature: Signature
  package var compile: @Sendable (Statement, inout TableCompiler) -> Void

  package init(
    _ signature: Signature, compile: @escaping @Sendable (Statement, inout TableCompiler) -> Void
  ) {
    self.signature = signature
    self.compile = compile
  }
}

/// Turns the statements that act on one table into the steps of its plan, in their order.
///
/// It walks the same ``Scope`` as the checker; ids of columns stay while names change.
package struct TableCompiler {
  package var context: CompileContext
  /// The columns that the statement at hand finds.
  package private(set) var scope: Scope
  /// Those that it makes, by lower-case name.
  private var madeColumns: [String: ColumnInfo] = [:]
  /// Index of the rule at hand.
  package private(set) var rule = 0
  package private(set) var steps: [Step] = []
  package private(set) var names: [String] = []
  /// The place of each name in ``names``.
  private var nameIndexes: [String: Int] = [:]
  /// The columns that went by each name, by its index.
  private var namedColumns: [Set<Int>] = []
  package var diagnostics: [Diagnostic] = []
  /// What lookup files contradict themselves in.
  package var lookupConflicts: [LookupConflicts] = []
  /// What lookups in other tables can never find.
  package internal(set) var lookupLosses: [LookupLoss] = []
  /// Columns by whose case of letters rules tell values apart that their type matches, by rule.
  package internal(set) var caseColumns: [Int: [CaseColumn]] = [:]
  package let blanks: BlankTest
  package let settings: FileSettings
  /// Texts that any line of the file makes a placeholder of a column, by the column's id.
  package var placeholderTexts: [Int: [LiteralCell]] = [:]
  /// Texts that `default` lines above have put into columns, and what forms have made of them since.
  var placed: [Int: [LiteralCell]] = [:]
  /// The forms that every present cell of a column was to take, until a line writes others.
  private var formsTaken: [Int: [ColumnKernel]] = [:]
  /// The columns that are watched for a value of their type, with that type.
  private var watched: [Int: String] = [:]
  /// The columns without a declaration that are watched as `is TYPE` reads them, with that type.
  private var watchedTests: [ColumnInfo] = []
  /// The columns that are watched for a region, by the one that is read by them.
  private var watchedRegions: [Int: Set<Int>] = [:]
  /// Sinks that saves have asked for so far, with the statement of each.
  package private(set) var saves: [Statement] = []

  /// `placeholders` are the texts that the whole file makes placeholders of a column, by its id.
  package init(
    context: CompileContext, blanks: BlankTest, settings: FileSettings = FileSettings(),
    placeholders: [Int: [String]] = [:]
  ) {
    self.context = context
    self.blanks = blanks
    self.settings = settings
    scope = Scope(header: [])
    placeholderTexts = placeholders.mapValues { $0.map { LiteralCell($0) } }
  }

  /// Compiles one statement with the verb's own function, among the columns that it finds.
  package mutating func compile(
    _ statement: Statement, with verb: Verb, rule: Int, in scope: Scope
  ) {
    self.rule = rule
    self.scope = scope
    madeColumns = [:]
    verb.compile(statement, &self)
    self.scope = Scope(header: [])
  }

  /// The diagnostics found since the last call.
  package mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  /// Adds a row-local step.
  package mutating func append(_ rowOperator: any RowOperator) {
    if context.makesPlans { steps.append(.rows(rowOperator, rule: rule)) }
  }

  /// Adds a barrier.
  package mutating func append(_ dedupe: DedupeRule) {
    steps.append(.dedupe(dedupe))
  }

  /// Adds a check of rows with the same key.
  package mutating func append(_ groups: GroupRule) {
    steps.append(.groups(groups))
  }

  /// Adds a measurement of the table as it stands.
  package mutating func append(_ measure: MeasureRule) {
    steps.append(.measure(measure))
  }

  /// Adds the step at which the table is handed on to one that is made of it, by a rule of the program.
  package mutating func append(_ collect: CollectRule) {
    steps.append(.collect(collect))
  }

  /// Adds a line that gives cells of a group the value of most of them.
  package mutating func append(_ repair: RepairRule) {
    steps.append(.repair(repair))
  }

  /// Adds a snapshot of the table after the statement; returns its sink's number.
  package mutating func appendSave(_ statement: Statement, blanksAs: BlankWriting?) {
    let columns = scope.columns.map { SavedColumn(id: $0.id, name: $0.name) }
    steps.append(
      .save(
        SaveRule(sink: saves.count, ruleLimit: rule, columns: columns, blanksAs: blanksAs)))
    saves.append(statement)
  }

  /// The column that a reference means before the statement.
  package func column(_ reference: ColumnReference) -> ColumnInfo? {
    scope.resolve(reference)
  }

  /// The column of that name, or the one that the statement makes: ids are given in order.
  package mutating func columnOrMade(_ reference: ColumnReference) -> ColumnInfo {
    let key = reference.name.lowercased()
    if let known = column(reference) ?? madeColumns[key] { return known }
    let made = ColumnInfo(
      name: reference.name, id: scope.nextColumnID + madeColumns.count, isInput: false)
    madeColumns[key] = made
    return made
  }

  /// The columns that a slot of the statement names, as far as they are there.
  package func columns(_ label: String, of statement: Statement) -> [ColumnInfo] {
    guard case .columns(let references)? = statement.slots[label] else { return [] }
    return references.compactMap { column($0) }
  }

  /// Notes that every present cell of a column takes these forms, or stays as it was.
  package mutating func take(_ forms: [ColumnKernel], in column: ColumnInfo) {
    formsTaken[column.id] = forms
  }

  /// The forms that every present cell of a column was to take.
  package func forms(of column: ColumnInfo) -> [ColumnKernel] {
    formsTaken[column.id] ?? []
  }

  /// How the journal and the marks see a change of a column by the rule at hand.
  package mutating func edit(
    _ column: ColumnInfo, marks: Edit.Marks, fillsBlanks: Bool = false
  ) -> Edit {
    if !fillsBlanks { formsTaken[column.id] = nil }
    return Edit(
      rule: rule, name: nameIndex(of: column), marks: marks,
      placeholders: placeholders(of: column.id))
  }

  /// The place among ``names`` of the name that a column has at this line.
  mutating func nameIndex(of column: ColumnInfo) -> Int {
    let name = nameIndexes[column.name] ?? names.endIndex
    if name == names.endIndex {
      names.append(column.name)
      namedColumns.append([])
      nameIndexes[column.name] = name
    }
    namedColumns[name].insert(column.id)
    return name
  }

  /// Indexes of the names under which any of these columns was changed.
  package func nameIndexes(of columns: Set<Int>) -> Set<Int> {
    Set(namedColumns.indices.filter { !namedColumns[$0].isDisjoint(with: columns) })
  }

  /// Has it told if no value of the column is of its declared type, as the rule at hand reads it, or some
  /// only in a notation that no rule names. What a form has converted, that form tells of.
  package mutating func watch(_ column: ColumnInfo) {
    var compiler = expressions()
    guard column.isInput, column.convertedType != column.type, watched[column.id] != column.type,
      let value = compiler.keyValue(of: column)
    else { return }
    watched[column.id] = column.type
    for read in compiler.regionReads { watchRegion(of: read.column, by: read.form) }
    let place = TypePlace(
      rule: rule, column: column.id, name: column.name, type: column.type, isForm: false,
      hasNotation: namesNotation(of: column), isThorough: context.isThorough)
    append(
      TypeWatch(
        place, value: value, blanks: blanks, placeholders: placeholders(of: column.id)))
  }

  /// The same for a column that has no declaration and that the rule at hand reads by `is TYPE`, its type here.
  mutating func watch(tested column: ColumnInfo) {
    var compiler = expressions()
    guard column.isInput, !namesNotation(of: column),
      !watchedTests.contains(where: { $0.id == column.id && $0.type == column.type }),
      let value = compiler.keyValue(of: column)
    else { return }
    watchedTests.append(column)
    let place = TypePlace(
      rule: rule, column: column.id, name: column.name, type: column.type, isForm: false,
      hasNotation: false, isThorough: context.isThorough, isTest: true)
    append(
      TypeWatch(
        place, value: value, blanks: blanks, placeholders: placeholders(of: column.id)))
  }

  /// Has it told if a form reads the column by the regions that another one names, and that never names any.
  package mutating func watchRegion(of column: ColumnInfo, by form: ColumnForm) {
    guard let id = form.reads.first, let region = scope.columns.first(where: { $0.id == id }),
      region.isInput, watchedRegions[column.id, default: []].insert(id).inserted
    else { return }
    let place = RegionPlace(
      rule: rule, column: column.id, region: id, columnName: column.name,
      regionName: region.name)
    append(RegionWatch(place, form: form, blanks: blanks))
  }

  /// The same for a column that no rule reads by its type, as it stands behind the last one.
  package mutating func watchUnread(_ column: ColumnInfo, declaredBy rule: Int, in scope: Scope) {
    self.rule = rule
    self.scope = scope
    watch(column)
    self.scope = Scope(header: [])
  }

  /// Whether the column's declaration names notations, or how the file is read does.
  package func namesNotation(of column: ColumnInfo) -> Bool {
    !column.notations.isEmpty || (column.kind == .number && settings.numberNotation != nil)
  }
}

extension Expression {
  /// The text of a literal; nil for anything else.
  package var literalBytes: [UInt8]? { literalText.map { Array($0.utf8) } }
}
