import Diagnostics
import Kernels

/// What is to be decided where values do not prove their notation, in the words of every note, check and draft.
package enum NotationAdvice: Sendable, Equatable {
  /// One of these is meant: nothing tells which, or so many values can be read by each of them, and not alike.
  case choose([String], openCount: Int)
  /// Each of these is meant, as no value can be read in two ways.
  case nameAll([String])

  /// The notations, the most used one first.
  package var notations: [String] {
    switch self {
    case .choose(let notations, _), .nameAll(let notations): notations
    }
  }

  /// What to type.
  package var words: String {
    let names = notations.map { "'\($0)'" }
    switch self {
    case .nameAll:
      return "write both, as no value can be read in two ways: \(names.joined(separator: ", "))"
    case .choose(_, 0): return "write the one that is meant, \(names.joined(separator: " or "))"
    case .choose(_, let count):
      return "write the one that is meant, \(names.joined(separator: " or ")), as "
        + "\(Quantity.count(count, "value")) can be read in two ways"
    }
  }
}

extension NotationFit {
  /// What is to be decided; nil where the values say it.
  package var advice: NotationAdvice? {
    switch ground {
    case .plain, .proven: nil
    case .ambiguous: .choose([notation] + rivals, openCount: 0)
    case .contradicted(_, _, _, _, 0): .nameAll([notation] + rivals)
    case .contradicted(_, _, _, _, let count): .choose([notation] + rivals, openCount: count)
    }
  }
}

extension NotationProfile {
  /// What is to be decided; nil where the values say it.
  package var advice: NotationAdvice? {
    switch state {
    case .proven: nil
    case .mixed where openCount == 0: .nameAll([notation] + rivals)
    case .ambiguous, .mixed: .choose([notation] + rivals, openCount: openCount)
    }
  }
}
