import Columns

/// Caverphone 2.0: names as they are said in southern New Zealand, ten letters padded with `1`.
///
/// Source: Hood 2004, "Caverphone Revisited", University of Otago, CTP 150804.
package enum Caverphone: PhoneticCode {
  /// Rules in their order, `what>becomes`: `^` and `$` stand for the ends, `+` for a run.
  ///
  /// `3` stands for a vowel and `2` for a letter that is not said while rules go on; upper case letters
  /// are done.
  private static let rules = RewriteRules(
    """
    e$> ^cough>cou2f ^rough>rou2f ^tough>tou2f ^enough>enou2f ^trough>trou2f ^gn>2n mb$>m2 cq>2q
    ci>si ce>se cy>sy tch>2ch c>k q>k x>k v>f dg>2g tio>sio tia>sia d>t ph>fh b>p sh>s2 z>s
    ^a>A ^e>A ^i>A ^o>A ^u>A a>3 e>3 i>3 o>3 u>3 j>y ^y3>Y3 ^y>A y>3 3gh3>3kh3 gh>22 g>k
    s+>S t+>T p+>P k+>K f+>F m+>M n+>N w3>W3 wh3>Wh3 w$>3 w>2 ^h>A h>2 r3>R3 r$>3 r>2 l3>L3 l$>3
    l>2 2> 3$>A 3>
    """)

  private static let size = 10

  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    let letters = PhoneticLetters(text)
    guard letters.count > 0 else { return }
    var code: [UInt8] = []
    for index in 0..<letters.count { code.append(ASCII.lowercased(letters[index])) }
    rules.apply(to: &code)
    for index in 0..<size { output.append(index < code.count ? code[index] : 0x31) }
  }
}

/// Replacements that are made one after the other, each everywhere in a text.
struct RewriteRules: Sendable {
  private struct Rule: Sendable {
    var wanted: [UInt8]
    var written: [UInt8]
    var isAtStart = false
    var isAtEnd = false
    /// Whether a run of the letter counts as one.
    var isRun = false
  }

  private let rules: [Rule]

  /// Reads rules such as `^gn>2n`, parted by white space.
  init(_ text: StaticString) {
    rules = text.description.split { $0 == " " || $0 == "\n" }.map { source in
      let parts = source.split(separator: ">", omittingEmptySubsequences: false)
      var rule = Rule(wanted: Array(parts[0].utf8), written: Array(parts[1].utf8))
      if rule.wanted.first == 0x5E {
        rule.isAtStart = true
        rule.wanted.removeFirst()
      }
      if rule.wanted.last == 0x24 || rule.wanted.last == 0x2B {
        rule.isAtEnd = rule.wanted.last == 0x24
        rule.isRun = !rule.isAtEnd
        rule.wanted.removeLast()
      }
      return rule
    }
  }

  /// Makes every replacement.
  func apply(to text: inout [UInt8]) {
    for rule in rules { Self.apply(rule, to: &text) }
  }

  private static func apply(_ rule: Rule, to text: inout [UInt8]) {
    var index = rule.isAtEnd ? max(text.count - rule.wanted.count, 0) : 0
    while index + rule.wanted.count <= text.count {
      if rule.isAtStart && index > 0 { return }
      var end = index + rule.wanted.count
      guard text[index..<end].elementsEqual(rule.wanted) else {
        index += 1
        continue
      }
      while rule.isRun, end < text.count, text[end] == rule.wanted[0] { end += 1 }
      text.replaceSubrange(index..<end, with: rule.written)
      index += rule.written.count
      if rule.isAtEnd { return }
    }
  }
}
