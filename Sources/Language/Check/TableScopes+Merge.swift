import Diagnostics

extension TableScopes {
  /// Checks a `merge` against the tables that it brings together, and makes the scope of its result.
  mutating func merge(
    _ statement: Statement, _ signature: Signature, _ diagnostics: inout [Diagnostic]
  ) {
    guard let merge = statement.merge, let result = statement.mergeResult else { return }
    var found = names(of: statement, result)
    let words = statement.mergedTables.filter { scopes[$0.text.lowercased()] != nil }
    let sources = presumed(merge, words)
    var check = MergeCheck(statement, merge, sources, self[result.text])
    check.run(signature)
    found += check.diagnostics
    var scope = check.result
    // What it could not make is not missed a second time.
    if statement.isBroken || !found.isEmpty || words.count < statement.mergedTables.count {
      scope.isOpen = true
    }
    if scopes[result.text.lowercased()] == nil { scopes[result.text.lowercased()] = scope }
    for word in words where mergedInto[word.text.lowercased()] == nil {
      mergedInto[word.text.lowercased()] = (result.text, statement.verbRange)
    }
    mergeResults.insert(result.text.lowercased())
    diagnostics += found
  }

  /// Finds a save whose `reviews to` takes the pairs of a merge, while a line below that asks for reviews of
  /// single rows: those would be written nowhere.
  mutating func noteReviews(
    of statement: Statement, _ signature: Signature, _ table: String,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard mergeResults.contains(table) else { return }
    if statement.asksForReview(signature) {
      reviewsBelowMerge[table] = reviewsBelowMerge[table] ?? statement.range
    }
    guard let reviews = statement.text("reviews"),
      statement.text("findings") == nil, let line = reviewsBelowMerge[table]
    else { return }
    diagnostics.append(
      Diagnostic(
        .mergedReview,
        "'reviews to' of a merged table takes pairs, and no rows that a line below asks about",
        at: reviews.range, help: "write findings to 'findings.csv' too: it takes those rows",
        related: [(line, "this line asks for a review of rows")]))
  }

  /// What is wrong with the names in the line itself.
  private func names(of statement: Statement, _ result: Word) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var seen: Set<String> = []
    for word in statement.mergedTables {
      let key = word.text.lowercased()
      if !seen.insert(key).inserted {
        found.append(
          Diagnostic(
            .mergedTwice, "table '\(word.text)' stands twice in this line", at: word.range,
            help: "a table is merged with itself by naming it once"))
      } else if let earlier = mergedInto[key] {
        found.append(
          Diagnostic(
            .mergedTwice, "table '\(word.text)' is merged into '\(earlier.result)' already",
            at: word.range, help: "write \(earlier.result)",
            related: [(earlier.range, "it is merged here")]))
      } else if scopes[key] == nil, !excusedNames.contains(key) {
        var scope = Scope(header: nil)
        scope.tables = scopes.mapValues { _ in nil }
        found.append(scope.unknownTable(word))
      }
    }
    if scopes[result.text.lowercased()] != nil {
      found.append(
        Diagnostic(
          .nameTaken, "there is a table named '\(result.text)' already", at: result.range,
          help: "give the result another name"))
    }
    return found
  }

  /// The scopes of the tables, with the columns that the merge names where headers are not known.
  private mutating func presumed(_ merge: MergeUse, _ words: [Word]) -> [Scope] {
    let keys = words.map { $0.text.lowercased() }
    for reference in merge.clauses.flatMap(\.columns) where reference.table == nil {
      let isKnown = keys.contains { scopes[$0]?.resolve(reference) != nil }
      if isKnown { continue }
      for key in keys where scopes[key]?.isOpen == true {
        if scopes[key]?.gone[reference.name.lowercased()] != nil { continue }
        scopes[key]?.addColumn(named: reference.name, isInput: true)
      }
    }
    return keys.compactMap { scopes[$0] }
  }
}

extension Statement {
  /// Whether rows that fail it are to be looked at.
  fileprivate func asksForReview(_ signature: Signature) -> Bool {
    if actions.contains(where: { $0.action == .review }) { return true }
    if case .action(let use)? = others, use.action == .review { return true }
    guard let own = signature.defaultAction, own == .review else { return false }
    return actions.isEmpty || verb == "\(own) rows"
  }
}
