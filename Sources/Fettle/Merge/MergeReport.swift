import Diagnostics
import Matching

/// What a merge has come to.
public struct MergeReport: Sendable, Equatable {
  /// One of the tables that were merged.
  public struct Source: Sendable, Equatable {
    public var table: String
    public var rows: Int
  }

  /// A line that says which rows are the same.
  public struct Clause: Sendable, Equatable {
    /// As written.
    public var text: String
    public var compared: Int
    /// Pairs that passed and were not refused, those in one group already too; of a line that reviews
    /// those that people are asked about; of `never same` none are counted.
    public var linked: Int
    /// Links of other clauses that this one has refused; nil: it refuses none.
    public var refused: Int?
  }

  /// A line that says which record gives a value.
  public struct Take: Sendable, Equatable {
    public var text: String
    /// Values that are blank though a record has one: none that counts was valid.
    public var noneValid: Int
    /// Values that are blank since the records do not agree.
    public var disagreed: Int
  }

  /// A group of rows, with what holds it.
  public struct Group: Sendable, Equatable {
    public var id: String
    public var rows: Int
    /// The clauses of its links, the most frequent first: `same when email equal (3)`.
    public var links: [String]
  }

  /// Links that were not taken, with one example.
  public struct Refusal: Sendable, Equatable {
    /// `never same when tax_id differ`
    public var reason: String
    public var count: Int
    /// The two rows that stand against the first: `sf 17`, `hub 4`.
    public var first: String
    public var second: String
    /// Their bits, where learned pairs speak against it.
    public var bits: Double?
  }

  /// What people have decided: lines of the file behind `decided in`, without those that name rows which are not
  /// there.
  public struct Decided: Sendable, Equatable {
    public var file: String
    public var same = 0
    public var different = 0
    public var undecided = 0
  }

  /// An id of `links from` that is no row's any more.
  public struct EndedID: Sendable, Equatable {
    public var id: String
    /// The id of the row that has most of what it stood for.
    public var into: String
  }

  public var result: String
  public var sources: [Source]
  public var groups: Int
  /// Groups of more than one row, and the rows in them that are put to others.
  public var groupsOfMany: Int
  public var folded: Int
  public var reviews: Int
  /// Pairs for which the review queue has no place.
  public var reviewsLeftOut: Int
  public var clauses: [Clause]
  /// nil: without `decided in`.
  public var decided: Decided?
  /// What each `same when learned` line has found out.
  public var learned: [LearnedReport]
  public var takes: [Take]
  public var largest: [Group]
  public var refusals: [Refusal]
  /// How many ids of `links from` have ended, and the first of them.
  public var endedCount: Int
  public var ended: [EndedID]

  public var rowsIn: Int { sources.reduce(0) { $0 + $1.rows } }
}

extension MergeReport {
  /// The largest groups that are shown.
  private static let shownGroupCount = 5
  /// The ended ids that are shown; the links have all of them.
  private static let shownEndedCount = 5

  init(_ merged: MergedTable) {
    let (rule, outcome) = (merged.rule, merged.outcome)
    result = rule.result
    sources = merged.input.sources.map { Source(table: $0.name, rows: $0.rows.count) }
    groups = outcome.groupCount
    folded = merged.foldedCount
    let sizes = (0..<merged.members.groupCount).map { merged.members.count(of: $0) }
    groupsOfMany = sizes.count { $0 > 1 }
    reviews = MergeLogs(merged).reviewCount
    reviewsLeftOut = outcome.leftOutReviews.reduce(0) { $0 + $1.count }
    clauses = rule.plan.clauses.indices.map {
      Clause(
        text: rule.plan.clauses[$0].text, compared: outcome.comparedCounts[$0],
        linked: outcome.linkedCounts[$0],
        refused: rule.plan.clauses[$0].effect == .never ? outcome.refusedCount(by: $0) : nil)
    }
    decided = merged.decided
    learned = outcome.learned.map {
      LearnedReport($0, rule, linked: outcome.linkedCounts[$0.clause])
    }
    takes = rule.plan.takes.indices.map {
      Take(
        text: rule.plan.takes[$0].text, noneValid: merged.noneValidCounts[$0],
        disagreed: merged.disagreedCounts[$0])
    }
    // Of groups of one size the first come first.
    largest = sizes.indices.filter { sizes[$0] > 1 }
      .sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(Self.shownGroupCount)
      .map { Self.group($0, merged) }
    refusals = Self.refusals(merged)
    endedCount = merged.ids.ended.count
    ended = merged.ids.ended.prefix(Self.shownEndedCount).map { ended in
      EndedID(
        id: String(decoding: ended.id, as: UTF8.self),
        into: String(decoding: merged.ids[ended.group], as: UTF8.self))
    }
  }

