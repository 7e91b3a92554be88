import Connectors
import Diagnostics

/// What is told of the temporary files of killed runs.
extension OutputPlan {
  /// Names that are shown; the count is exact.
  private static let mostShown = 5

  /// How many were removed, and which; nil where there was none.
  var leftoverNote: String? {
    let paths = leftovers.paths
    if paths.isEmpty { return nil }
    var names = paths.prefix(Self.mostShown).map { "'\($0)'" }.joined(separator: ", ")
    if paths.count > Self.mostShown { names += " and \(paths.count - Self.mostShown) more" }
    let files = Quantity.count(paths.count, "temporary file")
    return
      "\(files) of runs that were killed \(paths.count == 1 ? "was" : "were") removed: \(names)"
  }

  /// A failure of the run that says what was removed all the same.
  func telling(_ failure: RunFailure) -> RunFailure {
    guard let leftoverNote else { return failure }
    var failure = failure
    failure.help = [failure.help, leftoverNote].compactMap(\.self).joined(separator: "; ")
    return failure
  }
}
