import Diagnostics
import Kernels

/// Why a notation is held to be the one that is meant, or why that is open, in the words of every note, profile
/// and draft.
package enum NotationGround: Sendable, Equatable {
  /// Values that say something: how many, and the first with its place, where it may be shown.
  package struct Evidence: Sendable, Equatable {
    package var count: Int
    package var first: String?

    package init(count: Int, first: String?) {
      self.count = count
      self.first = first
    }

    /// `'31/01/2026' in row 2`, or how many they are.
    fileprivate var words: String { first ?? Quantity.count(count, "value") }
  }

  /// These values, together, can be nothing else; none: no value has a decimal mark.
  case proven([Evidence])
  /// These can be either; nil: each value is the same in both.
  case ambiguous(Evidence?)
  /// These can only be the first, and those only the second.
  case mixed(Evidence?, Evidence?)

  /// What can be said behind the notation's name and a comma or colon.
  package var words: String {
    switch self {
    case .proven(let evidence): return Self.proof(evidence)
    case .ambiguous(nil): return "ambiguous, though each value is the same in both"
    case .ambiguous(let evidence?):
      return "ambiguous, as \(evidence.words) can be either and no value tells which"
    case .mixed(let evidence, let counterEvidence):
      return "mixed, as "
        + [evidence, counterEvidence].compactMap { $0?.words }
        .joined(separator: " can only be the first and ") + " only the second"
    }
  }
}

extension NotationGround {
  private static func proof(_ evidence: [Evidence]) -> String {
    guard let first = evidence.first else { return "no value has a decimal mark" }
    if evidence.count > 1 {
      let list = evidence.map { part in
        part.count == 1 || part.first == nil
          ? part.words
          : "\(Quantity.count(part.count, "value")), the first \(part.words),"
      }
      let words = list.joined(separator: " and ")
      return
        "proven by \(words)\(words.hasSuffix(",") ? "" : ",") which together can be nothing else"
    }
    if first.count == 1 {
      return "proven by \(first.words)"
        + (first.first == nil ? " that can be nothing else" : ", which can be nothing else")
    }
    return "proven by \(Quantity.count(first.count, "value")) that can be nothing else"
      + (first.first.map { ", the first \($0)" } ?? "")
  }
}

extension NotationFit {
  /// Why it is held to be the one; `quoted` writes a value and its place, nil where it may not be shown.
  package func ground(_ quoted: (Witness) -> String?) -> NotationGround {
    func evidence(_ witness: Witness) -> NotationGround.Evidence? {
      if witness.count == 0 { return nil }
      return NotationGround.Evidence(count: witness.count, first: quoted(witness))
    }
    switch ground {
    case .plain: return .proven([])
    case .proven(let witnesses): return .proven(witnesses.compactMap(evidence))
    case .ambiguous(_, let example): return .ambiguous(evidence(example))
    case .contradicted(_, _, let by, let against, _): return .mixed(evidence(by), evidence(against))
    }
  }

  /// Whether values say that it is this notation and no other.
  package var isProven: Bool {
    if case .proven = ground { true } else { false }
  }

  /// Notations that read as many values, or contradict it.
  package var rivals: [String] {
    switch ground {
    case .plain, .proven: []
    case .ambiguous(let rivals, _): rivals
    case .contradicted(let rival, _, _, _, _): [rival]
    }
  }
}
