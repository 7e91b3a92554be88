import Columns
import Diagnostics
import Engine
import Kernels
import Language

extension Verb {
  static let replace = Verb(.replace) { statement, compiler in
    let isPart = statement.slots["part of"] != nil
    let ignoresCase = statement.slots["ignoring case"] != nil
    let columns = compiler.columns("columns", of: statement)
    let arms =
      statement.slots["from"] != nil
      ? compiler.lookupArms(statement, columns)
      : Array(
        repeating: compiler.writtenArms(statement, isPart: isPart, ignoringCase: ignoresCase),
        count: columns.count)
    let targets = zip(columns, arms).map { column, arms in
      let edit = compiler.edit(column, marks: .travel)
      return ReplaceOperator.Target(column: EditedColumn(id: column.id, edit: edit), arms: arms)
    }
    compiler.append(
      ReplaceOperator(
        targets: targets, scope: compiler.ruleScope(of: statement),
        blanks: compiler.blanks,
        others: statement.others == nil ? nil : compiler.failedCell(of: statement),
        judge: compiler.othersJudge(statement)))
  }
}

extension TableCompiler {
  /// The arms of the rule in order; literal ones that follow each other share one table.
  fileprivate mutating func writtenArms(
    _ statement: Statement, isPart: Bool, ignoringCase: Bool
  ) -> [ReplaceOperator.NumberedArm] {
    guard case .arms(let written)? = statement.slots["arms"] else { return [] }
    var arms: [ReplaceOperator.NumberedArm] = []
    var keys: [[UInt8]] = []
    var values: [LiteralCell] = []
    var numbers: [Int] = []
    func flush() {
      if keys.isEmpty { return }
      arms.append(
        (.texts(ValueMap(keys, ignoringCase: ignoringCase), values: values), numbers))
      (keys, values, numbers) = ([], [], [])
    }
    for (number, arm) in written.enumerated() {
      let target = arm.target.literalBytes ?? []
      switch arm.source {
      case .texts(let texts) where isPart:
        for text in texts {
          let part = ReplacePart(Array(text.text.utf8), with: target, ignoringCase: ignoringCase)
          arms.append((.part(part), [number]))
        }
      case .texts(let texts):
        let value = LiteralCell(target)
        for text in texts {
          keys.append(Array(text.text.utf8))
          values.append(value)
          numbers.append(number)
        }
      case .pattern(let literal):
        flush()
        if let arm = pattern(literal, target, arm.target.range, ignoringCase) {
          arms.append((arm, [number]))
        }
      }
    }
    flush()
    return arms
  }

  private mutating func pattern(
    _ literal: PatternLiteral, _ target: [UInt8], _ targetRange: SourceRange, _ ignoringCase: Bool
  ) -> ReplaceOperator.Arm? {
    var flags = PatternFlags(letters: literal.flags) ?? []
    if ignoringCase { flags.insert(.ignoresCase) }
    switch Pattern.compile(literal.pattern, flags: flags) {
    case .failure(let problem):
      diagnostics.append(.badPattern(problem.message, literal.range))
      return nil
    case .success(let pattern):
      switch ReplacementTemplate.compile(String(decoding: target, as: UTF8.self), for: pattern) {
      case .failure(let problem):
        diagnostics.append(.badPattern(problem.message, targetRange))
        return nil
      case .success(let template):
        return .pattern(pattern, template)
      }
    }
  }

  /// For each column one arm of all the keys of a lookup file; a key with several values could not be
  /// evaluated.
  fileprivate mutating func lookupArms(
    _ statement: Statement, _ columns: [ColumnInfo]
  ) -> [[ReplaceOperator.NumberedArm]] {
    guard case .text(let path)? = statement.slots["from"],
      case .columns(let from)? = statement.slots["key"],
      case .columns(let to)? = statement.slots["value"]
    else { return columns.map { _ in [] } }
    switch context.readLookup(path) {
    case .failure(let problem):
      diagnostics.append(
        Diagnostic(.includeUnreadable, problem.message, at: path.range, help: problem.help))
      return columns.map { _ in [] }
    case .success(let table):
      guard let key = table.index(of: from[0], &diagnostics),
        let value = table.index(of: to[0], &diagnostics)
      else { return columns.map { _ in [] } }
      return columns.map { column in
        watch(column)
        let reader = keyReader(for: column)
        let read = lookupKeys(table.rows.map { $0.cells[key] }, beside: column)
        var (file, conflicts) = table.lookup(from: key, read, to: value, beside: reader)
        file.caseLookup = caseLookup(
          of: column, among: read.compactMap(\.self),
          in: "\(Scope.written(from[0].name)) of \(Scope.quoted(path.text))", missing: .false)
        note(conflicts, of: column, in: path.text)
        return [(.lookup(file), [])]
      }
    }
  }

