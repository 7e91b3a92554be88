import Diagnostics
import Engine

/// The way out: opens a path and puts the layers together that its name asks for.
package enum Output {
  /// The output of a path, or stdout for `-`.
  package static func open(
    _ path: String, _ options: OutputOptions = OutputOptions()
  ) throws(RunFailure) -> any ByteSink {
    try RawOutput.open(path, options)
  }
}
