import Columns
import Diagnostics

/// What the votes of all groups come to in one column, by the places of rows.
struct RepairVerdict: Sendable {
  /// Cells of groups without a majority.
  var undecided = GrowingBitmap()
  /// Cells that take the value of another one.
  var changing = GrowingBitmap()
  /// The same, each with the place of the first row that has the value, and the votes: of how many, and of all.
  var changes = PlaceRun(entryWordCount: 4)
  /// Places of rows whose values are taken, ascending; of very many not all.
  var sources: [Int] = []

  /// A cell that takes the value of another one.
  struct Change {
    /// Where the first row stands that has the value.
    var source: Int
    var votes: Journal.Votes

    init(_ entry: ArraySlice<UInt64>) {
      let words = Array(entry)
      source = Int(words[0])
      votes = Journal.Votes(count: Int(words[1]), wholeCount: Int(words[2]))
    }
  }

  /// Groups the gathered tuples and counts votes, one verdict a target, and what keys of groups have in common; the
  /// tuples are forgotten.
  static func all(
    of rule: RepairRule, in tuples: KeyTuples, room: DecisionRoom
  ) throws(RunFailure) -> (verdicts: [RepairVerdict], halfKeys: HalfKeys) {
    let halfKeys = LockedValue(HalfKeys())
    let drafts = rule.targets.map { _ in
      RepairDraft(room, byteCount: room.verdictByteCount / 2 / rule.targets.count)
    }
    let limit = room.keyCount(byteCountOfState: MemoryLayout<Ballot>.stride)
    try tuples.forEachPartition(threadCount: room.threadCount) {
      (_, tuples) throws(RunFailure) in
      for (target, draft) in drafts.enumerated() {
        try tuples.forEachPart { (part) throws(RunFailure) in
          guard var poll = try Poll(part, keysAtMost: limit, target: target) else { return false }
          try poll.count(rule)
          try poll.decide(draft)
          // Each target has the same groups.
          if target == 0 { halfKeys.withLock { $0 += poll.halfKeys } }
          return true
        }
      }
    }
    var verdicts: [RepairVerdict] = []
    for draft in drafts { verdicts.append(try draft.verdict()) }
    return (verdicts, halfKeys.withLock { $0 })
  }

  /// What may be known of the texts of each target.
  static func textByteCount(of rule: RepairRule, in room: DecisionRoom) -> Int {
    room.verdictByteCount / 2 / rule.targets.count
  }
}

/// A verdict in the making, by several threads.
private final class RepairDraft: Sendable {
  let undecided = SharedBitmap()
  let changing = SharedBitmap()
  let changes: PlaceSorter
  private let sources = LockedValue([Int]())
  private let mostSources: Int

  init(_ room: DecisionRoom, byteCount: Int) {
    changes = room.sorter(entryWordCount: 4, byteCount: byteCount)
    mostSources = RepairTexts.mostPlaces(byteCount: byteCount)
  }

  /// Takes the places of values that win, as far as there is room.
  func add(sources more: [Int]) {
    sources.withLock { sources in
      sources += more.prefix(mostSources - sources.count)
    }
  }

  func verdict() throws(RunFailure) -> RepairVerdict {
    var verdict = RepairVerdict()
    verdict.undecided = undecided.take()
    verdict.changing = changing.take()
    verdict.changes = try changes.run()
    verdict.sources = sources.withLock { $0.sorted() }
    return verdict
  }
}

/// What is known of the votes of a group.
private struct Ballot {
  /// The value that has most votes, of `first` and `later`.
  var vote: Vote?
  /// How many votes it has.
  var count = 0
  /// The value of the first member with a vote.
  var first: Vote?
  /// The only value that more than half of the other votes can have.
  var later: Vote?
  /// While it is looked for: how many votes for it stand against no other; then how many there are.
  var laterCount = 0
  /// Where the first member stands with `later`, while votes are counted.
  var laterPlace = Int.max
  /// Members with a vote.
  var wholeCount = 0
  /// Those that are placeholders.
  var placeholderCount = 0
  /// Of the first member with the value.
  var place = Int.max
  var isDecided = false

  /// Whether the members are not all of one mind.
  var isSplit: Bool { vote != nil && count < wholeCount + placeholderCount }