  private static func group(_ number: Int, _ merged: MergedTable) -> Group {
    var counts: [String: Int] = [:]
    for row in merged.members[number] {
      guard let link = merged.outcome.links[Int(row)] else { continue }
      counts[merged.rule.clauseText(link.clause), default: 0] += 1
    }
    let links = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) (\($0.value))" }
    return Group(
      id: String(decoding: merged.ids[number], as: UTF8.self),
      rows: merged.members.count(of: number), links: links)
  }

  private static func refusals(_ merged: MergedTable) -> [Refusal] {
    var result: [Refusal] = []
    for refusal in merged.outcome.refusals {
      let (reason, left, right, bits) = merged.reason(of: refusal)
      if let index = result.firstIndex(where: { $0.reason == reason }) {
        result[index].count += 1
      } else {
        result.append(
          Refusal(
            reason: reason, count: 1, first: merged.name(of: left), second: merged.name(of: right),
            bits: bits))
      }
    }
    return result
  }
}

extension MergedTable {
  /// Why a link was refused, in the words of the rules, the rows that stand against it, and their bits where
  /// these do.
  func reason(
    of refusal: MergeRefusal
  ) -> (text: String, left: UInt32, right: UInt32, bits: Double?) {
    switch refusal.reason {
    case .never(let clause, let left, let right): (rule.plan.clauses[clause].text, left, right, nil)
    case .sourceTaken(let source, let left, let right):
      ("\(input.sources[source].name) has no duplicates", left, right, nil)
    case .meanLink(_, let left, let right, let bits):
      ("the other pairs of the groups speak against it", left, right, Double(bits))
    case .decided(let left, let right): ("decided", left, right, nil)
    }
  }

  /// `sf 17`
  func name(of row: UInt32) -> String {
    let source = identities.source(of: row)
    let id = String(decoding: identities.id(of: row, in: source), as: UTF8.self)
    return "\(input.sources[source].name) \(id)"
  }

  /// What else has to be said of it, in one sentence each.
  var notes: [String] {
    let names = input.columns.map(\.name)
    var notes = outcome.learned.flatMap { learned in
      let clause = rule.plan.clauses[learned.clause]
      let disputed = outcome.disputedCount(of: learned.clause)
      return [learned.note(clause, names), learned.disputeNote(clause, disputed)].compactMap(\.self)
        + learned.idleNotes(clause, names)
    }
    notes += outcome.leftOutReviews.map { $0.note(rule.plan.clauses[$0.clause]) }
    for (number, count) in identities.unnamedCounts.enumerated() where count > 0 {
      notes.append(
        "\(count) row\(count == 1 ? "" : "s") of '\(input.sources[number].name)' "
          + "\(count == 1 ? "has no id and goes" : "have no id and go") by the row's number")
    }
    return notes + MergeDoubts(rule, input, outcome).notes + strays.compactMap(\.note)
  }
}

extension LeftOutReviews {
  /// How many pairs the queue has no place for, and what to write for fewer.
  func note(_ clause: MatchClause) -> String {
    var way = "add to the line for fewer"
    if case .learned = clause.test {
      // All pairs that are surer than the surest one left out have their place.
      let percent = Int(score * 100) + 1
      way =
        percent < 100
        ? "write 'review when learned, at least \(percent)%' for fewer"
        : "write a higher share for fewer"
    }
    return
      "'\(clause.text)' asks about \(Quantity.count(askedCount, "pair")); the review queue has the "
      + "surest \(Quantity.count(askedCount - count)), and \(Quantity.count(count)) are left out: "
      + "\(way), or decide those, and the next run asks about others"
  }
}
