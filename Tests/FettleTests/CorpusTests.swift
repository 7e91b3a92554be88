import Diagnostics
import Foundation
import Testing

@testable import Fettle

@Suite("Files that other readers are tested with")
struct CorpusTests {
  static let root: URL = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpora")

  static let folders: [String] = [
    "csv-spectrum", "csv-test-data", "rust-csv", "papaparse", "zsv", "duckdb-csv", "txt-blns",
    "txt-encodings-chardet",
  ].filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }

  /// Every file below a folder.
  private func files(_ folder: String) -> [String] {
    let base = Self.root.appending(path: folder).path
    let walk = FileManager.default.enumerator(atPath: base)
    return (walk?.compactMap { $0 as? String } ?? []).sorted().filter {
      let values = try? URL(filePath: base + "/" + $0).resourceValues(forKeys: [.isRegularFileKey])
      return values?.isRegularFile == true
    }.map { base + "/" + $0 }
  }

  /// A program that only loads its input gives it back, from the encoding and the delimiter that were
  /// found; whatever cannot be read is refused with its place and what to do.
  @Test("come back byte for byte, or are refused with a place", arguments: folders)
  func everyFile(folder: String) throws {
    var run = try Run()
    run.reading.skippedLineCount = 0
    var options = run.options()
    var counts = (same: 0, packed: 0, refused: 0)
    for path in files(folder) {
      options.input = path
      do {
        let report = try run.apply("load input", options: options)
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        let isPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F])
        let isSame = bytes == FileManager.default.contents(atPath: run.scratch.file("out.csv"))
        // What cannot come back as it was, such as escapes that ISO 2022 does not need, is noted.
        #expect(isSame || isPacked || !report.tables[0].notes.isEmpty, "\(path)")
        if isPacked { counts.packed += 1 } else { counts.same += 1 }
      } catch let failure as RunFailure {
        #expect([.input, .usage].contains(failure.kind), "\(path): \(failure)")
        #expect(failure.place != nil || failure.help != nil, "\(path): \(failure)")
        counts.refused += 1
      }
    }
    print("corpus \(folder): \(counts)")
    #expect(counts.same > 0)
  }
}
