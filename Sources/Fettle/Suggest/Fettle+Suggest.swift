import Diagnostics
import Profiling

extension Fettle {
  /// Rules drafted from what a table looks like.
  package static func suggest(
    _ path: String, options: RunOptions, observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> String {
    RuleDraft(try profile(path, options: options, observer: observer)).text
  }
}
