import Connectors

extension Leftovers {
  /// Says on stderr which temporary files of killed calls were removed, unless nothing is to be
  /// said.
  func tell(isQuiet: Bool) {
    guard !isQuiet, let note else { return }
    StandardStream.report("note: \(VisibleText.safe(note))\n")
  }
}
