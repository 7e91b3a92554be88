/// A notation in words, for profiles and drafted rules.
extension NotationProfile {
  /// `'DD/MM/YYYY' or 'MM/DD/YYYY'`
  package var names: String {
    ([notation] + rivals).map { "'\($0)'" }.joined(separator: " or ")
  }

  /// How it is known, or why it is not; `quoted` writes a value and its place.
  package func reason(_ quoted: (ValueExample) -> String) -> String {
    switch state {
    case .proven:
      guard let evidence else { return "no value has a decimal mark" }
      if evidence.count == 1 { return "proven by \(quoted(evidence)), which can be nothing else" }
      return "proven by \(evidence.count) values that can be nothing else, the first "
        + quoted(evidence)
    case .ambiguous:
      guard let evidence else { return "ambiguous, though each value is the same in both" }
      return "ambiguous, as \(quoted(evidence)) can be either and no value tells which"
    case .mixed:
      let values = [evidence, counterEvidence].compactMap { $0.map(quoted) }
      return "mixed, as " + values.joined(separator: " can only be the first and ")
        + " only the second"
    }
  }
}
