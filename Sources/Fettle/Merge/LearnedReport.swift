import Diagnostics
import Language
import Matching

/// What a line that learns has found out by itself, or was given by `--model`.
public struct LearnedReport: Sendable, Equatable {
  /// One way to find pairs of rows that are compared.
  public struct Pass: Sendable, Equatable {
    /// `sound of last_name + dob`
    public var text: String
    /// Pairs of rows that it brings together.
    public var pairs: Int
    /// Those of them that have bits enough.
    public var found: Int
    /// Rows in blocks that were too large and were taken apart; a row again for each further time.
    public var cutRows: Int
  }

  /// How alike two rows can be in a field.
  public struct Level: Sendable, Equatable {
    /// `very similar`
    public var text: String
    /// How often pairs stand there that are the same, and any two rows.
    public var matchShare: Double
    public var randomShare: Double
    /// What it is worth.
    public var bits: Double
  }

  /// One thing that rows are compared by.
  public struct Field: Sendable, Equatable {
    /// Its columns: `street, city`.
    public var name: String
    /// `family name`, `address`
    public var kind: String
    public var levels: [Level]
  }

  /// The pairs by their bits.
  public struct Scores: Sendable, Equatable {
    /// Where the second column begins; the first has all that have fewer.
    public var least: Int
    /// The bits of a column.
    public var step: Int
    /// The last has all that have more.
    public var counts: [Int]
  }

  /// The line as written.
  public var clause: String
  /// Why it has learned nothing or hardly anything, in one sentence.
  public var note: String?
  /// Whether the line asks people about what it finds, and links nothing.
  public var isReview: Bool
  /// Whether the model came from a file.
  public var isFromFile: Bool
  /// Pairs that were compared, those of them that have bits enough, and those of these that were not
  /// refused; of a line that asks people those that they are asked about.
  public var pairs: Int
  public var found: Int
  public var linked: Int
  /// Pairs that are to be expected the same.
  public var expected: Double
  /// The bits for any two rows before they are compared.
  public var prior: Double
  /// The bits that are enough.
  public var leastBits: Double
  public var passes: [Pass]
  public var fields: [Field]
  public var scores: Scores
  /// Blocks of more rows are taken apart.
  public var largestBlock: Int

  /// Rows in blocks that were taken apart, over all passes.
  public var cutRows: Int { passes.reduce(0) { $0 + $1.cutRows } }
}

extension LearnedReport {
  /// `linked`: what the line has linked.
  init(_ outcome: LearnedOutcome, _ rule: MergeRule, linked: Int) {
    let clause = rule.plan.clauses[outcome.clause]
    self.clause = clause.text
    note = outcome.note(clause, rule.columns.map(\.name))
    isReview = clause.effect == .review
    isFromFile = outcome.isGiven
    pairs = outcome.candidateCount
    found = outcome.foundCount
    self.linked = linked
    expected = outcome.expectedCount
    prior = outcome.priorBits
    leastBits = outcome.leastBits
    passes = outcome.passes.map {
      Pass(text: $0.text, pairs: $0.pairCount, found: $0.foundCount, cutRows: $0.cutRowCount)
    }
    fields = outcome.fields.map { field in
      Field(
        name: field.name, kind: field.kind,
        levels: field.levels.map {
          Level(
            text: $0.text, matchShare: $0.matchShare, randomShare: $0.randomShare, bits: $0.bits)
        })
    }
    scores = Scores(
      least: ScoreCounts.least, step: ScoreCounts.step, counts: outcome.scores.counts)
    largestBlock = outcome.largestBlock
  }
}

extension LearnedOutcome {
  /// Why a line has learned nothing, or hardly anything, in one sentence; nil where it has learned.
  func note(_ clause: MatchClause, _ names: [String]) -> String? {
    guard let gap else { return nil }
    if case .fewPairs(let count) = gap {
      return
        "'\(clause.text)' has \(count) pair\(count == 1 ? "" : "s") of rows to learn from, which is "
        + "too few: what it \(clause.effect == .review ? "asks about" : "links") is supposed"
    }
    let what = clause.effect == .review ? "asks about" : "links"
    return "'\(clause.text)' \(what) nothing: \(reason(gap, clause, names))"
  }