  /// Notes a vote when values are looked for that half can have.
  mutating func nominate(_ value: Vote) {
    if first == nil {
      first = value
    } else if later == value {
      laterCount += 1
    } else if laterCount == 0 {
      later = value
      laterCount = 1
    } else {
      laterCount -= 1
    }
  }

  /// Counts a vote for either value.
  mutating func count(_ value: Vote, at place: Int) {
    if value == first {
      count += 1
      self.place = min(self.place, place)
    } else if value == later {
      laterCount += 1
      laterPlace = min(laterPlace, place)
    }
  }

  /// Says which value wins, if any does.
  mutating func close(_ rule: RepairRule) {
    let isTied = count == laterCount
    vote = first
    if laterCount > count {
      vote = later
      count = laterCount
      place = laterPlace
    }
    isDecided = !isTied && rule.isMajority(count, of: wholeCount)
  }
}

/// The votes of a part's groups in one column: a first look finds the only values of each group that half of
/// the votes can be for, a second one counts, so that a group takes the same room whatever its members say.
///
/// They are the first vote, and what most of the others are for (R. S. Boyer, J S. Moore, MJRTY, 1981): half of
/// all are more than half of those.
private struct Poll {
  private let part: PartitionPart
  private let target: Int
  private let groups: KeyNumbers
  private var ballots: [Ballot]

  /// Takes the first look; nil where there are too many groups.
  init?(_ part: PartitionPart, keysAtMost limit: Int, target: Int) throws(RunFailure) {
    var groups = part.keyNumbers(atMost: limit)
    var ballots: [Ballot] = []
    let hasRoom = try part.number(&groups) { words, at, group in
      if group == ballots.count { ballots.append(Ballot()) }
      let vote = Vote(of: target, words, at)
      if vote == .blank || vote == .placeholder { return }
      ballots[group].nominate(vote)
    }
    guard hasRoom else { return nil }
    (self.part, self.target, self.groups, self.ballots) = (part, target, groups, ballots)
  }

  /// What the keys of the groups have in common.
  var halfKeys: HalfKeys { groups.halfKeys }

  /// Counts the votes.
  mutating func count(_ rule: RepairRule) throws(RunFailure) {
    var ballots = self.ballots
    for group in ballots.indices { ballots[group].laterCount = 0 }
    try part.revisit(groups) { words, at, group in
      let vote = Vote(of: target, words, at)
      if vote == .blank { return }
      if vote == .placeholder {
        ballots[group].placeholderCount += 1
        return
      }
      ballots[group].wholeCount += 1
      ballots[group].count(vote, at: Int(words[at + 2]))
    }
    for group in ballots.indices { ballots[group].close(rule) }
    self.ballots = ballots
  }

  /// Notes what becomes of the cells of every group that is not of one mind.
  func decide(_ draft: RepairDraft) throws(RunFailure) {
    guard ballots.contains(where: \.isSplit) else { return }
    draft.add(sources: ballots.filter { $0.isSplit && $0.isDecided }.map(\.place))
    var (undecided, changing): ([Int], [Int]) = ([], [])
    var changes: [UInt64] = []
    try part.revisit(groups) { (words, at, group) throws(RunFailure) in
      let ballot = ballots[group]
      let own = Vote(of: target, words, at)
      guard ballot.isSplit, own != .blank else { return }
      let place = Int(words[at + 2])
      if !ballot.isDecided {
        undecided.append(place)
        draft.undecided.take(&undecided)
      } else if own != ballot.vote {
        changing.append(place)
        draft.changing.take(&changing)
        changes += [place, ballot.place, ballot.count, ballot.wholeCount].map { UInt64($0) }
        try draft.changes.take(&changes)
      }
    }
    draft.undecided.take(&undecided, isLast: true)
    draft.changing.take(&changing, isLast: true)
    try draft.changes.take(&changes, isLast: true)
  }
}

extension Vote {
  /// The vote in a column that the tuple which begins at `at` carries.
  @inline(__always)
  fileprivate init(of target: Int, _ words: Span<UInt64>, _ at: Int) {
    self.init(first: words[at + 3 + 2 * target], second: words[at + 4 + 2 * target])
  }
}
