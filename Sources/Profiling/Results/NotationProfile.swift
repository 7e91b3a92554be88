/// A notation that reads values of a column which need one, and how that is known.
package struct NotationProfile: Sendable, Equatable {
  /// How far the values say that the notation is meant, and none of its rivals.
  package enum State: String, Sendable {
    /// It reads every value that a rival reads, and of each rival some that it does not; or no rival differs.
    case proven
    /// The rivals read the same values, and nothing tells which is meant.
    case ambiguous
    /// Some values can only be of this notation, others only of the rival.
    case mixed
  }

  /// Of a rule: `date`, `datetime`, `number`, `money`.
  package var type: String
  /// As a rule writes it.
  package var notation: String
  /// Values that it reads.
  package var count: Int
  package var state: State
  /// Notations that read as many, or that contradict it.
  package var rivals: [String] = []
  /// Values that the rival of a mixed column reads.
  package var rivalCount = 0
  /// Values of a mixed column that both read, and not alike.
  package var openCount = 0
  /// What proves it: the first value that no rival reads, and how many these are; where there is none, the
  /// first that one of the rivals does not read. Where it is ambiguous the first that the rivals read
  /// differently.
  package var evidence: ValueExample?
  /// Where no single value rules out all rivals: the first that another rival does not read.
  package var furtherEvidence: [ValueExample] = []
  /// In a mixed column the first value that only the rival reads.
  package var counterEvidence: ValueExample?
  /// Of the values that it does not read, the first of each kind.
  package var misfits: [ValueExample] = []
  /// Least and greatest value as canonical texts, where it is proven.
  package var range: ValueRange?
}

/// The least and the greatest of some values, as canonical texts.
package struct ValueRange: Sendable, Equatable {
  package var least: String
  package var greatest: String
}

extension NotationProfile {
  /// Whether a value of the column says that it is this notation and no other.
  package var isEvident: Bool { state == .proven && evidence != nil }
}

extension ColumnProfile {
  /// The notation that is proven for more than half of the values.
  package var mainNotation: NotationProfile? {
    notations.first { $0.state == .proven && $0.count * 2 > presentCount }
  }

  /// The main notation where it reads values that say nothing without it: then what the others say without it
  /// is not what the column holds (`4.706` beside `7.364.633,00`).
  package var neededNotation: NotationProfile? {
    mainNotation.flatMap { notation in
      notation.count > count(of: notation.type) ? notation : nil
    }
  }

  /// How many values fit a type.
  package func count(of type: String) -> Int { types.first { $0.name == type }?.count ?? 0 }
}
