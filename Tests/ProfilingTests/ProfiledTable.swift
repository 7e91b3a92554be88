import CSV
import Columns
import Connectors
import Diagnostics
import Engine

@testable import Profiling

/// How a profile is made; what it says must not depend on it.
struct ProfileSettings: Sendable, CustomStringConvertible {
  var threadCount = 1
  var blockByteCount = 1 << 16
  /// Small: values go to disk.
  var keyByteCount = 64 << 20
  /// Whether the input can be read once only, as a pipe can.
  var isPipe = false

  static let all: [ProfileSettings] = [
    ProfileSettings(),
    ProfileSettings(threadCount: 3, blockByteCount: 16),
    ProfileSettings(threadCount: 1, blockByteCount: 40, keyByteCount: 1),
    ProfileSettings(threadCount: 2, blockByteCount: 200, keyByteCount: 6000),
    ProfileSettings(threadCount: 4, blockByteCount: 4000, keyByteCount: 40_000, isPipe: true),
  ]

  var description: String {
    "\(threadCount) threads, block \(blockByteCount), keys \(keyByteCount)"
      + (isPipe ? ", from a pipe" : "")
  }
}

/// A table in memory, cells by row.
struct ProfiledTable {
  var header: [String]
  var rows: [[String]]

  /// The cells of a column.
  func column(_ index: Int) -> [String] { rows.map { $0[index] } }

  private var csv: [UInt8] {
    ([header] + rows).flatMap { row in
      let cells = row.map {
        "\""
          + $0.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }
      return Array((cells.joined(separator: ",") + "\n").utf8)
    }
  }

  /// What the profiler says of it.
  func profile(_ settings: ProfileSettings) throws(RunFailure) -> TableProfile {
    let source = MemorySource(csv, allowsRandomAccess: !settings.isPipe)
    let input = try TableInput.open(
      source, dialect: Dialect(header: .present), limits: Limits(), ragged: .error)
    let folder = SpoolFile.usualFolder()
    let environment = RunEnvironment(
      threadCount: settings.threadCount, keyBudget: settings.keyByteCount,
      blockByteCount: settings.blockByteCount,
      makeSpill: { () throws(RunFailure) in try SpoolFile(folder: folder) },
      makeSpool: { () throws(RunFailure) in try SpoolFile(folder: folder) })
    var profiler = TableProfiler(input, environment: environment)
    return try profiler.run()
  }
}