  /// Notes what a lookup file contradicts itself in, once for columns that read its keys in one way.
  private mutating func note(
    _ conflicts: [LookupConflicts.Key], of column: ColumnInfo, in file: String
  ) {
    if conflicts.isEmpty { return }
    let known = lookupConflicts.firstIndex {
      $0.rule == rule && $0.file == file && $0.keys == conflicts
    }
    if let known {
      lookupConflicts[known].columns.append(column.id)
    } else {
      lookupConflicts.append(
        LookupConflicts(rule: rule, file: file, columns: [column.id], keys: conflicts))
    }
  }
}

extension LookupTable {
  /// What stands in the column `value` for the keys, which are canonical where they are `read`; keys of which
  /// the rows have several are told of.
  fileprivate func lookup(
    from key: Int, _ read: [[UInt8]?], to value: Int, beside reader: KeyReader
  ) -> (file: LookupFile, conflicts: [LookupConflicts.Key]) {
    let texts = rows.map { $0.cells[key] }
    let canonical = values(in: value, by: read)
    let unread = values(in: value, by: texts.indices.map { read[$0] == nil ? texts[$0] : nil })
    let file = LookupFile(
      key: reader, canonical: canonical.values, unread: unread.values,
      exact: values(in: value, by: texts).values)
    let conflicts = (canonical.conflicts + unread.conflicts).map { rows in
      LookupConflicts.Key(
        text: texts[rows.first], lines: [rows.first, rows.other].map { self.rows[$0].line })
    }
    return (file, conflicts.sorted { $0.lines[0] < $1.lines[0] })
  }

  /// The values of rows by their keys, without the rows that have none; and of each key that has several the
  /// row with its first value and the one with the first other one.
  private func values(
    in value: Int, by keys: [[UInt8]?]
  ) -> (values: LookupFile.Values, conflicts: [(first: Int, other: Int)]) {
    let kept = keys.indices.filter { keys[$0] != nil }
    let map = ValueMap(kept.compactMap { keys[$0] })
    var found = LookupFile.Values(
      keys: map, values: [LiteralCell?](repeating: nil, count: kept.count))
    var firstRows: [Int: Int] = [:]
    var conflicts: [Int: (first: Int, other: Int)] = [:]
    for row in kept {
      guard let arm = keys[row]?.withCell({ map.arm(for: $0.bytes) }) else { continue }
      guard let first = firstRows[arm] else {
        firstRows[arm] = row
        found.values[arm] = LiteralCell(rows[row].cells[value])
        continue
      }
      if rows[first].cells[value] == rows[row].cells[value] || conflicts[arm] != nil { continue }
      conflicts[arm] = (first, row)
      found.values[arm] = nil
    }
    return (found, conflicts.values.sorted { $0.first < $1.first })
  }

  /// The place of a column of the file; a diagnostic where there is none.
  fileprivate func index(
    of reference: ColumnReference, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    let index = header.firstIndex {
      reference.isBracketed
        ? $0 == reference.name : $0.lowercased() == reference.name.lowercased()
    }
    if index == nil {
      diagnostics.append(
        Diagnostic(
          .foreignColumn, "no column named '\(reference.name)' in the lookup file",
          at: reference.range,
          help: EditDistance.suggestion(for: reference.name, among: header)
            .map { "did you mean '\($0)'?" }
            ?? "it has \(header.map { "'\($0)'" }.joined(separator: ", "))"))
    }
    return index
  }
}

extension Diagnostic {
  /// A pattern or its replacement that PCRE2 refuses.
  static func badPattern(_ message: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(.unreadableLiteral, message, at: range)
  }
}
