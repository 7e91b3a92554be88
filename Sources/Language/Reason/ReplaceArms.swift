/// The arms of one `replace` line, as far as they are plain texts.
struct ReplaceArms {
  private let arms: [Arm]
  /// Whether all is told by whole texts: no pattern, no part, no file, with case.
  let isPlain: Bool

  init(_ statement: Statement) {
    if case .arms(let arms)? = statement.slots["arms"] { self.arms = arms } else { arms = [] }
    let isWhole = !["part of", "ignoring case", "from"].contains(where: statement.has)
    isPlain =
      isWhole && !arms.isEmpty
      && arms.allSatisfy { arm in
        if case .texts = arm.source {
          arm.target.literalText != nil || arm.target.kind == .blank
        } else {
          false
        }
      }
  }

  /// What the first arm that fits makes of a text; `.failed` where none does; nil where it cannot be told.
  func convert(_ text: [UInt8]) -> Reading? {
    guard isPlain else { return nil }
    for (texts, target) in plainArms where texts.contains(text) { return .text(target) }
    return .failed
  }

  /// What a cell that was no blank is like then.
  func result(_ new: Term, _ others: Unconverted) -> Cases {
    guard isPlain else { return .anything }
    let targets = plainArms.map { [Atom.text(new, .only([$0.target]))] }
    switch others {
    case .stays:
      let rest = Atom.text(new, .allBut(plainArms.flatMap(\.texts)))
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
