/// A regular expression over digits, as libphonenumber's plans write them: digits, `\d`, `[2-79]`,
/// groups, `|`, `?`, `{n}`, `{n,m}` and, at the end, `$`.
///
/// It is a program of steps over a nondeterministic automaton (Thompson 1968); the order of a
/// `split` is the order in which a backtracking engine such as ICU's tries the ways.
struct DigitPattern: Sendable {
  /// One step of the program; the others are named by their place in it.
  enum Step: Sendable, Equatable {
    /// One digit of a set, a bit each, then the next step.
    case digit(UInt16)
    /// The first way, or else the second.
    case split(Int, Int)
    case jump(Int)
    /// The group of that number, from 0, begins or ends here.
    case open(Int)
    case close(Int)
    /// Nothing follows.
    case end
    case match
  }

  let steps: [Step]
  let groupCount: Int

  /// Reads an expression; nil where it has something that this type does not know, or is empty.
  init?(_ source: some Sequence<UInt8>) {
    var reader = DigitPatternReader(source: Array(source))
    guard !reader.source.isEmpty, let node = reader.choice(), reader.isAtEnd,
      reader.groupCount <= Self.mostGroups
    else { return nil }
    var steps: [Step] = []
    node.append(to: &steps)
    steps.append(.match)
    self.steps = steps
    groupCount = reader.groupCount
  }

  /// More groups than any plan has; what a match keeps of them lies on the stack.
  static let mostGroups = 4
}

/// A pattern as it was written.
indirect enum DigitPatternNode {
  case digit(UInt16)
  case sequence([DigitPatternNode])
  case choice([DigitPatternNode])
  case repeated(DigitPatternNode, Int, Int)
  case group(Int, DigitPatternNode)
  case end

  /// Appends the steps that take what the node takes.
  func append(to steps: inout [DigitPattern.Step]) {
    switch self {
    case .digit(let set): steps.append(.digit(set))
    case .end: steps.append(.end)
    case .sequence(let nodes): for node in nodes { node.append(to: &steps) }
    case .group(let number, let node):
      steps.append(.open(number))
      node.append(to: &steps)
      steps.append(.close(number))
    case .choice(let ways): Self.append(ways, to: &steps)
    case .repeated(let node, let least, let most):
      for _ in 0..<least { node.append(to: &steps) }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(steps.count)
        steps.append(.split(steps.count + 1, 0))
        node.append(to: &steps)
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
  }

  private static func append(_ ways: [DigitPatternNode], to steps: inout [DigitPattern.Step]) {
    var jumps: [Int] = []
    for (index, way) in ways.enumerated() {
      let isLast = index == ways.count - 1
      let split = steps.count
      if !isLast { steps.append(.split(split + 1, 0)) }
      way.append(to: &steps)
      if !isLast {
        jumps.append(steps.count)
        steps.append(.jump(0))
        steps[split] = .split(split + 1, steps.count)
      }
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }
}
