import Diagnostics

extension Mutator {
  /// Changes what stands in the slots of a rule.
  mutating func mutateSlots(of statement: Statement, _ signature: Signature) {
    for (label, slot) in signature.labelledSlots {
      guard let value = statement.slots[label] else { continue }
      mutate(value, slot)
    }
  }

  private mutating func mutate(_ value: SlotValue, _ slot: Slot) {
    switch value {
    case .columns(let columns): mutate(columns, slot)
    case .forms(let forms): mutate(forms)
    case .expression(let expression): mutate(expression)
    case .texts(let texts):
      removeEach(texts.map(\.range), "text removed")
      if texts.count == 1 { swap(texts[0]) }
    case .text(let text): if case .text = slot { swap(text) }
    case .number(let digits, let range):
      if case .share = slot { shiftShare(digits, range) } else { shift(digits, range) }
    case .arms(let arms): mutate(arms)
    case .assignments(let assignments):
      removeEach(
        assignments.map { assignment in
          var range = assignment.column.range
          range.upper = assignment.value.range.upper
          return range
        }, "assignment removed")
      for assignment in assignments { mutate(assignment.value) }
    case .ranks(let ranks): mutate(ranks)
    case .determination(let determination):
      removeEach(determination.keys.map(\.range), "column removed")
    case .flag(let range): replace(range, "", "'\(words.text(range))' removed")
    case .merge(let merge): mutate(merge)
    case .pairs(let pairs): mutate(pairs, slot)
    case .word, .type, .words, .expectation, .example, .test: return
    }
  }

  private mutating func mutate(_ columns: [ColumnReference], _ slot: Slot) {
    switch slot {
    case .columns, .declaredColumns: removeEach(columns.map(\.range), "column removed")
    default: return
    }
  }

  private mutating func mutate(_ pairs: [ColumnPair], _ slot: Slot) {
    guard case .counterparts = slot else { return }
    removeEach(
      pairs.map { pair in
        var range = pair.from.range
        range.upper = max(range.upper, pair.to.range.upper)
        return range
      }, "column removed")
  }

  private mutating func mutate(_ forms: [FormUse]) {
    removeEach(forms.map(\.range), "form removed")
    for form in forms {
      for argument in form.arguments { mutate(argument) }
    }
  }

  private mutating func mutate(_ arms: [Arm]) {
    removeEach(arms.map(\.range), "arm removed")
    for (place, arm) in arms.enumerated() {
      if case .texts(let texts) = arm.source {
        removeEach(texts.map(\.range), "text removed")
      }
      if case .pattern(let pattern) = arm.source { mutate(pattern) }
      let other = arms[(place + 1) % arms.count].target
      if let text = arm.target.literalText, let wanted = other.literalText, text != wanted {
        replace(arm.target.range, words.text(other.range), "literal swapped")
      } else {
        mutate(arm.target)
      }
    }
  }

  private static let otherRanks = [
    "latest": "earliest", "earliest": "latest", "largest": "smallest", "smallest": "largest",
    "first": "last", "last": "first", "most complete": "last",
  ]

  private mutating func mutate(_ ranks: [Rank]) {
    removeEach(ranks.map(\.range), "rank removed")
    for rank in ranks { turnRound(rank) }
  }

  /// Has a rank choose the other end.
  mutating func turnRound(_ rank: Rank) {
    guard let other = Self.otherRanks[rank.name] else { return }
    let column = rank.column.map { " " + words.text($0.range) } ?? ""
    replace(rank.range, other + column, "rank turned round")
  }

  /// Takes away what holds a pattern at the ends of a cell, and that it ignores case.
  mutating func mutate(_ pattern: PatternLiteral) {
    let text = words.text(pattern.range)
    guard text.hasPrefix("/"), let end = text.lastIndex(of: "/"), end > text.startIndex else {
      return
    }
    let flags = text[text.index(after: end)...]
    let content = text[text.index(after: text.startIndex)..<end]
    if content.hasPrefix("^"), content.count > 1 {
      replace(pattern.range, "/\(content.dropFirst())/\(flags)", "pattern loosened")
    }
    if content.hasSuffix("$"), content.count > 1, !content.hasSuffix("\\$") {
      replace(pattern.range, "/\(content.dropLast())/\(flags)", "pattern loosened")
    }
    if flags.contains("i") {
      replace(pattern.range, "/\(content)/\(flags.filter { $0 != "i" })", "case told apart")
    }
  }

  // MARK: The tail

  private static let lower: [Action: Action] = [
    .stop: .warn, .reject: .warn, .review: .note, .warn: .note,
  ]

  /// Changes what stands behind the slots of a rule: its condition, what becomes of others, its actions.
  mutating func mutateTail(of statement: Statement, _ signature: Signature) {
    if let condition = statement.condition {
      mutate(condition)
      let when = words.word(["when"], from: statement.range.lower, to: condition.range.lower)
      if var range = when, signature.condition == .optional {
        range.upper = condition.range.upper
        replace(range, "", "condition removed")
      }
    }
    if let others = statement.others { mutate(others, statement) }
    for use in statement.actions where use.threshold == nil {
      guard let lower = Self.lower[use.action] else { continue }
      replace(use.range, lower.rawValue, "action lowered")
    }
    if let action = signature.defaultAction, statement.verb == "\(action) rows",
      let lower = Self.lower[action]
    {
      replace(statement.verbRange, "\(lower) rows", "action lowered")
    }
    if statement.verb == "drop rows" || statement.verb == "keep rows" {
      let other = statement.verb == "drop rows" ? "keep rows" : "drop rows"
      replace(statement.verbRange, other, "rows kept for dropped")
    }
  }

  private mutating func mutate(_ others: Others, _ statement: Statement) {
    let upper: Int
    switch others {
    case .keep(let range):
      replace(range, "clear", "others cleared")
      upper = range.upper
    case .clear(let range):
      replace(range, "keep", "others kept")
      upper = range.upper
    case .value(let value):
      mutate(value)
      upper = value.range.upper
    case .action(let use):
      if use.threshold == nil, let lower = Self.lower[use.action] {
        replace(use.range, lower.rawValue, "action lowered")
      }
      upper = use.range.upper
    }
    let from = statement.condition?.range.upper ?? statement.range.lower
    guard let word = words.word(["others"], from: from, to: upper),
      let comma = words.last(before: word.lower), words.text(comma) == ","
    else { return }
    replace(
      SourceRange(source: comma.source, lower: comma.lower, upper: upper), "", "others removed")
  }
}
