import Columns
import Kernels

/// Puts what was counted into the words of a profile.
struct ProfileWriter {
  /// Values and shapes of a column that a profile lists.
  private static let topCount = 10
  private static let shapeCount = 10
  /// Shapes up to which they are shown exactly.
  private static let exactShapeLimit = 20
  private static let suspectCount = 10

  let names: [String]
  let tally: TableTally
  let totals: [ValueTotals]
  let sample: RowSample

  /// Asks for the texts of values that columns show.
  func wish(for texts: inout ValueTexts) {
    for (index, column) in tally.columns.enumerated() {
      for value in totals[index].frequent.prefix(Self.topCount) {
        texts.wish(record: value.record, column: index)
      }
      for value in suspects(of: index) { texts.wish(record: value.value.record, column: index) }
      for misfit in column.misfits.values.joined() {
        texts.wish(record: misfit.record, column: index)
      }
    }
    wishForNotations(&texts)
  }

  /// Asks for the texts of rows that break dependencies.
  func wish(for texts: inout ValueTexts, _ relations: [Relation], _ verified: [ValueTotals]) {
    for (relation, total) in zip(relations, verified) {
      if let record = total.firstTorn {
        texts.wish(record: record, column: relation.columns.first)
      }
    }
  }

  /// Every column.
  func columns(_ texts: ValueTexts) -> [ColumnProfile] {
    names.indices.map { index in
      var profile = ColumnProfile(name: names[index])
      let column = tally.columns[index]
      profile.rowCount = column.rowCount
      profile.blankCount = column.blankCount
      profile.whiteCount = column.whiteCount
      profile.distinctCount = totals[index].distinctCount
      profile.singleCount = totals[index].singleCount
      profile.top = totals[index].frequent.prefix(Self.topCount).map {
        texts.example(record: $0.record, column: index, count: $0.count)
      }
      profile.suspects = suspects(of: index).map {
        SuspectValue(
          value: texts.example(record: $0.value.record, column: index, count: $0.value.count),
          reason: $0.reason)
      }
      profile.outerBlankCount = column.markTally.count(of: .outerBlank)
      profile.notASCIICount = column.markTally.count(of: .notASCII)
      profile.controlCount = column.markTally.count(of: .control)
      profile.leadingZeroCount = column.markTally.count(of: .leadingZero)
      fill(&profile, withTypesOf: column, texts)
      profile.notations = notations(of: index, texts)
      fill(&profile, withShapesOf: column)
      fill(&profile, withRangesOf: column)
      profile.plot = plot(of: index, profile)
      return profile
    }
  }

  private func fill(
    _ profile: inout ColumnProfile, withTypesOf column: ColumnTally, _ texts: ValueTexts
  ) {
    let names = TypeTests.all.names
    let wanted = totals[column.group].wantedCounts
    let counts = names.indices.map { column.markTally.count(of: .type($0)) }
    let order = names.indices.filter { counts[$0] > 0 }.sorted {
      (-counts[$0], Self.breadth(of: $0), $0) < (-counts[$1], Self.breadth(of: $1), $1)
    }
    profile.types = order.map { type in
      TypeFit(
        name: names[type], count: counts[type],
        misfits: column.misfits.values[type].map {
          texts.example(
            record: $0.record, column: column.group, count: wanted[$0.record] ?? 1)
        })
    }
  }

  /// Of two types that fit as many values, the narrower one goes first.
  private static func breadth(of type: Int) -> Int {
    switch TypeTests.all.names[type] {
    case "whole", "date": 1
    case "number", "datetime": 2
    case "money": 3
    default: 0
    }
  }

  private func fill(_ profile: inout ColumnProfile, withShapesOf column: ColumnTally) {
    var shapes = column.shapes
    if shapes.grain == .exact && shapes.count > Self.exactShapeLimit { shapes = shapes.folded() }
    let order = shapes.texts.indices.sorted { left, right in
      shapes.counts[left] != shapes.counts[right]
        ? shapes.counts[left] > shapes.counts[right]
        : shapes.texts[left].lexicographicallyPrecedes(shapes.texts[right])
    }
    profile.shapeCount = shapes.count
    profile.shapeGrain = ShapeGrain(shapes.grain)
    profile.shapes = order.prefix(Self.shapeCount).map {
      ShapeCount(
        shape: String(decoding: shapes.texts[$0], as: UTF8.self), count: shapes.counts[$0])
    }
  }

