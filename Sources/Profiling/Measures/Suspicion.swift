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

  /// What a text looks like that may stand for a missing value.
  enum Kind { case word, digits, day }

  private let words = SuspectWords(Self.words)
  private let writtenDays = SuspectWords(days.flatMap { CalendarDate(days: $0).textsInNumbers })

  /// What the text, which is not blank, is suspect of; nil for most. `day` is the one that it is without a
  /// notation, at midnight where it has a time.
  @inline(__always)
  func kind(of cell: Cell, _ traits: Shape.Traits, day: Int32?) -> Kind? {
    if cell.count > Self.mostBytes { return nil }
    if let day, Self.days.contains(day) { return .day }
    let text = cell.bytes
    let range = Self.withoutBlanks(text)
    if range.isEmpty { return nil }
    if words.hold(cell, range) { return .word }
    guard traits.hasDigit, traits.isASCII else { return nil }
    if day == nil, writtenDays.hold(cell, range) { return .day }
    return !traits.hasLetter && hasOneDigit(text) ? .digits : nil
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

extension CalendarDate {
  /// How the day is written in numbers, in each order, with zeros in front and without. A text that is the
  /// same in two orders stands twice.
  fileprivate var textsInNumbers: [String] {
    func padded(_ number: Int, to length: Int) -> String {
      String(repeating: "0", count: max(0, length - "\(number)".count)) + "\(number)"
    }
    let year = padded(year, to: 4)
    return [".", "/", "-", " "].flatMap { mark in
      [2, 1].flatMap { length in
        let (day, month) = (padded(day, to: length), padded(month, to: length))
        return [[day, month, year], [month, day, year], [year, month, day]].map {
          $0.joined(separator: mark)
        }
      }
    }
  }
}

/// Texts that are looked for without case among many others, of which a few bits rule out most.
private struct SuspectWords: Sendable {
  private let test: BlankTest
  /// Which digests of texts can be those of a word.
  private let digests: [Bool]

  init(_ words: [String]) {
    test = BlankTest(blanks: words)
    var digests = [Bool](repeating: false, count: 4096)
    for word in words {
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

  /// Whether the cell, without the blanks around it, is one of the words.
  @inline(__always)
  func hold(_ cell: Cell, _ range: Range<Int>) -> Bool {
    digests[Self.digest(of: cell.bytes, range)] && test.isBlank(cell)
  }
}
