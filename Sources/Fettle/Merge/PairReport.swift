import Matching

/// Why two rows are one row of a merge's result, or are two.
public struct PairReport: Sendable, Equatable {
  /// One of the rows.
  public struct Row: Sendable, Equatable {
    public var table: String
    /// Its id, or its number where the table declares none.
    public var id: String
    /// The file and the row's number in it, from 1.
    public var file: String
    public var record: Int
    /// The id of the row of the result that it went into.
    public var resultID: String
  }

  /// What both rows have in a column.
  public struct Value: Sendable, Equatable {
    public var column: String
    public var left: String
    public var right: String
  }

  /// What a field says.
  public struct Field: Sendable, Equatable {
    public var name: String
    public var level: String
    public var bits: Double
    /// How many rows have the value that both share; nil where they do not.
    public var sameCount: Int?
  }

  /// What a learned line says; fields, ``prior`` and ``related`` add up to ``bits``.
  public struct Learned: Sendable, Equatable {
    public var fields: [Field]
    public var prior: Double
    public var related: Double
    public var bits: Double
    public var leastBits: Double
    /// Passes that bring the pair together; without one it is not compared.
    public var passes: [String]
    /// The bits by what a sample taught first, where they are so few that the pair is not weighed; nil: it is.
    public var earlyBits: Double?
  }

  /// What a line says.
  public struct Clause: Sendable, Equatable {
    public var text: String
    public var holds: Bool
    /// From 0 to 1; of a learned line the chance that the rows are the same, whether it holds or not. nil
    /// where another line does not hold, and where nothing was learned.
    public var score: Double?
    public var learned: Learned?
  }

  /// A link on the way from the first row to the second.
  public struct Step: Sendable, Equatable {
    public var from: String
    public var to: String
    public var clause: String
    public var score: Double
  }

  /// A link between the groups of both that was refused.
  public struct Refusal: Sendable, Equatable {
    public var clause: String
    public var left: String
    public var right: String
    public var reason: String
    /// The rows that stand against it.
    public var first: String
    public var second: String
    /// Their bits, where learned pairs speak against it.
    public var bits: Double?
  }

  public var result: String
  public var left: Row
  public var right: Row
  public var isTogether: Bool
  public var values: [Value]
  public var clauses: [Clause]
  public var steps: [Step]
  public var refusals: [Refusal]
  /// The table that has no duplicates, where both rows are of it.
  public var cleanTable: String?
  /// What people have said of the pair.
  public var decision: Bool?
}

extension PairReport {
  /// `places`: where the records of both rows stand.
  init(
    _ merged: MergedTable, _ left: UInt32, _ right: UInt32, places: [RecordPlace], threadCount: Int
  ) {
    let pair = RowPair(min(left, right), max(left, right))
    let merge = Merge(
      plan: merged.rule.plan, input: merged.input, threadCount: threadCount)
    let explained = merge.explanation(of: pair, in: merged.outcome)
    let isTurned = left > right
    result = merged.rule.result
    self.left = Self.row(left, merged, places[0])
    self.right = Self.row(right, merged, places[1])
    isTogether = explained.isTogether
    values = merged.input.columns.indices.map { column in
      Value(
        column: merged.input.columns[column].name, left: merged.shownCell(column, left),
        right: merged.shownCell(column, right))
    }
    clauses = explained.clauses.enumerated().map { number, clause in
      Clause(
        text: merged.rule.plan.clauses[number].text, holds: clause.holds, score: clause.score,
        learned: clause.learned.map(Self.learned))
    }
    let steps = explained.steps.map { step in
      Step(
        from: merged.name(of: isTurned ? step.to : step.from),
        to: merged.name(of: isTurned ? step.from : step.to),
        clause: merged.rule.clauseText(step.clause), score: Double(step.score))
    }
    self.steps = isTurned ? steps.reversed() : steps
    refusals = explained.refusals.map { refusal in
      let (reason, first, second, bits) = merged.reason(of: refusal)
      return Refusal(
        clause: merged.rule.clauseText(refusal.clause), left: merged.name(of: refusal.left),
        right: merged.name(of: refusal.right), reason: reason, first: merged.name(of: first),
        second: merged.name(of: second), bits: bits)
    }
    cleanTable = explained.isOfOneCleanSource ? self.left.table : nil
    decision = explained.decision
  }

  private static func row(_ row: UInt32, _ merged: MergedTable, _ place: RecordPlace) -> Row {
    let number = merged.identities.source(of: row)
    return Row(
      table: merged.input.sources[number].name,
      id: String(decoding: merged.identities.id(of: row, in: number), as: UTF8.self),
      file: place.file, record: place.record,
      resultID: String(
        decoding: merged.ids[Int(merged.outcome.groups[Int(row)])], as: UTF8.self))
  }

  private static func learned(_ learned: PairExplanation.Learned) -> Learned {
    Learned(
      fields: learned.fields.map {
        Field(name: $0.name, level: $0.level, bits: $0.bits, sameCount: $0.sameCount)
      }, prior: learned.priorBits, related: learned.relatedBits, bits: learned.bits,
      leastBits: learned.leastBits, passes: learned.passes, earlyBits: learned.earlyBits)
  }
}

extension MergedTable {
  /// A cell as a report shows it: masked where the column is sensitive, cut where it is long, empty where it
  /// is blank in other words.
  func shownCell(_ column: Int, _ row: UInt32) -> String {
    if input.columns[column].isBlank(Int(row)) { return "" }
    let texts = input.columns[column].texts
    let isMasked = rule.sensitiveColumns.contains(column)
    return ShownValue.reported(texts[row].bytesArray, isMasked: isMasked)
  }

  /// The row of a table that an id means, or a number behind a `#`; a number alone where the table declares
  /// no id. nil where there is none.
  func row(_ text: String, of number: Int) -> UInt32? {
    let source = input.sources[number]
    if let column = source.idColumn {
      let id = Array(text.utf8)
      let texts = input.columns[column].texts
      let found = source.rows.first { row in
        !texts.isEmpty(UInt32(row)) && texts[UInt32(row)].bytesArray == id
      }
      if let found { return UInt32(found) }
    }
    let digits = text.hasPrefix("#") ? text.dropFirst() : source.idColumn == nil ? text[...] : ""
    guard let record = UInt32(digits), let place = source.recordNumbers.firstIndex(of: record)
    else { return nil }
    return UInt32(source.rows.lowerBound + place)
  }
}