  private func reason(_ gap: Gap, _ clause: MatchClause, _ names: [String]) -> String {
    var owner = "the"
    if case .learned(_?, _) = clause.test { owner = "its" }
    return switch gap {
    case .noField:
      "none of \(owner) columns tells who is who; declare their types, as in column email is email"
    case .blank: "\(owner) columns are blank in every row"
    case .oneValue:
      "\(owner) columns are blank or have one value in nearly all rows, 49 of 50 at least"
    case .oneField:
      "one field is all its evidence, and nothing else tells which rows of one value are the same; if all "
        + "are, write \(clause.beginning) when "
        + usedColumns.map { "\(Scope.written(names[$0])) equal" }.joined(separator: " and ")
    case .fewRows: "there are too few rows to learn from"
    case .manyPairs(let most):
      "its columns have so few values that to find the same rows it would have to compare more than "
        + "\(Quantity.count(most, "pair")); if rows with the same values are the same, say so with "
        + "same when … equal and … equal"
    case .noPair, .fewPairs: "no two rows share anything that pairs are found by"
    }
  }

  /// Links that are refused by others of their groups, of a hundred that are a sign of trouble: where
  /// duplicates alone are found it is one or two, in the worst of tables eight.
  private static let mostDisputed = 15
  private static let fewestDisputed = 20

  /// That many links contradict each other, and what to do; nil where few do.
  func disputeNote(_ clause: MatchClause, _ disputed: Int) -> String? {
    guard disputed >= Self.fewestDisputed, disputed * 100 > foundCount * Self.mostDisputed else {
      return nil
    }
    return
      "\(Quantity.count(disputed)) of the \(Quantity.count(foundCount, "link")) of '\(clause.text)' are refused "
      + "by other pairs of their groups: rows that are related may be taken for the same; look at the "
      + "largest groups and at what columns are worth, and name those that tell who is who: "
      + "\(clause.beginning) when learned on …"
  }

  /// What to write so that columns are compared which are passed over: days that are called as those of
  /// bookkeeping are, what says the same as others, what numbers rows, and further addresses.
  func idleNotes(_ clause: MatchClause, _ names: [String]) -> [String] {
    var notes = derivedColumns.map { column in
      let parts = column.parts.map { "'\(names[$0])'" }.joined(separator: ", ")
      return "'\(clause.text)' does not compare '\(names[column.number])', which says the same as "
        + "\(parts); if it says more, write \(wording(clause, with: [column.number], names))"
    }
    for column in numberings {
      notes.append(
        "'\(clause.text)' does not compare '\(names[column])', which is another in every row; if it is "
          + "the row's number, declare it: column \(Scope.written(names[column])) is id")
    }
    if !otherAddresses.isEmpty {
      notes.append(
        "'\(clause.text)' compares one address of a row, and not "
          + otherAddresses.map { "'\(names[$0])'" }.joined(separator: ", ")
          + ": where tables keep the same address under other names, rename the columns to one")
    }
    if !idleColumns.isEmpty {
      let idle = idleColumns.map { "'\(names[$0])'" }.joined(separator: ", ")
      let isOne = idleColumns.count == 1
      notes.append(
        "'\(clause.text)' does not compare \(idle), "
          + "\(isOne ? "a date whose name is one" : "dates whose names are those") of bookkeeping; if "
          + "\(isOne ? "it tells" : "they tell") who is who, write "
          + wording(clause, with: idleColumns, names))
    }
    return notes
  }

  /// The clause that names what it has compared, and more columns.
  private func wording(_ clause: MatchClause, with more: [Int], _ names: [String]) -> String {
    let all = (usedColumns + more).map { Scope.written(names[$0]) }
    return "\(clause.beginning) when learned on "
      + all.joined(separator: ", ")
  }
}

extension MatchClause {
  /// The word with which its line begins, as notes write one: `review`, or else `same`.
  fileprivate var beginning: String { effect == .review ? "review" : "same" }
}
