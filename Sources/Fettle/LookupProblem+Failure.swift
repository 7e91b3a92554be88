import Diagnostics
import Engine

extension LookupProblem {
  /// What is wrong with another file than the rules, and where in it.
  init(_ failure: RunFailure) {
    let place = failure.place.map { " (\($0.words))" } ?? ""
    self.init(failure.message + place, help: failure.help)
  }
}
