import CSV
import Columns
import Matching

/// Writes one row of CSV for each group, with the values that survive.
struct SurvivorWriter: Sendable {
  private let rule: MergeRule
  private let input: MergeInput
  private var survivorship: Survivorship
  /// By take: whether it takes valid values alone.
  private let onlyValid: [Bool]
  /// By column: whether no cell needs quotes.
  private let isBare: [Bool]
  private(set) var bytes: [UInt8] = []
  private(set) var disagreements: [(take: Int, left: UInt32, right: UInt32)] = []
  private(set) var noneValidCounts: [Int]
  private(set) var disagreedCounts: [Int]

  init(_ rule: MergeRule, _ input: MergeInput) {
    self.rule = rule
    self.input = input
    survivorship = Survivorship(plan: rule.plan, input: input)
    onlyValid = rule.plan.takes.map(\.onlyValid)
    isBare = input.columns.map { $0.texts.areBare }
    noneValidCounts = Array(repeating: 0, count: rule.plan.takes.count)
    disagreedCounts = noneValidCounts
  }

  /// Groups that a thread writes at a time.
  private static let groupsOfPiece = 8192
  /// So many groups before its own the bytes of a row are asked for.
  private static let ahead = 4

  /// The rows of all groups by several threads, as pieces in order.
  func pieces(
    of members: GroupMembers, ids: GroupIdentities, threadCount: Int
  ) -> [SurvivorWriter] {
    let count = (members.groupCount + Self.groupsOfPiece - 1) / Self.groupsOfPiece
    return Parallel.map(count, threadCount: threadCount) { piece in
      var writer = self
      writer.survivorship = survivorship.ofThread
      let first = piece * Self.groupsOfPiece
      writer.write(first..<min(first + Self.groupsOfPiece, members.groupCount), of: members, ids)
      return writer
    }
  }

  /// Writes the rows of some groups, in place of what was written. Most groups are one row, which is written as it is.
  private mutating func write(
    _ groups: Range<Int>, of members: GroupMembers, _ ids: GroupIdentities
  ) {
    // Then a row alone gives all its values.
    let isPlain = !onlyValid.contains(true)
    // From here on groups go by their places in the piece.
    let members = members[groups]
    let places = 0..<groups.count
    let survivors = places.map { place in
      isPlain && members.count(of: place) == 1
        ? [] : survivorship.survivors(of: members[place])
    }
    let firsts = places.map { members.first(of: $0) }
    // Column by column, so that what owns the texts, which other threads read too, is asked for once.
    let cells = input.columns.indices.map { column in
      input.columns[column].texts.cells(
        of: places.map { place in
          survivors[place].isEmpty ? firsts[place] : survivors[place][column].row ?? firsts[place]
        })
    }
    var output = OutputBuffer(capacity: byteCount(of: groups.count, like: cells))
    for place in places {
      if place + Self.ahead < groups.count {
        for column in cells.indices { cells[column][place + Self.ahead].prefetch() }
      }
      output.append(ids, of: groups.lowerBound + place)
      if survivors[place].isEmpty {
        for column in cells.indices {
          output.append(0x2C)
          output.appendField(cells[column][place], isBare: isBare[column])
        }
      } else {
        for (column, survivor) in survivors[place].enumerated() {
          output.append(0x2C)
          write(survivor, column, cells[column][place], of: place, members, to: &output)
        }
      }
      output.append(0x0A)
    }
    bytes = output.bytes.bytesArray
  }

  /// The bytes of so many rows that are about as long as these cells, by column.
  private func byteCount(of count: Int, like cells: [[Cell]]) -> Int {
    cells.joined().reduce(0) { $0 + $1.count }
      + count * (input.columns.count + GroupIdentities.digitCount + 2)
  }

  /// The result's header.
  static func header(of rule: MergeRule) -> [UInt8] {
    var output = OutputBuffer()
    output.appendField(Array(rule.idName.utf8).span)
    for column in rule.columns {
      output.append(0x2C)
      output.appendField(Array(column.name.utf8).span)
    }
    output.append(0x0A)
    return output.bytes.bytesArray
  }

  /// Adds a value of a group; `cell` is that of the survivor's row, if it has one.
  private mutating func write(
    _ survivor: Survivor, _ column: Int, _ cell: Cell, of group: Int, _ members: GroupMembers,
    to output: inout OutputBuffer
  ) {
    let take = survivorship.takeOfColumn[column]
    switch survivor {
    case .row: output.appendField(cell, isBare: isBare[column])
    case .joined(let rows): appendJoined(column, rows, rule.plan.takes[take], to: &output)
    case .disagreed(let left, let right):
      disagreedCounts[take] += 1
      if case .agreed(elseReview: true) = rule.plan.takes[take].way {
        disagreements.append((take, left, right))
      }
    case .blank(let row):
      if row != nil { output.appendField(cell, isBare: isBare[column]) }
      guard onlyValid[take] else { return }
      if members[group].contains(where: { survivorship.isReal(column, $0) }) {
        noneValidCounts[take] += 1
      }
    }
  }

  private func appendJoined(
    _ column: Int, _ rows: [UInt32], _ take: TakeClause, to output: inout OutputBuffer
  ) {
    guard case .joined(let separator) = take.way else { return }
    var parts = JoinedParts(separator: separator)
    let texts = input.columns[column].texts
    for row in rows { parts.add(texts[row]) }
    output.appendField(parts.text.span)
  }
}

/// Fields of what merges write.
private let mergedFields = FieldStyle(Dialect())

extension OutputBuffer {
  /// Adds a field of CSV, in quotes where it must be; one that is known to need none is not looked at.
  mutating func appendField(_ text: Span<UInt8>, isBare: Bool = false) {
    // Safe: the view lives no longer than the span.
    unsafe text.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress {
        unsafe appendField(Cell(base: base, count: bytes.count), isBare: isBare)
      }
    }
  }

  /// The same of a cell.
  mutating func appendField(_ cell: Cell, isBare: Bool) {
    if isBare { append(cell) } else { _ = appendField(cell, mergedFields) }
  }

  /// Adds the id of a group as a field.
  mutating func append(_ ids: GroupIdentities, of group: Int) {
    ids.withID(of: group) { appendField($0, isBare: ids.areDigits) }
  }
}

extension RowTexts {
  /// Whether no text needs quotes in what merges write.
  var areBare: Bool {
    allSatisfy { bytes in
      // Safe: the view lives no longer than the bytes.
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe bytes.baseAddress.map {
          unsafe !mergedFields.mustQuote(Cell(base: $0, count: bytes.count))
        } ?? true
      }
    }
  }
}
