/// A line of a model's file: words, and texts in quotes, taken one by one.
struct ModelLine: Sendable {
  /// A word as it stands, or what stands in quotes.
  enum Word: Sendable, Equatable {
    case plain(String)
    case quoted(String)
  }

  /// From 1.
  let number: Int
  private var words: ArraySlice<Word>

  /// Reads a line, none of it where it is a comment; in quotes `\'`, `\\`, `\n` and `\r` stand for what
  /// they do elsewhere.
  init(_ text: Substring.UnicodeScalarView, number: Int) throws(ModelProblem) {
    self.number = number
    var words: [Word] = []
    var rest = text
    while let first = rest.first {
      if first == "#", words.isEmpty { break }
      if Self.isBlank(first) {
        rest.removeFirst()
      } else if first == "'" {
        words.append(.quoted(try Self.quoted(&rest, number)))
      } else {
        let end = rest.firstIndex { Self.isBlank($0) || $0 == "'" } ?? rest.endIndex
        words.append(.plain(String(rest[..<end])))
        rest = rest[end...]
      }
    }
    self.words = words[...]
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }

  private static func quoted(
    _ rest: inout Substring.UnicodeScalarView, _ number: Int
  ) throws(ModelProblem) -> String {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "'" { return String(text) }
      if scalar != "\\" {
        text.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n": text.append("\n")
      case "r": text.append("\r")
      case let other?: text.append(other)
      case nil: break
      }
    }
    throw ModelProblem(number, "a text does not end with its quote")
  }

  /// A text as the file has it.
  static func quote(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether the next word is this one; it stays.
  func hasNext(_ word: String) -> Bool { words.first == .plain(word) }

  /// Whether the next word is this one; then it is taken.
  mutating func has(_ word: String) -> Bool {
    guard words.first == .plain(word) else { return false }
    words.removeFirst()
    return true
  }

  /// Takes words that have to stand here.
  mutating func take(_ expected: String) throws(ModelProblem) {
    for word in expected.split(separator: " ") where !has(String(word)) {
      throw ModelProblem(number, "'\(word)' is missing")
    }
  }

  /// Takes a word.
  mutating func word(_ what: String) throws(ModelProblem) -> String {
    guard case .plain(let word)? = words.popFirst() else {
      throw ModelProblem(number, "\(what) is missing")
    }
    return word
  }

  /// Takes a text in quotes.
  mutating func text(_ what: String) throws(ModelProblem) -> String {
    guard case .quoted(let text)? = words.popFirst() else {
      throw ModelProblem(number, "\(what) in quotes is missing")
    }
    return text
  }

  /// Takes a whole number from 1 on.
  mutating func wholeNumber(_ what: String) throws(ModelProblem) -> Int {
    let word = try word(what)
    guard let value = Int(word), value > 0 else {
      throw ModelProblem(number, "\(what) is a whole number from 1 on, not '\(word)'")
    }
    return value
  }

  /// Of sixteen fields and the share of pairs the product is a number yet; what is learned of billions of
  /// rows is far above it.
  private static let leastShare = 1e-18

  /// Takes a name and the share behind it, from 0 to 1.
  mutating func share(_ name: String, isPositive: Bool = true) throws(ModelProblem) -> Double {
    try take(name)
    let word = try word("the share behind '\(name)'")
    let least = isPositive ? Self.leastShare : 0
    guard let value = Double(word), value >= least, value <= 1 else {
      throw ModelProblem(
        number, "a share is a number from \(isPositive ? "1e-18" : "0") to 1, not '\(word)'")
    }
    return value
  }

  /// Makes sure that nothing is left.
  func end() throws(ModelProblem) {
    if !words.isEmpty { throw ModelProblem(number, "the line has more than it takes") }
  }
}
