import Columns
import Testing

@testable import Kernels

@Suite struct GraphemeBreakTests {
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `the Unicode database's breaks between characters`() throws {
    var count = 0
    for record in try Corpora.records("txt-unicode/GraphemeBreakTest.txt") {
      // `÷ 0020 × 0308 ÷ 0020 ÷`
      let marks = record[0].split(separator: " ")
      let scalars = marks.filter { $0.count > 1 }.map { Int32($0, radix: 16)! }
      let breaks = marks.filter { $0.count == 1 }.map { $0 == "÷" }
      if scalars.contains(where: { Unicode.Scalar(UInt32($0)) == nil }) { continue }
      count += 1
      let bytes = Array(Corpora.text(marks.filter { $0.count > 1 }.joined(separator: " ")).utf8)
      for kept in 1..<scalars.count {
        let end = GraphemeBreaks.end(ofFirst: kept, in: bytes.span)
        let last = (1...kept).last { breaks[$0] } ?? kept
        let expected = scalars.prefix(last).reduce(0) {
          $0 + String(Character(Unicode.Scalar(UInt32($1))!)).utf8.count
        }
        #expect(end == expected, "\(record[0]), \(kept)")
      }
    }
    #expect(count > 500)
  }
}
