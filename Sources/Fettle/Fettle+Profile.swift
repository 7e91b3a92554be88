import Connectors
import Diagnostics
import Engine
import Profiling

/// What `fettle profile` found.
package struct ProfileReport: Sendable {
  package var file: String
  /// How the input was read, and how that is known.
  package var dialect: String
  /// The `load` line that makes what was sniffed a part of rules; nil where all was declared.
  package var freeze: String?
  package var table: TableProfile
  package var seconds: Double
}

extension Fettle {
  /// What a table looks like, column by column and between columns.
  package static func profile(
    _ path: String, options: RunOptions, observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> ProfileReport {
    Interruption.prepare()
    try MemoryPlan.check(options)
    let start = ProgramRun.seconds()
    let opener = InputOpener(
      options: options.reading, takesPreamble: true, register: InputRegister())
    let opened = try opener.open(
      InputDeclaration(path: path, load: nil, options: options.reading))
    try MemoryPlan.checkProfile(options, columnCount: opened.input.header.count)
    let name = opened.name
    var profiler = TableProfiler(
      opened.input, environment: RunEnvironment(options),
      progress: observer.map { ProgressRelay(table: name, observer: $0) })
    let table = try profiler.run()
    let freeze = opened.reading.freeze
    return ProfileReport(
      file: name, dialect: opened.reading.summary,
      freeze: freeze.isEmpty ? nil : "load input\(freeze)", table: table,
      seconds: ProgramRun.seconds() - start)
  }
}
