import Columns
import Kernels

/// `repair b by a` as the engine runs it: what becomes of a cell depends on the other rows with the same key.
package struct RepairRule: Sendable {
  /// A column whose cells vote, each group of rows for itself.
  package struct Target: Sendable {
    package var reader: KeyReader
    package var edit: Edit
    package var judged: JudgedColumn

    package init(reader: KeyReader, edit: Edit, judged: JudgedColumn) {
      self.reader = reader
      self.edit = edit
      self.judged = judged
    }

    var id: Int { reader.id }
  }

  package var keys: [KeyReader]
  package var targets: [Target]
  /// The least share of the votes, in per cent; nil: more than half of them is enough.
  package var share: Decimal?
  /// The rows that take part.
  package var scope: RuleScope
  /// What becomes of cells whose group has no majority.
  package var failedCell: FailedCell
  /// `others reject` and its like.
  package var judge: Judge?

  package init(
    keys: [KeyReader], targets: [Target], share: Decimal?, scope: RuleScope,
    failedCell: FailedCell, judge: Judge?
  ) {
    self.keys = keys
    self.targets = targets
    self.share = share
    self.scope = scope
    self.failedCell = failedCell
    self.judge = judge
  }

  package var rule: Int { scope.rule }

  /// Ids of the columns that it reads.
  package var reads: Set<Int> {
    (keys + targets.map(\.reader)).reduce(scope.reads) { $0.union($1.reads) }
  }

  package var writes: Set<Int> { Set(targets.map(\.id)) }

  /// Bytes that it holds for each row until it is decided.
  package var byteCountPerRow: Int { 24 + 8 * valueWordCount }

  /// Words that a tuple carries behind key and place: the vote of each target.
  var valueWordCount: Int { 2 * targets.count }

  /// Whether so many votes of all decide where no other value has as many: more than half, or the share.
  func isMajority(_ count: Int, of wholeCount: Int) -> Bool {
    guard let share else { return count * 2 > wholeCount }
    return (share * Decimal(wholeCount)).map { !(Decimal(count * 100) < $0) } ?? false
  }
}

/// What a row says in one column of a group: two words, of which the hash of no value has these.
struct Vote: Equatable {
  /// The cell is blank: it neither votes nor is changed.
  static let blank = Vote(first: 0, second: 0)
  /// It is a placeholder: it has no vote.
  static let placeholder = Vote(first: 0, second: 1)

  var first: UInt64
  var second: UInt64

  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// The vote for a value.
  init(_ hash: KeyHash) {
    first = hash.first == 0 ? 1 : hash.first
    second = hash.second
  }
}

extension RepairRule {
  /// Appends a tuple for each of `rows` that has all of the key and any cell that is no blank; cells without
  /// are counted as not tested.
  func gather(
    of batch: Batch, rows: [Int32], places: [Int], hasher: KeyHasher, worker: Worker,
    into words: inout [UInt64]
  ) {
    let (digests, missingCounts) = keys.digests(
      of: batch, rows: rows, hasher: hasher, worker: worker)
    let votes = targets.map { $0.reader.votes(of: batch, rows: rows, hasher: hasher, worker) }
    for index in rows.indices {
      let hasKey = missingCounts[index] == 0
      let present = hasKey ? votes.count { $0[index] != .blank } : 0
      worker.statistics[rule].tested += present
      worker.statistics[rule].blank += targets.count - present
      if present == 0 { continue }
      words.append(digests[index].first)
      words.append(digests[index].second)
      words.append(UInt64(places[index]))
      for vote in votes {
        words.append(vote[index].first)
        words.append(vote[index].second)
      }
    }
  }
}

extension KeyReader {
  /// What each of the rows says in this column.
  fileprivate func votes(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, _ worker: Worker
  ) -> [Vote] {
    let cells = batch.cells(id)
    let missing = self.missing(of: batch, rows: rows)
    let texts = self.texts(of: batch, rows: rows, worker: worker)
    return rows.indices.map { index in
      if blanks.isBlank(cells[Int(rows[index])]) { return .blank }
      return missing[index] ? .placeholder : Vote(hasher.hash([texts[index]]))
    }
  }
}
