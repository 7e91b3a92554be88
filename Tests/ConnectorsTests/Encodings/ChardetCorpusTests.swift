import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct ChardetCorpusTests {
  static let folder: String = repository + "/../shared/corpora/txt-encodings-chardet"
  static let hasCorpus: Bool = (try? FileStatus.of(path: folder)) != nil

  /// The corpus's folders whose names say an encoding, with or without a language.
  static var folders: [(name: String, encoding: TextEncoding)] {
    shell("ls '\(folder)'").text.split(separator: "\n").compactMap { name in
      let language = name.lastIndex(of: "-").map { name[..<$0] }
      let found = TextEncoding.named(String(name)) ?? language.flatMap { .named(String($0)) }
      return found.map { (String(name), $0) }
    }
  }

  @Test(
    "real texts of many encodings come back as they were, or are counted",
    .enabled(if: hasCorpus, "the corpus of encodings is not here"))
  func corpus() throws {
    var fileCount = 0
    var unfaithfulCount = 0
    var replacedCount = 0
    for (folder, encoding) in Self.folders {
      let listing = shell("find '\(Self.folder)/\(folder)' -type f").text
      for path in listing.split(separator: "\n").map(String.init) {
        let bytes = try #require(contents(of: path))
        let source = try Input.decode(
          MemorySource(bytes, name: path, pieceByteCount: 1000), as: encoding, onInvalid: .replace)
        let decoded = try readAll(source)
        #expect(UTF8Reading.firstInvalid(in: decoded.span, from: 0) == nil)
        let report = try #require(source.decoding)
        let back = try encode(decoded, report.encoding, .replace, pieceByteCount: 777)
        let isClean = report.unfaithfulCount == 0 && report.replacedCount == 0
        #expect((back == bytes) == isClean, "\(path)")
        unfaithfulCount += report.unfaithfulCount > 0 ? 1 : 0
        replacedCount += report.replacedCount
        fileCount += 1
      }
    }
    #expect(fileCount > 120, "\(Self.folders.map(\.name))")
    // One text of the corpus has escapes that are not needed; no other loses anything.
    #expect(unfaithfulCount == 1 && replacedCount == 0)
  }
}
