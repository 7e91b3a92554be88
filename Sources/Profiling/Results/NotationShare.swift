import Diagnostics
import Kernels

/// How many values fit a notation, or one of several that read the same ones.
package struct NotationShare: Sendable, Equatable {
  package var notations: [String]
  package var count: Int

  /// `'DD/MM/YYYY' or 'MM/DD/YYYY'`
  package var names: String { notations.map { "'\($0)'" }.joined(separator: " or ") }

  /// What a notation and its rivals read; `rivalCount`: what the rival does, where the values say that both
  /// are meant.
  fileprivate static func all(
    _ notation: String, _ count: Int, rivals: [String], rivalCount: Int?
  ) -> [NotationShare] {
    guard let rivalCount else {
      return [NotationShare(notations: [notation] + rivals, count: count)]
    }
    return [
      NotationShare(notations: [notation], count: count),
      NotationShare(notations: rivals, count: rivalCount),
    ]
  }
}

extension NotationFit {
  /// How many values fit the notation; where these contradict each other, and how many the rival.
  package var shares: [NotationShare] {
    var rivalCount: Int?
    if case .contradicted(_, let count, _, _, _) = ground { rivalCount = count }
    return NotationShare.all(notation, count, rivals: rivals, rivalCount: rivalCount)
  }
}

extension NotationProfile {
  /// How many values fit the notation; where these contradict each other, and how many the rival.
  package var shares: [NotationShare] {
    NotationShare.all(
      notation, count, rivals: rivals, rivalCount: state == .mixed ? rivalCount : nil)
  }

  /// Values that it reads, and those of a mixed column that only its rival does.
  package var countWithRival: Int {
    count + (state == .mixed ? counterEvidence?.count ?? 0 : 0)
  }
}

extension [NotationShare] {
  /// `all 3 fit 'DD/MM/YYYY' or 'MM/DD/YYYY'`, `2 of 3 fit '1.234,56' and 1 fits '1,234.56'`
  package func words(of whole: Int) -> String {
    enumerated().map { place, share in
      let number = Quantity.count(share.count)
      let values =
        place > 0
        ? number
        : share.count < whole
          ? "\(number) of \(Quantity.count(whole))"
          : share.count == 1 ? "the one there is" : "all \(number)"
      return "\(values) \(share.count == 1 ? "fits" : "fit") \(share.names)"
    }.joined(separator: " and ")
  }
}
