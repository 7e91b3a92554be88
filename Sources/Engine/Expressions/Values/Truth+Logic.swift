extension Truth {
  /// `not`: what is unknown stays so.
  @inline(__always)
  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .false: .true
    case .true: .false
    case .unknown, .failed: truth
    }
  }

  /// Both: false before failed before unknown before true.
  static func & (left: Truth, right: Truth) -> Truth {
    if left == .false || right == .false { return .false }
    if left == .failed || right == .failed { return .failed }
    return left == .true ? right : left
  }

  /// Either: true before failed before unknown before false.
  static func | (left: Truth, right: Truth) -> Truth {
    if left == .true || right == .true { return .true }
    if left == .failed || right == .failed { return .failed }
    return left == .false ? right : left
  }

  /// True or false.
  @inline(__always)
  init(_ isTrue: Bool) {
    self = isTrue ? .true : .false
  }

  /// What a comparison says where a side has no value.
  @inline(__always)
  init(missing state: ValueState) {
    self = state == .failed ? .failed : .unknown
  }
}

/// What a connective makes of two truths, looked up: two bits for each pair.
struct TruthTable: Sendable {
  private var answers: UInt32 = 0

  init(_ combine: (Truth, Truth) -> Truth) {
    for left in 0..<4 as Range<UInt8> {
      for right in 0..<4 as Range<UInt8> {
        let answer = combine(Truth(rawValue: left)!, Truth(rawValue: right)!)
        answers |= UInt32(answer.rawValue) << UInt32(left * 8 + right * 2)
      }
    }
  }

  @inline(__always)
  func answer(_ left: Truth, _ right: Truth) -> Truth {
    let answer = answers >> UInt32(left.rawValue * 8 + right.rawValue * 2) & 3
    return Truth(rawValue: UInt8(truncatingIfNeeded: answer))!
  }
}

extension Predicate {
  /// The predicate for `is not`, `not in` and their like.
  func negated(_ isNegated: Bool = true) -> Predicate {
    guard isNegated else { return self }
    let evaluate = evaluate
    return Predicate(reads: reads) { frame in
      var truths = evaluate(frame)
      for index in truths.indices { truths[index] = !truths[index] }
      return truths
    }
  }

  /// A predicate that says the same of every row.
  static func constant(_ truth: Truth) -> Predicate {
    Predicate(reads: []) { frame in Array(repeating: truth, count: frame.count) }
  }
}
