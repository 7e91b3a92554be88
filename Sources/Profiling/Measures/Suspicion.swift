import Columns
import Engine
import Kernels

/// Whether a text looks like one that stands for a missing value: words such as `n/a`, digits that are
/// all zero or all the same, a day that stands for none.
struct Suspicion: Sendable {
  /// Texts longer than that are never looked at, white space around them included.
  private static let mostBytes = 24
  private static let words =
    DedupeRule.standIns + [
      "test", "test@test.com", "test@example.com", "unknown@example.com", "noreply@example.com",
      "none@none.com", "na@na.com", "no@no.com", "a@a.com", "xxx", "xxxx", "xxxxx", "xx", "tbd",
      "tba", "todo", "dummy", "asdf", "qwerty", "123456", "1234567", "12345678",
      "123456789", "0123456789", "undefined", "no email", "no phone", "not provided",
      "not specified", "unspecified", "#n/a", "#null!", "#ref!", "#value!",
      "(null)", "(blank)", "<null>", "<na>", "nichts", "ohne", "kein", "keine angabe",
      "sin datos", "non renseigné", "不明", "なし", "无数据", "暂缺", "00.00.0000", "00/00/0000",
      "0000-00-00", "00-00-0000",
    ]
  /// Days since 1970-01-01 that stand for none: 1970-01-01, 1900-01-01, 1899-12-30, 1901-01-01,
  /// 0001-01-01, 9999-12-31, 2099-12-31, 2999-12-31.
  private static let days: [Int32] = [
    0, -25567, -25569, -25202, -719_162, 2_932_896, 47_481, 376_199,
  ]

  private let test = BlankTest(blanks: words)
  /// Which digests of texts can be those of a word.
  private let digests: [Bool]

  init() {
    var digests = [Bool](repeating: false, count: 4096)
    for word in Self.words {
      let bytes = Array(word.utf8)
      digests[Self.digest(of: bytes.span, 0..<bytes.count)] = true
    }
    self.digests = digests
  }

  /// A few bits of a text that do not depend on the case of its first and last letter.
  @inline(__always)
  private static func digest(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
    let first = Int(text[range.lowerBound] | 0x20)
    let last = Int(text[range.upperBound - 1] | 0x20)
    return (first &* 61 &+ last &* 7 &+ range.count &* 131) & 4095
  }

  /// Whether the text, which is not blank, is suspect.
  @inline(__always)
  func holds(_ cell: Cell, _ traits: Shape.Traits, day: Int32?) -> Bool {
    if cell.count > Self.mostBytes { return false }
    if let day, Self.days.contains(day) { return true }
    let text = cell.bytes
    let range = Self.withoutBlanks(text)
    if range.isEmpty { return false }
    if digests[Self.digest(of: text, range)], test.isBlank(cell) { return true }
    if traits.hasDigit && !traits.hasLetter && traits.isASCII {
      return hasOneDigit(text)
    }
    return false
  }

  @inline(__always)
  private static func withoutBlanks(_ text: Span<UInt8>) -> Range<Int> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// Whether all digits are the same: three zeros at least, or seven of another digit.
  private func hasOneDigit(_ text: Span<UInt8>) -> Bool {
    var digit: UInt8 = 0
    var count = 0
    for index in text.indices {
      let byte = text[index]
      if byte == 0x2E || byte == 0x2C { return false }
      guard byte &- 0x30 < 10 else { continue }
      if count > 0 && byte != digit { return false }
      digit = byte
      count += 1
    }
    return count >= (digit == 0x30 ? 3 : 7)
  }
}

/// Suspect texts of a column, trimmed and without case: how often each came, and where first.
struct SuspectTally: Sendable {
  private(set) var counts: [[UInt8]: ValueTotals.Frequent] = [:]

  /// Counts a suspect text.
  mutating func add(_ count: Int, text: [UInt8], record: Int) {
    counts[text, default: .init(record: record, count: 0)].count += count
    if record < counts[text]!.record { counts[text]!.record = record }
  }

  /// Adds what another worker has counted.
  mutating func merge(_ other: SuspectTally) {
    for (text, value) in other.counts { add(value.count, text: text, record: value.record) }
  }

  /// The most frequent first, ties by their earliest record.
  var sorted: [ValueTotals.Frequent] {
    counts.values.sorted { $0.precedes($1) }
  }
}
