/// What the values of one column look like. Counts are of all rows; plots alone are of the sample.
package struct ColumnProfile: Sendable {
  package var name: String
  package var rowCount = 0
  package var blankCount = 0
  /// Of the blank cells, those that are not empty.
  package var whiteCount = 0
  package var distinctCount = 0
  /// Values that came once.
  package var singleCount = 0
  package var top: [ValueExample] = []
  /// Types that fit some value, the best first.
  package var types: [TypeFit] = []
  /// Notations that read values which need one, dates first, then those of the most values.
  package var notations: [NotationProfile] = []
  package var shapes: [ShapeCount] = []
  /// Shapes in all, of which ``shapes`` are the most frequent.
  package var shapeCount = 0
  package var shapeGrain = ShapeGrain.exact
  package var lengths: ClosedRange<Int>?
  /// Least and greatest as canonical texts.
  package var numbers: (least: String, greatest: String)?
  package var dates: (least: String, greatest: String)?
  package var dateTimes: (least: String, greatest: String)?
  /// Values that may stand for a missing one.
  package var suspects: [SuspectValue] = []
  package var outerBlankCount = 0
  package var notASCIICount = 0
  package var controlCount = 0
  /// Values that begin with a zero and another digit: text that is no number, whatever it looks like.
  package var leadingZeroCount = 0
  package var plot: Histogram?

  package init(name: String) {
    self.name = name
  }

  /// Cells that are not blank.
  package var presentCount: Int { rowCount - blankCount }

  /// The type that fits nearly all values best: the narrowest of those that fit the most.
  package var likelyType: TypeFit? {
    guard presentCount > 0, let best = types.first, best.count * 10 >= presentCount * 9 else {
      return nil
    }
    return best
  }
}

/// How coarsely the shapes of a column are written.
package enum ShapeGrain: String, Sendable {
  /// A sign a character.
  case exact
  /// A sign a run of letters or digits.
  case folded
  /// The beginnings of folded shapes.
  case cut
  /// Too many to be told apart.
  case any
}

/// A shape and the rows that have it.
package struct ShapeCount: Sendable, Equatable {
  package var shape: String
  package var count: Int
}

/// How many values a type's form can read.
package struct TypeFit: Sendable, Equatable {
  package var name: String
  package var count: Int
  /// The first different values that it cannot read.
  package var misfits: [ValueExample]
}

/// A value that may stand for a missing one, and why it looks so.
package struct SuspectValue: Sendable, Equatable {
  /// Why it looks so.
  package enum Reason: String, Sendable {
    /// The text is one that people write where they have none.
    case text
    /// It comes far more often than any other value of a column whose values hardly repeat.
    case frequency
  }

  package var value: ValueExample
  package var reason: Reason
}

/// How many of the sampled values lie in each of some equal steps.
package struct Histogram: Sendable, Equatable {
  /// What is plotted: the values, or how long they are.
  package enum Kind: String, Sendable {
    case number, date, length
  }

  package var kind: Kind
  package var least: Double
  package var greatest: Double
  package var counts: [Int]

  /// The histogram of some values; nil where there are none.
  init?(_ kind: Kind, of values: [Double], stepCount: Int = 24) {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    self.kind = kind
    self.least = least
    self.greatest = greatest
    let width = greatest - least
    counts = Array(repeating: 0, count: width > 0 ? stepCount : 1)
    for value in values {
      let step = width > 0 ? Int((value - least) / width * Double(stepCount)) : 0
      counts[min(max(step, 0), counts.count - 1)] += 1
    }
  }

  /// The histogram of lengths, of which there are so many of each.
  init?(lengths: [Int]) {
    guard let least = lengths.firstIndex(where: { $0 > 0 }),
      let greatest = lengths.lastIndex(where: { $0 > 0 })
    else { return nil }
    kind = .length
    self.least = Double(least)
    self.greatest = Double(greatest)
    let width = (greatest - least) / 24 + 1
    counts = Array(repeating: 0, count: (greatest - least) / width + 1)
    for length in least...greatest { counts[(length - least) / width] += lengths[length] }
  }
}
