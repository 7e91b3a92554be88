import Diagnostics
import Foundation
import Language
import Testing

/// What a line costs must not grow with the lines above it: that is counted, not timed.
@Suite("Files of one line again and again") struct RepeatedErrorTests {
  private static let fewLines = 40
  private static let manyTimes = 4
  /// Twice what the lines alone would come to; a look at all lines above would be more than that.
  private static let mostTimes = 8
  /// Names that stand in the lines of the golden files, so that each line can have one of its own;
  /// none of a table that lines load: each line sees all tables that there are.
  private static var names: Regex<(Substring, Substring)> {
    /\b(emial|email|customer|stages|hub|input)\b/
  }

  private static func lookCount(_ line: String, _ count: Int, _ header: [String]?, isNumbered: Bool)
    -> Int
  {
    let text = (0..<count).map { number in
      isNumbered ? line.replacing(names) { "\($0.output.1)\(number)" } : line
    }.joined(separator: "\n")
    return WorkCounter.lookCount { _ = Rules(text, header: header).analysis.diagnostics.count }
  }

  @Test(arguments: TestFiles.golden() + TestFiles.goldenCodes())
  func `each line of a golden file costs the same however often it stands there`(file: URL) throws {
    let golden = GoldenFile(try String(contentsOf: file, encoding: .utf8))
    for line in Set(golden.source.split(separator: "\n").map(String.init)).sorted() {
      for isNumbered in [false, true] where !isNumbered || line.contains(Self.names) {
        let few = Self.lookCount(line, Self.fewLines, golden.header, isNumbered: isNumbered)
        let many = Self.lookCount(
          line, Self.fewLines * Self.manyTimes, golden.header, isNumbered: isNumbered)
        #expect(many <= few * Self.mostTimes, "\(line): \(few), then \(many)")
      }
    }
  }

  // Each part took a copy of the texts of all before it.
  @Test
  func `a condition of many parts costs the same for each`() {
    func lookCount(_ count: Int) -> Int {
      let parts = (0..<count).map { "city = 'v\($0)'" }
      let line = "check " + parts.joined(separator: " or ")
      return Self.lookCount(line, 1, ["city"], isNumbered: false)
    }
    let few = lookCount(Self.fewLines * 10)
    let many = lookCount(Self.fewLines * 10 * Self.manyTimes)
    #expect(many <= few * Self.mostTimes, "\(few), then \(many)")
  }

  // Of a table whose header is not known each name was held against all those before it.
  @Test(arguments: ["rename", "normalize", "drop columns", "set"])
  func `a line of many columns in brackets costs the same for each`(verb: String) {
    func lookCount(_ count: Int) -> Int {
      let columns = (0..<count).map { number in
        switch verb {
        case "rename": "[Column \(number)] -> n\(number)"
        case "set": "[Column \(number)] = 'x'"
        default: "[Column \(number)]"
        }
      }
      let line = "\(verb) \(columns.joined(separator: ", "))\(verb == "normalize" ? " trim" : "")"
      return Self.lookCount(line, 1, nil, isNumbered: false)
    }
    let few = lookCount(Self.fewLines * 10)
    let many = lookCount(Self.fewLines * 10 * Self.manyTimes)
    #expect(many <= few * Self.mostTimes, "\(few), then \(many)")
  }

  @Test
  func
    `all lines of the golden files together cost four times as much when there are four of each`()
    throws
  {
    let source = try TestFiles.golden().map {
      GoldenFile(try String(contentsOf: $0, encoding: .utf8)).source
    }.joined()
    let once = Self.lookCount(source, 1, ["id", "email"], isNumbered: false)
    let often = Self.lookCount(source, Self.manyTimes, ["id", "email"], isNumbered: false)
    #expect(often < once * Self.mostTimes, "\(once), then \(often)")
  }
}
