/// Values that are written alike, and the notation that reads the most of them.
package struct NotationFit: Sendable, Equatable {
  /// What speaks for a notation, and against it.
  package enum Ground: Sendable, Equatable {
    /// It need not be named.
    case plain
    /// It reads all that its rivals read, and of each rival there is a value among these that it does not
    /// read: one kind of values where one rules out all rivals, none where there is no rival.
    case proven(by: [Witness])
    /// The rivals read the same values, and these differently; there may be none of them yet.
    case ambiguous(rivals: [String], example: Witness)
    /// Some values can only be of this notation, others only of the rival, which reads so many; so many are
    /// read by both, and not alike.
    case contradicted(
      rival: String, rivalCount: Int, by: Witness, against: Witness, openCount: Int)

    /// The values that it names.
    package var witnesses: [Witness] {
      switch self {
      case .plain: []
      case .proven(let witnesses): witnesses
      case .ambiguous(_, let witness): [witness]
      case .contradicted(_, _, let by, let against, _): [by, against]
      }
    }
  }

  /// The notation, in a form in which ranges of values can be kept.
  package enum Key: Sendable, Hashable {
    case date(DateNotationKey)
    case number(NumberNotationKey)
  }

  package var key: Key
  package var type: String
  /// As a rule writes it.
  package var notation: String
  /// Values that the notation reads.
  package var count: Int
  package var ground: Ground

  /// One in so many values has to be read for a notation to be told of.
  private static let leastShare = 5

  /// Whether it reads enough of so many values to be told of.
  package func isTelling(of whole: Int) -> Bool { count * Self.leastShare >= whole }
}

/// Readings with the values that have each.
typealias NotationTallies = [(NotationReading, Witness)]

/// The notations of dates in figures: of each shape the order that reads the most.
struct DateFits {
  private var shapes: [DateShape: [(DateReading, Witness)]] = [:]

  init(_ tallies: NotationTallies) {
    for (reading, witness) in tallies where witness.count > 0 {
      if let date = reading.date { shapes[date.shape, default: []].append((date, witness)) }
    }
  }

  var all: [NotationFit] {
    shapes.map { fit(of: $0.key, $0.value) }.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      guard case .date(let first) = left.key, case .date(let second) = right.key else {
        return false
      }
      return first.shape.precedes(second.shape)
    }
  }

  private func fit(of shape: DateShape, _ tallies: [(DateReading, Witness)]) -> NotationFit {
    func sum(_ isCounted: (DateReading) -> Bool) -> Witness {
      tallies.reduce(into: Witness()) { if isCounted($1.0) { $0 += $1.1 } }
    }
    let counts = shape.orders.map { order in sum { $0.isRead(in: order) }.count }
    let most = counts.max() ?? 0
    let best = shape.orders[counts.firstIndex(of: most) ?? 0]
    var equals: [String] = []
    var contradictions: [(order: DateOrder, against: Witness, by: Witness)] = []
    for order in shape.orders where order != best {
      let by = sum { $0.isRead(in: best) && !$0.isRead(in: order) }
      let against = sum { $0.isRead(in: order) && !$0.isRead(in: best) }
      if against.count > 0 {
        contradictions.append((order, against, by))
      } else if by.count == 0 {
        equals.append(shape.notation(order))
      }
    }
    var ground = NotationFit.Ground.ambiguous(rivals: equals, example: sum { $0.differs })
    if let worst = contradictions.max(by: { $0.against.count < $1.against.count }) {
      ground = .contradicted(
        rival: shape.notation(worst.order),
        rivalCount: sum { $0.isRead(in: worst.order) }.count, by: worst.by,
        against: worst.against,
        openCount: sum { $0.differs(best, worst.order) }.count)
    } else if equals.isEmpty {
      ground = .proven(by: proof(of: best, against: shape.orders.filter { $0 != best }, tallies))
    }
    return NotationFit(
      key: .date(DateNotationKey(shape: shape, order: best)), type: shape.type,
      notation: shape.notation(best), count: most, ground: ground)
  }
}

extension DateFits {
  /// Values that rule out every rival: those that none of them reads, else of each rival those that it does
  /// not read, by the first of them.
  private func proof(
    of best: DateOrder, against rivals: [DateOrder], _ tallies: [(DateReading, Witness)]
  ) -> [Witness] {
    func sum(unreadBy orders: [DateOrder]) -> Witness {
      tallies.reduce(into: Witness()) { sum, tally in
        let (reading, witness) = tally
        if reading.isRead(in: best), !orders.contains(where: { reading.isRead(in: $0) }) {
          sum += witness
        }
      }
    }
    let decisive = sum(unreadBy: rivals)
    if decisive.count > 0 || rivals.isEmpty { return decisive.count > 0 ? [decisive] : [] }
    return rivals.map { sum(unreadBy: [$0]) }.sorted { $0.record < $1.record }
  }
}

/// The notation of numbers that reads the most: of each decimal mark the one whose groups do.
struct NumberFits {
  private let tallies: [(NumberReading, Witness)]

  init(_ tallies: NotationTallies) {
    self.tallies = tallies.compactMap { reading, witness in
      witness.count > 0 ? reading.number.map { ($0, witness) } : nil
    }
  }

  /// One, or none where there is no number.
  var all: [NotationFit] {
    if tallies.isEmpty { return [] }
    let (point, comma) = (best(.point), best(.comma))
    let byPoint = sum { $0.isRead(by: point) && !$0.isRead(by: comma) }
    let byComma = sum { $0.isRead(by: comma) && !$0.isRead(by: point) }
    let open = sum { $0.isRead(by: point) && $0.isRead(by: comma) && $0.differs }
    let isComma = byComma.count > byPoint.count
    let (best, rival) = isComma ? (comma, point) : (point, comma)
    let (by, against) = isComma ? (byComma, byPoint) : (byPoint, byComma)
    let ground: NotationFit.Ground
    if against.count > 0 {
      ground = .contradicted(
        rival: rival.sample, rivalCount: sum { $0.isRead(by: rival) }.count, by: by,
        against: against, openCount: open.count)
    } else if by.count == 0 && open.count > 0 {
      ground = .ambiguous(rivals: [rival.sample], example: open)
    } else {
      ground = best.isPlain ? .plain : .proven(by: by.count > 0 ? [by] : [])
    }
    let isMoney = tallies.contains { $0.0.isMoney }
    return [
      NotationFit(
        key: .number(best), type: isMoney ? "money" : "number", notation: best.sample,
        count: sum { $0.isRead(by: best) }.count, ground: ground)
    ]
  }

  private func sum(_ isCounted: (NumberReading) -> Bool) -> Witness {
    tallies.reduce(into: Witness()) { if isCounted($1.0) { $0 += $1.1 } }
  }

  /// Of the notations with a mark the one that reads the most values; the simplest of several.
  private func best(_ mark: DecimalMark) -> NumberNotationKey {
    let notations = GroupSigns.ofNotations.map { NumberNotationKey(mark: mark, groups: $0) }
    let counts = notations.map { notation in sum { $0.isRead(by: notation) }.count }
    return notations[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
  }
}
