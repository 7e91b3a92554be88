import CSV
import Columns
import Diagnostics

extension TablePlan {
  /// Whether one pass over an input decides every row.
  ///
  /// A keep-first dedupe streams, and looks its keys up on disk through filters once they outgrow the
  /// budget. Where the filters would outgrow it too, nearly every row would cost a read: then a file
  /// takes a pass more instead, which sorts its keys by partition: 5 million keys in 10 MiB took 0.7 s of
  /// processor time so, and 4.2 s when streamed.
  package func streams(over input: TableInput, keyBudget: Int) -> Bool {
    let dedupes = self.dedupes
    guard dedupes.allSatisfy(\.streams) else { return false }
    guard !dedupes.isEmpty, let recordCount = input.estimatedRecordCount else { return true }
    let share = keyBudget / dedupes.count
    return KeyFilter.byteCount(keyCount: recordCount) <= StreamingKeys.filterShare(of: share)
  }
}

extension TablePlan {
  /// The rules that earlier passes have to decide, those of one pass together; none where the last pass
  /// does it all.
  ///
  /// A check of groups that only counts is decided at the end of the last pass; where its rows are
  /// listed or leave, they have to be known before.
  func barriers(streams: Bool, wishes: JournalWishes) -> [[Barrier]] {
    /// Whether somebody has to know which rows fail.
    func needsPass(_ groups: GroupRule) -> Bool {
      wishes.wantsFindings || groups.judge.rejects || groups.judge.reviews
    }
    if streams && repairs.isEmpty && !groups.contains(where: needsPass) { return [] }
    var passes: [[Barrier]] = []
    var isOpen = false
    for step in steps {
      let barrier: Barrier
      switch step {
      case .dedupe(let dedupe): barrier = .dedupe(dedupe)
      case .groups(let groups) where needsPass(groups): barrier = .groups(groups)
      case .repair(let repair): barrier = .repair(repair)
      case .rows, .groups, .measure, .collect, .save: continue
      }
      if isOpen { passes[passes.count - 1].append(barrier) } else { passes.append([barrier]) }
      isOpen = !barrier.changesTable
    }
    return passes
  }

  /// How often the table is read.
  package func passCount(over input: TableInput, keyBudget: Int, listsFindings: Bool) -> Int {
    var wishes = JournalWishes()
    wishes.findings = listsFindings
    // A repair takes a pass more for the values that win.
    return barriers(streams: streams(over: input, keyBudget: keyBudget), wishes: wishes).count
      + repairs.count + 1
  }

  /// The tuples that the last pass gathers for counts, with the words of each.
  func tuplesOfLastPass(_ decided: Decisions) -> [TupleUse: Int] {
    var uses: [TupleUse: Int] = [:]
    for step in steps {
      switch step {
      case .groups(let groups) where decided.groups[groups.rule] == nil:
        uses[TupleUse(groups.rule)] = 2 + groups.valueWordCount
      case .measure(let rule):
        for (number, metric) in rule.metrics.enumerated() {
          if case .distinct = metric { uses[TupleUse(rule.rule, number)] = 2 }
        }
      case .rows, .dedupe, .groups, .repair, .collect, .save: continue
      }
    }
    return uses
  }
}

extension Barrier {
  /// Words that a tuple carries behind key and record.
  var tupleWordCount: Int {
    switch self {
    case .dedupe(let dedupe): dedupe.rankWordCount
    case .groups(let groups): groups.valueWordCount
    case .repair(let repair): repair.valueWordCount
    }
  }
}

extension TableInput {
  /// About how many records there are, by the length of the first ones; nil for what can be read only
  /// once, or is short.
  var estimatedRecordCount: Int? {
    guard source.randomAccess != nil, let byteCount = source.totalByteCount else { return nil }
    let bytes = startBlock.bytes
    var lineEndCount = 0
    for index in start.dataStart..<bytes.count where bytes[index] == 10 { lineEndCount += 1 }
    guard lineEndCount > 0 else { return nil }
    let (whole, part) = (byteCount, bytes.count - start.dataStart)
    return Int(Double(whole) / Double(part) * Double(lineEndCount))
  }
}
