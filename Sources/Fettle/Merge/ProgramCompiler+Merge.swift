import Columns
import Diagnostics
import Engine
import Kernels
import Language
import Matching

extension ProgramCompiler {
  /// A `merge` line with its tables as they stand above it, which get the step that hands their rows on;
  /// nil for every other line.
  mutating func mergeRule(_ statement: Statement, _ rule: Int) -> MergeRule? {
    guard let use = statement.merge, let result = statement.mergeResult else { return nil }
    let names = statement.mergedTables.map(\.text)
    let scopes = names.map { self.scopes[$0] }
    let columns = MergedColumns(scopes)
    let program = program
    let maker = MergePlanMaker(
      statement: statement, merge: use, columns: columns,
      sources: names.map { $0.lowercased() }, text: { program.text(of: $0.range) },
      place: { program.place(of: $0.range) })
    var merge = MergeRule(
      rule: rule, result: result.text,
      columns: columns.columns.map { column in
        MergeRule.Column(
          name: column.name, kind: MatchKind(type: column.declared?.type ?? "text"),
          isDeclared: column.declared != nil)
      }, sources: [], plan: maker.plan(), ruleFile: program.sources[statement.range.source].name)
    merge.columnOrder = columns.order(of: scopes, named: names)
    merge.sensitiveColumns = Set(
      columns.columns.indices.filter { columns.columns[$0].present.contains(where: \.isSensitive) })
    for (number, name) in names.enumerated() {
      merge.sources.append(source(name, scopes[number], columns, number))
    }
    readFiles(of: use, into: &merge)
    for (number, name) in names.enumerated() {
      watch(use, columns, number, name, rule)
      let step = merge.step(of: number, nil)
      if case .collect(let collect) = step { compilers[name.lowercased()]?.append(collect) }
    }
    return merge
  }

  private mutating func source(
    _ name: String, _ scope: Scope, _ columns: MergedColumns, _ number: Int
  ) -> MergeRule.Source {
    let key = name.lowercased()
    if compilers[key] == nil {
      tables.append(name)
      compilers[key] = makeCompiler(name)
    }
    let compiler = compilers[key]!
    let members = columns.columns.map { $0.members[number] }
    return MergeRule.Source(
      table: name,
      columns: members.map { member in
        member.map { Self.collected($0, compiler) }
      }, idColumn: members.firstIndex { $0?.type == "id" },
      isFreeOfDuplicates: program.load(of: name)?.has("no duplicates") ?? false,
      plan: makePlan(compiler, scope: scope, name, 0))
  }

  private static func collected(
    _ column: ColumnInfo, _ compiler: TableCompiler
  ) -> MergeRule.CollectedColumn {
    let key = compiler.keyReader(for: column)
    let matchKey = matchKey(of: column)
    let values = compiler.lookupKeys(key.placeholders.map(\.cell.array), beside: column)
    let known = values.compactMap { $0 }
    let keys = matchKey?.canonical(known).compactMap { $0 } ?? known
    return MergeRule.CollectedColumn(
      key: key, matchKey: matchKey, placeholderKeys: keys.map { LiteralCell($0) })
  }

  /// The kernel by which values of the column's type are matched; nil: by the values themselves.
  private static func matchKey(of column: ColumnInfo) -> ColumnKernel? {
    guard column.isDeclared, let form = FormTable.form(named: column.type),
      let make = form.matchKey
    else { return nil }
    return try? make([]).get()
  }

  /// Has it told where no value of a column by which rows are matched is of its type.
  private mutating func watch(
    _ use: MergeUse, _ columns: MergedColumns, _ number: Int, _ name: String, _ rule: Int
  ) {
    var seen: Set<Int> = []
    let tested = use.clauses.flatMap { clause -> [ColumnReference] in
      if case .match(_, .pair(let test)) = clause.kind { test.columns } else { [] }
    }
    for place in tested.compactMap({ columns.place(of: $0) }) where seen.insert(place).inserted {
      guard let column = columns.columns[place].members[number], column.isDeclared else { continue }
      compilers[name.lowercased()]?.watchUnread(column, declaredBy: rule, in: scopes[name])
    }
  }

  private mutating func readFiles(of use: MergeUse, into merge: inout MergeRule) {
    for clause in use.clauses {
      switch clause.kind {
      case .links(let text):
        merge.oldLinks = read(text, header: ["source", "source_id", merge.idName])
      case .decisions(let text):
        merge.decisions = read(text, header: MergeFiles.decisionColumns)
      case .removed(let text): merge.removed = text
      case .match, .reviewGroups, .take: continue
      }
    }
  }

  private mutating func read(_ path: TextLiteral, header: [String]) -> MergeFile? {
    switch context.readLookup(path) {
    case .success(let table): return MergeFile(name: path.text, table: table)
    case .failure(let problem):
      diagnostics.append(
        Diagnostic(
          .unknownTable, problem.message, at: path.range,
          help: (problem.help.map { "\($0); " } ?? "")
            + "for a first run leave this line out, or begin the file with its header alone: "
            + header.joined(separator: ",")))
      return nil
    }
  }

  /// Whether a line below the merge that makes a table asks for reviews of its rows.
  func reviewsBelowMerge(_ table: String) -> Bool {
    guard merges[table.lowercased()] != nil else { return false }
    let steps = compilers[table.lowercased()]?.steps ?? []
    return steps.compactMap(\.rule).contains { rules[$0].judgement?.reviews == true }
  }

  /// Lets the lines below the merge act on its result.
  mutating func begin(_ merge: MergeRule) {
    let key = merge.result.lowercased()
    guard compilers[key] == nil else { return }
    merges[key] = merge
    tables.append(merge.result)
    var compiler = makeCompiler(merge.result)
    // What forms have made of a default is a placeholder in the result too.
    let sources = merge.sources.compactMap { compilers[$0.table.lowercased()] }
    for (number, source) in zip(sources.indices, sources) {
      for (place, column) in merge.sources[number].columns.enumerated() {
        guard let column else { continue }
        compiler.addPlaceholders(source.placeholders(of: column.key.id), to: place + 1)
      }
    }
    compilers[key] = compiler
    keyColumns[key] = 0
    let sensitive = scopes[merge.result].columns.filter(\.isSensitive).map(\.id)
    if !sensitive.isEmpty { sensitiveColumns[key] = Set(sensitive) }
  }
}
