/// A notation in words, for profiles and drafted rules.
extension NotationProfile {
  /// How it is known, or why it is not; `quoted` writes a value and its place.
  package func reason(_ quoted: (ValueExample) -> String) -> String {
    func evidence(_ example: ValueExample?) -> NotationGround.Evidence? {
      example.map { NotationGround.Evidence(count: $0.count, first: quoted($0)) }
    }
    switch state {
    case .proven:
      let examples = [self.evidence].compactMap(\.self) + furtherEvidence
      return NotationGround.proven(examples.compactMap(evidence)).words
    case .ambiguous: return NotationGround.ambiguous(evidence(self.evidence)).words
    case .mixed:
      return NotationGround.mixed(evidence(self.evidence), evidence(counterEvidence)).words
    }
  }
}
