@testable import Kernels

/// Seeded telephone numbers as people write them, good and bad, from all the regions of the library.
///
/// Half of the numbers are made from the patterns of their region's plan, so that every use of every
/// region is met; they are then written with trunk prefixes, calling codes and separators, and some
/// are spoiled.
struct PhoneSamples {
  /// One text and the region it is written in; nil where that is not known.
  struct Sample: CustomStringConvertible {
    let region: String?
    let text: String

    var description: String { "\(region ?? "-") '\(text)'" }
  }

  private struct Plan: Sendable {
    let plan: LibraryPlan
    let uses: [DigitPattern]
    let region: String?
  }

  /// The regions of the library, in its order.
  static let regions: [String] = (0..<LibraryPlan.count).map { LibraryPlan(at: $0).region }
    .filter { $0 != "001" }

  private static let plans: [Plan] = (0..<LibraryPlan.count).map { index in
    let plan = LibraryPlan(at: index)
    return Plan(
      plan: plan, uses: plan.uses.compactMap { DigitPattern($0.pattern.utf8) },
      region: plan.region == "001" ? nil : plan.region)
  }

  private var generator: SplitMix

  init(seed: UInt64) {
    generator = SplitMix(state: seed)
  }

  /// The next text.
  mutating func next() -> Sample {
    if chance(1, of: 4) { return pieced() }
    let plan = Self.plans.randomElement(using: &generator)!
    let digits = chance(1, of: 2) ? digitsOfUse(plan) : randomDigits(plan)
    var home = plan.region
    if chance(1, of: 5) { home = Self.regions.randomElement(using: &generator)! }
    if chance(1, of: 12) { home = nil }
    var text = written(digits, plan: plan, home: home)
    if chance(1, of: 8) { text = dressed(text) }
    if chance(1, of: 12) { text = spoiled(text) }
    return Sample(region: home, text: text)
  }

  private static let pieces = [
    "030 901820", "+49 30 901", "650 253 0000", "+1 650 253", "0", "12", "7", " ", " ", "-", "/",
    "(", ")",
    ".", ",", ";", "#", "~", "*", "\\", "+", "x", "X", "ext", "EXT", "extn", "xt", "extension",
    "int",
    "anexo", "доб", "ext.", ":", "=", ";ext=", ";isub=", "tel:", ";phone-context=", "+44", "h",
    "ab",
    "home", "OTTO", "n", "é", "o\u{301}", "\u{A0}", "\t", "\n", "\0", "３", "٤", "ｘ", "．", "－", "–",
    "ﬁ",
    "K", "²", "\u{AD}",
  ]

  /// Pieces that mean something to the library, one behind another in any order.
  private mutating func pieced() -> Sample {
    var text = chance(1, of: 4) ? "" : Self.pieces[Int.random(in: 0..<4, using: &generator)]
    for _ in 0..<Int.random(in: 1...7, using: &generator) {
      text += Self.pieces.randomElement(using: &generator)!
    }
    return Sample(region: [nil, "DE", "US", "IT"].randomElement(using: &generator)!, text: text)
  }

  private mutating func chance(_ hits: Int, of all: Int) -> Bool {
    Int.random(in: 0..<all, using: &generator) < hits
  }

  private mutating func digitsOfUse(_ plan: Plan) -> String {
    guard let pattern = plan.uses.randomElement(using: &generator) else {
      return randomDigits(plan)
    }
    return text(of: pattern)
  }

  /// Digits that the pattern matches.
  private mutating func text(of pattern: DigitPattern) -> String {
    var step = 0
    var text = ""
    while pattern.steps[step] != .match {
      switch pattern.steps[step] {
      case .digit(let set):
        text += String((0..<10).filter { set >> $0 & 1 != 0 }.randomElement(using: &generator)!)
        step += 1
      case .split(let one, let other): step = chance(1, of: 2) ? one : other
      case .jump(let target): step = target
      default: step += 1
      }
    }
    return text
  }

  /// Random digits, of a length that the plan knows or of any other.
  private mutating func randomDigits(_ plan: Plan) -> String {
    let lengths = (1...17).filter { plan.plan.allNumbers.lengths >> $0 & 1 != 0 }
    let count =
      chance(3, of: 4)
      ? lengths.randomElement(using: &generator)! : Int.random(in: 1...19, using: &generator)
    return String((0..<count).map { _ in "0123456789".randomElement(using: &generator)! })
  }

  private mutating func written(_ digits: String, plan: Plan, home: String?) -> String {
    let code = String(plan.plan.callingCode)
    let national = separated(digits)
    switch Int.random(in: 0..<12, using: &generator) {
    case 0..<3: return "+" + code + separator() + national
    case 3: return "00" + code + separator() + national
    case 4: return "+" + code + separator() + "(0)" + national
    case 5: return code + separator() + national
    case 6: return prefix(of: home ?? "US", \.internationalPrefix) + code + separator() + national
    case 7..<10: return prefix(of: home ?? "US", \.nationalPrefix) + separator() + national
    case 10: return "+" + code + prefix(of: plan.region ?? "DE", \.nationalPrefix) + national
    default: return national
    }
  }

  /// Digits that a region's plan has before a number.
  private mutating func prefix(
    of region: String, _ path: KeyPath<LibraryPlan, String>
  ) -> String {
    let plan = Self.plans.first { $0.region == region }!
    guard let pattern = DigitPattern(plan.plan[keyPath: path].utf8) else { return "0" }
    return text(of: pattern)
  }

  private static let separators = [
    "", "", " ", " ", "-", ".", "/", " / ", " - ", ") ", "(", "\u{A0}", "–", "\u{2010}", "\u{3000}",
    "  ", "]", "－",
  ]

  private mutating func separator() -> String {
    Self.separators.randomElement(using: &generator)!
  }

  /// The digits with signs between some of them.
  private mutating func separated(_ digits: String) -> String {
    var text = ""
    let often = Int.random(in: 2...8, using: &generator)
    for digit in digits {
      if chance(1, of: often) { text += separator() }
      text.append(digit)
    }
    return text
  }

  /// What stands around a number.
  private mutating func dressed(_ text: String) -> String {
    let before = ["Tel. ", "(", " ", "\t", "tel:", "☎ ", "Fon: ", "+", "＋", ";", "'", "x"]
    let after = [
      " ext. 45", "x12", " #7", ";ext=003", ",,99", " ", ".", ")", "\t", "!", " (home)", " / 12",
      ", 5", "~3", " oder", "\u{A0}", "é", " 12#", "-", "*1", "/x2", ";", "ー", "+", "\u{200B}",
      "\r\n",
    ]
    return chance(1, of: 3)
      ? before.randomElement(using: &generator)! + text
      : text + after.randomElement(using: &generator)!
  }

  /// The text with a character changed, added, taken away, or all its digits in another script.
  private mutating func spoiled(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    guard let place = scalars.indices.randomElement(using: &generator) else { return text }
    let odd: [Unicode.Scalar] = [
      "0", "9", "+", "x", "O", "l", "*", "~", ",", "#", "٣", "３", "\\", "'", "\0", "1", "२", "_",
      "±",
    ]
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: scalars[place] = odd.randomElement(using: &generator)!
    case 1: scalars.insert(odd.randomElement(using: &generator)!, at: place)
    case 2: scalars.remove(at: place)
    default:
      let zero: UInt32 = [0x660, 0x6F0, 0xFF10].randomElement(using: &generator)!
      scalars = scalars.map { scalar in
        guard (0x30...0x39).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(zero + scalar.value - 0x30)!
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
