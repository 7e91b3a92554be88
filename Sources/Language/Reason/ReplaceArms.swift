/// The arms of one `replace` line, as far as they are plain texts.
struct ReplaceArms {
  private let arms: [Arm]
  /// Whether all is told by whole texts: no pattern, no part, no file, with case.
  let isPlain: Bool
  /// Whether it is so but for the case of texts of ASCII, which does not count.
  private let isFolded: Bool

  init(_ statement: Statement) {
    if case .arms(let arms)? = statement.slots["arms"] { self.arms = arms } else { arms = [] }
    let isWhole =
      !["part of", "from"].contains(where: statement.has) && !arms.isEmpty
      && arms.allSatisfy { arm in
        if case .texts = arm.source {
          arm.target.literalText != nil || arm.target.kind == .blank
        } else {
          false
        }
      }
    let ignoresCase = statement.has("ignoring case")
    isPlain = isWhole && !ignoresCase
    isFolded =
      isWhole && ignoresCase
      && arms.allSatisfy { arm in
        guard case .texts(let texts) = arm.source else { return false }
        return texts.allSatisfy { $0.text.utf8.allSatisfy { $0 < 0x80 } }
      }
  }

  /// What the first arm that fits makes of a text; `.failed` where none does; nil where it cannot be told.
  func convert(_ text: [UInt8]) -> Reading? {
    guard isPlain || isFolded && text.allSatisfy({ $0 < 0x80 }) else { return nil }
    for (texts, target) in plainArms {
      if texts.contains(text) || isFolded && texts.contains(where: { Self.isSame($0, text) }) {
        return .text(target)
      }
    }
    return .failed
  }

  /// Whether two texts of ASCII are the same but for case.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Texts that an arm takes for one of its own: of those of other case the few that are written most.
  private func taken(for text: [UInt8]) -> [[UInt8]] {
    guard isFolded else { return [text] }
    let word = String(decoding: text, as: UTF8.self)
    let others = [
      word.lowercased(), word.uppercased(), word.prefix(1).uppercased() + word.dropFirst(),
    ]
    return [text] + others.map { Array($0.utf8) }
  }

  /// What a cell that was no blank is like then.
  func result(_ new: Term, _ others: Unconverted) -> Cases {
    guard isPlain || isFolded else { return .anything }
    let targets = plainArms.map { [Atom.text(new, .only([$0.target]))] }
    switch others {
    case .stays:
      let rest = Atom.text(new, .allBut(plainArms.flatMap(\.texts).flatMap(taken)))
      return Cases(targets + [[.blank(new, false), rest]])
    case .becomes(let text): return Cases(targets + [[.text(new, .only([text]))]])
    }
  }

  /// The cases of a cell that an arm makes another text of.
  func differs(_ cell: Term) -> Cases {
    var seen: Set<[UInt8]> = []
    let changed = plainArms.flatMap { arm in
      arm.texts.filter { seen.insert($0).inserted && $0 != arm.target }
    }
    return changed.isEmpty
      ? .nothing : Cases(.blank(cell, false), .text(cell, .only(changed)))
  }

  private var plainArms: [(texts: [[UInt8]], target: [UInt8])] {
    arms.compactMap { arm in
      guard case .texts(let texts) = arm.source else { return nil }
      return (texts.map { Array($0.text.utf8) }, Array((arm.target.literalText ?? "").utf8))
    }
  }
}
