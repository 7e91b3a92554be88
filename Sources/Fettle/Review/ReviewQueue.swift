import Columns
import Connectors
import Diagnostics
import Engine
import Matching

/// The pairs that `reviews to` of a merged table wrote, to be decided one by one; `decided in` reads the file
/// back.
///
/// All of the file but the decisions stays as it is, byte for byte.
package struct ReviewQueue: Sendable {
  package let name: String
  package private(set) var pairs: [ReviewQuestion] = []

  /// Whether decisions go to another file than the queue.
  package let isCopied: Bool

  /// The file that decisions are written to.
  package let target: String

  /// What killed calls have left beside that file.
  package let leftovers = Leftovers()

  private let codec: TextCodec
  /// The file as UTF-8.
  private let text: [UInt8]
  /// Where the decision of each pair is in it, quotes included.
  private var fields: [Range<Int>] = []
  /// Decisions that are new, by the pair's number.
  private var fresh: [Int: ReviewQuestion.Decision] = [:]
  /// What the file that is written was when it was looked at last; nil: it is not there.
  private var stamp: FileStamp?
  /// The numbers of rows, as decisions name them.
  private var numbers: [ReviewQuestion.Row: UInt32] = [:]
  /// What the pairs have been decided to be.
  private var decisions = ReviewDecisions()

  /// Reads a queue; decisions are written to `target`, nil for the file itself.
  package init(_ path: String, target: String? = nil) throws(RunFailure) {
    if path == "-" || target == "-" {
      throw RunFailure(
        .usage, "decisions are written to a file, not to a stream",
        help: "type the name of the file that reviews to wrote")
    }
    Interruption.prepare()
    let opener = InputOpener(options: ReadingOptions(), register: InputRegister())
    let opened = try opener.open(
      InputDeclaration(path: path, load: nil, options: opener.options), isKept: true)
    guard let kept = opened.kept, kept.names.count == 1 else {
      throw RunFailure(
        .usage, "'\(path)' is not one file", help: "name the file that reviews to wrote")
    }
    name = opened.input.format.name
    // A pattern may stand for the file.
    self.target = target ?? kept.paths[0]
    isCopied = target != nil
    codec = try TextCodec(kept.encoding)
    stamp = FileStamp(path: self.target)
    if target != nil, stamp != nil {
      throw RunFailure(
        .usage, "'\(self.target)' is there already, with decisions that may be others",
        help: "go on with them: type fettle review '\(self.target)'")
    }
    text = try kept.wholeText(of: 0)
    guard try kept.isFaithful(0) else {
      throw RunFailure(
        .input, "'\(name)' holds bytes that would not be written as they came",
        help: "save it as utf-8")
    }
    try readPairs(opened.input)
    try decisions.refuseContradictions(in: name)
  }

  /// Pairs that nobody has decided.
  package var undecidedCount: Int { pairs.count { $0.decision == nil } }

  /// Those of them of which the decisions on others say what they are.
  package var impliedCount: Int {
    let known = decisions.pairs
    return pairs.count { $0.decision == nil && isSame($0, by: known) != nil }
  }

  /// The next pair from a number on of which nobody has said, of it or of others, what it is.
  package func next(from number: Int) -> Int? {
    let known = decisions.pairs
    return pairs.indices.dropFirst(number).first {
      pairs[$0].decision == nil && isSame(pairs[$0], by: known) == nil
    }
  }

  private func isSame(_ pair: ReviewQuestion, by known: DecidedPairs) -> Bool? {
    known.isSame(numbers[Self.key(pair.left)]!, numbers[Self.key(pair.right)]!)
  }

  /// Pairs with a decision.
  package func count(of decision: ReviewQuestion.Decision) -> Int {
    pairs.count { $0.decision == decision }
  }

  // MARK: Reading

  private mutating func readPairs(_ input: TableInput) throws(RunFailure) {
    let header = input.header.map { $0.lowercased() }
    var places: [Int] = []
    for column in MergeFiles.decisionColumns {
      guard let place = header.firstIndex(of: column) else {
        throw RunFailure(
          .input, "'\(name)' is no review queue: it has no column '\(column)'",
          help: "give the file that reviews to of a merged table wrote",
          place: DataPlace(file: name, line: 1))
      }
      places.append(place)
    }
    let columns = input.header.indices.compactMap { left in
      header.firstIndex(of: "other " + header[left]).map { (left, $0) }
    }
    let (clause, score) = (header.firstIndex(of: "clause"), header.firstIndex(of: "score"))
    try input.forEachRow(locating: places[0]) { row, field throws(RunFailure) in
      let texts = row.cells.map { String(decoding: $0, as: UTF8.self) }
      let isSame = try ReviewDecisions.isSame(row.cells[places[0]], file: name, line: row.line)
      let pair = ReviewQuestion(
        left: .init(table: texts[places[1]], id: texts[places[2]]),
        right: .init(table: texts[places[3]], id: texts[places[4]]),
        clause: clause.map { texts[$0] } ?? "", score: score.map { texts[$0] } ?? "",
        columns: columns.map {
          .init(name: input.header[$0.0], left: texts[$0.0], right: texts[$0.1])
        },
        decision: isSame.map { $0 ? .same : .different }, line: row.line)
      for side in [pair.left, pair.right] { note(side) }
      pairs.append(pair)
      fields.append(field)
      noteDecision(of: pair)
    }
  }

  private static func key(_ row: ReviewQuestion.Row) -> ReviewQuestion.Row {
    .init(table: row.table.lowercased(), id: row.id)
  }

  private mutating func note(_ row: ReviewQuestion.Row) {
    let key = Self.key(row)
    if numbers[key] == nil { numbers[key] = UInt32(numbers.count) }
  }

  private mutating func noteDecision(of pair: ReviewQuestion) {
    guard let decision = pair.decision else { return }
    decisions.add(
      numbers[Self.key(pair.left)]!, numbers[Self.key(pair.right)]!, isSame: decision == .same,
      line: pair.line)
  }

  /// Notes all decisions anew, since one of them is no more.
  private mutating func renewDecisions() {
    decisions = ReviewDecisions()
    for pair in pairs { noteDecision(of: pair) }
  }

  // MARK: Deciding

  /// Notes what somebody says of a pair; throws, and notes nothing, where it contradicts what is said of
  /// others.
  package mutating func decide(
    _ number: Int, _ decision: ReviewQuestion.Decision
  ) throws(RunFailure) {
    let before = pairs[number].decision
    pairs[number].decision = decision
    if before == nil { noteDecision(of: pairs[number]) } else { renewDecisions() }
    do throws(RunFailure) {
      try decisions.refuseContradictions(in: name)
    } catch {
      pairs[number].decision = before
      renewDecisions()
      throw error
    }
    fresh[number] = decision
  }

  /// Takes a decision back that ``decide(_:_:)`` noted: the file has what it had before.
  package mutating func takeBack(_ number: Int) {
    guard fresh.removeValue(forKey: number) != nil else { return }
    pairs[number].decision = nil
    renewDecisions()
  }

  // MARK: Writing

  /// Puts the file with all decisions in the place of the one before, whole or not at all.
  package mutating func save() throws(RunFailure) {
    guard FileStamp(path: target) == stamp else {
      throw RunFailure(
        .output, "'\(target)' was changed by somebody else in the meantime",
        help:
          "type fettle review again: what was decided until then is in it, unless they replaced it")
    }
    let sink = try Output.open(target, OutputOptions(codec: codec, leftovers: leftovers))
    do throws(RunFailure) {
      var done = 0
      for number in fresh.keys.sorted() {
        try sink.write(text.span.extracting(done..<fields[number].lowerBound))
        try sink.write(Array(fresh[number]!.rawValue.utf8).span)
        done = fields[number].upperBound
      }
      try sink.write(text.span.extracting(done..<text.count))
    } catch {
      sink.abandon()
      throw error
    }
    try sink.finish()
    stamp = FileStamp(path: target)
  }
}
