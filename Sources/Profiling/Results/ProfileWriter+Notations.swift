import Kernels

/// The notations of dates and numbers that a profile tells of.
extension ProfileWriter {
  /// Different values from which digits alone may be dates.
  private static let leastBareCount = 5
  private static let misfitCount = 3

  /// A notation with the values that are shown of it.
  private struct Found {
    var fit: NotationFit
    var misfits: [Witness]
  }

  private func found(_ index: Int) -> [Found] {
    let column = tally.columns[index]
    let proof = column.notations.proof
    let fits = proof.fits(of: .dates) + proof.fits(of: .numbers)
    return fits.filter { isTelling($0, of: index) }.map { fit in
      Found(fit: fit, misfits: Array(proof.misfits(of: fit).prefix(Self.misfitCount)))
    }
  }

  private func isTelling(_ fit: NotationFit, of index: Int) -> Bool {
    if fit.ground == .plain { return false }
    let count = tally.columns[index].notations.proof.count
    if case .date(let key) = fit.key, key.shape.isBare {
      // Some of any eight digits are a date; not most of many.
      return fit.count * 10 >= count * 9 && totals[index].distinctCount >= Self.leastBareCount
    }
    return fit.isTelling(of: count)
  }

  /// Asks for the texts of values that prove notations, or do not fit them.
  func wishForNotations(_ texts: inout ValueTexts) {
    for index in names.indices {
      for found in found(index) {
        for witness in found.fit.ground.witnesses + found.misfits where witness.count > 0 {
          texts.wish(record: witness.record, column: index)
        }
      }
    }
  }

  /// The notations of a column.
  func notations(of index: Int, _ texts: ValueTexts) -> [NotationProfile] {
    func example(_ witness: Witness) -> ValueExample? {
      if witness.count == 0 { return nil }
      return texts.example(record: witness.record, column: index, count: witness.count)
    }
    return found(index).map { found in
      let fit = found.fit
      var profile = NotationProfile(
        type: fit.type, notation: fit.notation, count: fit.count, state: .proven)
      profile.misfits = found.misfits.compactMap(example)
      switch fit.ground {
      case .plain: break
      case .proven(let witnesses):
        let examples = witnesses.compactMap(example)
        profile.evidence = examples.first
        profile.furtherEvidence = Array(examples.dropFirst())
        profile.range = tally.columns[index].notations.range(of: fit.key)
      case .ambiguous(let rivals, let witness):
        (profile.state, profile.rivals, profile.rivalCount) = (.ambiguous, rivals, fit.count)
        profile.evidence = example(witness)
      case .contradicted(let rival, let count, let by, let against, let openCount):
        profile.openCount = openCount
        (profile.state, profile.rivals, profile.rivalCount) = (.mixed, [rival], count)
        profile.evidence = example(by)
        profile.counterEvidence = example(against)
      }
      return profile
    }
  }
}