  private func fill(_ profile: inout ColumnProfile, withRangesOf column: ColumnTally) {
    if let least = column.lengthTally.least, let most = column.lengthTally.most {
      profile.lengths = least...most
    }
    var arena = ByteArena()
    func text(_ append: (inout ByteArena) -> Void) -> String {
      append(&arena)
      defer { arena.discard() }
      return String(decoding: Array(copying: arena.openBytes), as: UTF8.self)
    }
    if let least = column.numbers.least, let greatest = column.numbers.greatest {
      profile.numbers = (text { least.append(to: &$0) }, text { greatest.append(to: &$0) })
    }
    if let least = column.dates.least, let greatest = column.dates.greatest {
      profile.dates = (
        text { CalendarDate(days: least).append(to: &$0) },
        text { CalendarDate(days: greatest).append(to: &$0) }
      )
    }
    if let least = column.dateTimes.least, let greatest = column.dateTimes.greatest {
      profile.dateTimes = (
        text { DateTime(microseconds: least).append(to: &$0) },
        text { DateTime(microseconds: greatest).append(to: &$0) }
      )
    }
  }

  /// Numbers or days of the sample where these are what the column holds, else lengths of all values.
  private func plot(of index: Int, _ profile: ColumnProfile) -> Histogram? {
    let half = profile.presentCount / 2
    // What the sample has of a column is read without a notation.
    let isPlain = profile.neededNotation == nil
    if isPlain && profile.count(of: "datetime") > half {
      return Histogram(.date, of: sample.column(index).map(\.day).filter { !$0.isNaN })
    }
    if isPlain && profile.count(of: "number") > half && profile.leadingZeroCount <= half {
      return Histogram(.number, of: sample.column(index).map(\.number).filter { !$0.isNaN })
    }
    return Histogram(lengths: tally.columns[index].lengthTally.counts)
  }

  // MARK: Suspect values

  private typealias Suspect = (value: ValueTotals.Frequent, reason: SuspectValue.Reason)

  /// Values of a column that may stand for a missing one: by their text, then by their number.
  private func suspects(of index: Int) -> [Suspect] {
    let column = tally.columns[index]
    // Where all are numbers, one that came once is nothing but a number, however it looks.
    let isNumeric = column.markTally.count(of: .type(TypeTests.number)) == totals[index].rowCount
    let byText = column.suspects.sorted.filter {
      $0.isDay ? $0.standsOut(of: totals[index]) : !isNumeric || $0.value.count > 1
    }
    var found: [Suspect] = byText.prefix(Self.suspectCount).map { ($0.value, .text) }
    if let frequent = frequentStandIn(totals[index]),
      !found.contains(where: { $0.value.record == frequent.record })
    {
      found.append((frequent, .frequency))
    }
    return found
  }

  /// The most frequent value, where it stands out of a column whose other values hardly repeat.
  private func frequentStandIn(_ total: ValueTotals) -> ValueTotals.Frequent? {
    guard total.frequent.count > 1, let first = total.frequent.first else { return nil }
    let others = total.rowCount - first.count
    let isLoose = (total.distinctCount - 1) * 2 >= others
    let standsOut = first.count >= 10 && first.count >= total.frequent[1].count * 10
    return isLoose && standsOut ? first : nil
  }

  // MARK: Between columns

  /// Columns and pairs of columns that are keys, then columns that nearly are.
  func keys(_ relations: [Relation], _ verified: [ValueTotals]) -> [KeyProfile] {
    var found: [KeyProfile] = []
    for (index, total) in totals.enumerated() {
      let rowCount = tally.columns[index].rowCount
      guard rowCount > 1, total.isNearlyKey(of: rowCount) else { continue }
      found.append(
        KeyProfile(
          columns: [index], rowCount: rowCount, distinctCount: total.distinctCount,
          sharedRowCount: total.rowCount - total.singleCount))
    }
    for (relation, total) in zip(relations, verified) {
      guard case .pairKey(let first, let second) = relation,
        total.distinctCount == total.rowCount
      else { continue }
      found.append(
        KeyProfile(
          columns: [first, second], rowCount: total.rowCount, distinctCount: total.distinctCount,
          sharedRowCount: total.rowCount - total.singleCount))
    }
    return found.filter(\.isUnique) + found.filter { !$0.isUnique }
  }

  /// Dependencies that all rows keep but for a few.
  func dependencies(
    _ relations: [Relation], _ verified: [ValueTotals], _ texts: ValueTexts
  ) -> [DependencyProfile] {
    zip(relations, verified).compactMap { relation, total in
      guard case .dependency(let first, let second) = relation,
        Double(total.tornRowCount) <= Double(total.rowCount) * RelationSearch.tornShare
      else { return nil }
      return DependencyProfile(
        determinant: first, dependent: second, rowCount: total.rowCount,
        groupCount: total.distinctCount, tornGroupCount: total.tornCount,
        tornRowCount: total.tornRowCount,
        tornExample: total.firstTorn.map { texts.example(record: $0, column: first, count: 1) })
    }
  }
}

extension ShapeGrain {
  init(_ grain: ShapeTally.Grain) {
    switch grain {
    case .exact: self = .exact
    case .folded: self = .folded
    case .cut: self = .cut
    case .any: self = .any
    }
  }
}
