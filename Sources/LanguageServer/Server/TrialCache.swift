import Connectors
import Diagnostics
import Fettle
import Language
import Synchronization

/// What rules did to the first rows of their input, remembered by the texts of all rule files and the state of
/// all tables: a second question about the same text costs nothing.
final class TrialCache: Sendable {
  private struct Key: Hashable {
    var sources: [[UInt8]]
    var files: [String]
    var stamps: [FileStamp?]
  }

  /// Reports that are remembered: of the text as it is, and of a few before.
  private static let mostEntries = 4

  private let entries = Mutex<[(key: Key, report: ApplyReport?)]>([])

  /// The report of a trial; nil where the rules cannot run.
  func report(of reading: RuleReading) -> ApplyReport? {
    let files = reading.study.files.map(\.path)
    let sources = reading.program.sources
    let key = Key(
      sources: sources.map(\.bytes), files: sources.map(\.name) + files,
      stamps: files.map { FileStamp(path: $0) })
    if let known = entries.withLock({ $0.first { $0.key == key } }) { return known.report }
    let report = reading.study.trial(
      recordLimit: RuleEffect.rowCount, sampleCount: RuleEffect.sampleCount)
    entries.withLock { entries in
      entries.append((key, report))
      if entries.count > Self.mostEntries { entries.removeFirst() }
    }
    return report
  }
}
