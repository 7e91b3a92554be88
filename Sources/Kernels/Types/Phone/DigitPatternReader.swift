/// A recursive-descent reader of patterns over digits. Each function gives nil at what it does not
/// know, so that no pattern is half understood.
struct DigitPatternReader {
  let source: [UInt8]
  private var index = 0
  private(set) var groupCount = 0

  init(source: [UInt8]) {
    self.source = source
  }

  var isAtEnd: Bool { index == source.count }
  private var next: UInt8? { isAtEnd ? nil : source[index] }

  /// `a|b|c`
  mutating func choice() -> DigitPatternNode? {
    var ways: [DigitPatternNode] = []
    repeat {
      guard let way = sequence() else { return nil }
      ways.append(way)
    } while takes(UInt8(ascii: "|"))
    return ways.count == 1 ? ways[0] : .choice(ways)
  }

  private mutating func sequence() -> DigitPatternNode? {
    var nodes: [DigitPatternNode] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      guard let node = atom().flatMap({ repetition(of: $0) }) else { return nil }
      nodes.append(node)
    }
    return .sequence(nodes)
  }

  private mutating func atom() -> DigitPatternNode? {
    guard let byte = next else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit(1 << UInt16(byte - 0x30))
    case UInt8(ascii: "\\"): return takes(UInt8(ascii: "d")) ? .digit(0x3FF) : nil
    case UInt8(ascii: "["): return set()
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "$"): return .end
    default: return nil
    }
  }

  private mutating func group() -> DigitPatternNode? {
    var number: Int?
    if takes(UInt8(ascii: "?")) {
      guard takes(UInt8(ascii: ":")) else { return nil }
    } else {
      number = groupCount
      groupCount += 1
    }
    guard let node = choice(), takes(UInt8(ascii: ")")) else { return nil }
    return number.map { .group($0, node) } ?? node
  }

  /// `[2-79]`
  private mutating func set() -> DigitPatternNode? {
    var set: UInt16 = 0
    while let first = digit() {
      var last = first
      if takes(UInt8(ascii: "-")) {
        guard let end = digit(), end >= first else { return nil }
        last = end
      }
      for value in first...last { set |= 1 << UInt16(value) }
    }
    return set != 0 && takes(UInt8(ascii: "]")) ? .digit(set) : nil
  }

  private mutating func repetition(of node: DigitPatternNode) -> DigitPatternNode? {
    var result = node
    if takes(UInt8(ascii: "?")) {
      result = .repeated(node, 0, 1)
    } else if takes(UInt8(ascii: "{")) {
      guard let least = number() else { return nil }
      var most = least
      if takes(UInt8(ascii: ",")) {
        guard let end = number(), end >= least else { return nil }
        most = end
      }
      guard takes(UInt8(ascii: "}")) else { return nil }
      result = .repeated(node, least, most)
    }
    // A repetition that is repeated, lazy or possessive.
    if let byte = next, "?*+{".utf8.contains(byte) { return nil }
    return result
  }

  private mutating func number() -> Int? {
    guard var value = digit() else { return nil }
    while let more = digit() {
      value = value * 10 + more
      if value > 32 { return nil }
    }
    return value
  }

  private mutating func digit() -> Int? {
    guard let byte = next, ASCII.isDigit(byte) else { return nil }
    index += 1
    return Int(byte - 0x30)
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }
}
