/// What a range of bytes does to a reader, for every state that it may be in before the first byte.
///
/// So a range can be scanned before anyone knows what came before it, by another thread or machine;
/// vectors of neighbouring ranges compose, in any grouping, to that of the whole.
package struct StateVector: Sendable, Equatable {
  /// What happens from one start state.
  package struct Outcome: Sendable, Equatable {
    package var end: ScanState
    /// Records whose line end starts in the range.
    package var endedCount = 0
    /// Offset in the range of the first byte that starts a record, which is where the record before it
    /// ends, blank lines and all; nil where none starts.
    package var firstStart: Int?
  }

  package var byteCount: Int
  /// One a start state, in the order of ``ScanState``.
  package var outcomes: [Outcome]

  /// The vector of no bytes: each state stays what it is.
  package init() {
    byteCount = 0
    outcomes = ScanState.allCases.map { Outcome(end: $0) }
  }

  /// Scans the bytes once, following the start states side by side until they meet.
  package init(_ bytes: Span<UInt8>, dialect: Dialect, isOneColumn: Bool) {
    let table = ScanTable(dialect)
    self.init()
    byteCount = bytes.count
    /// Start states that go on as another one does: equal ends, and counts that differ by a constant.
    var followed: [(leader: Int, count: Int)?] = Array(repeating: nil, count: outcomes.count)
    for offset in 0..<bytes.count {
      for start in outcomes.indices where followed[start] == nil {
        let entry = table.entry(outcomes[start].end.rawValue, bytes[offset])
        outcomes[start].end = ScanState(rawValue: entry & 7)!
        let action = ScanAction(rawValue: entry & ~7)
        if !action.isEmpty { outcomes[start].take(action, offset, isOneColumn) }
      }
      join(&followed)
    }
    for start in outcomes.indices {
      guard let (leader, count) = followed[start] else { continue }
      outcomes[start].end = outcomes[leader].end
      outcomes[start].endedCount += outcomes[leader].endedCount - count
    }
  }

  /// Lets a start state follow one before it that is in the same state and has seen a record start.
  private func join(_ followed: inout [(leader: Int, count: Int)?]) {
    for start in 1..<outcomes.count where followed[start] == nil {
      guard outcomes[start].firstStart != nil else { continue }
      for leader in 0..<start where followed[leader] == nil {
        if outcomes[leader].end == outcomes[start].end {
          followed[start] = (leader, outcomes[leader].endedCount)
          break
        }
      }
    }
  }

  /// What happens from the state.
  package subscript(start: ScanState) -> Outcome { outcomes[Int(start.rawValue)] }

  /// This range and then the next one.
  package func followed(by next: StateVector) -> StateVector {
    var whole = self
    whole.byteCount += next.byteCount
    for start in outcomes.indices {
      let then = next[outcomes[start].end]
      whole.outcomes[start].end = then.end
      whole.outcomes[start].endedCount += then.endedCount
      if outcomes[start].firstStart == nil {
        whole.outcomes[start].firstStart = then.firstStart.map { $0 + byteCount }
      }
    }
    return whole
  }
}

extension StateVector.Outcome {
  fileprivate mutating func take(_ action: ScanAction, _ offset: Int, _ isOneColumn: Bool) {
    let isBlankRecord = isOneColumn && action.contains(.isBlankLine)
    if firstStart == nil, action.contains(.startsRecord) || isBlankRecord { firstStart = offset }
    if action.contains(.endsRecord) || isBlankRecord { endedCount += 1 }
  }
}
