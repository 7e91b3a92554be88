import Columns

/// Reads HTML as text once: tags out, entities in.
struct HTMLReader: ~Escapable {
  private let text: Span<UInt8>
  private var index = 0
  /// Whether a block ended since the last character.
  private var isApart = false
  /// Whether a comment was found that never closes, so that none behind it does.
  private var hasOpenComment = false

  /// Appends the text of a piece of HTML.
  static func read(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var reader = HTMLReader(text)
    reader.read(into: &output)
  }

  @_lifetime(copy text)
  private init(_ text: Span<UInt8>) {
    self.text = text
  }

  private mutating func read(into output: inout [UInt8]) {
    while index < text.count {
      let byte = text[index]
      if byte == 0x3C, skipMarkup() { continue }
      if byte == 0x26, let entity = HTMLEntity(in: text, at: index) {
        index += entity.byteCount
        appendApart(entity.bytes[0], to: &output)
        for place in 1..<max(entity.count, 1) { output.append(entity.bytes[place]) }
        continue
      }
      appendApart(byte, to: &output)
      index += 1
    }
  }

  /// Appends a byte, behind a blank where a block ended between two words.
  private mutating func appendApart(_ byte: UInt8, to output: inout [UInt8]) {
    if isApart {
      isApart = false
      if let last = output.last, !ASCII.isWhite(last), !ASCII.isWhite(byte) { output.append(0x20) }
    }
    output.append(byte)
  }

  /// Passes over a tag or comment; false where there is none.
  private mutating func skipMarkup() -> Bool {
    guard index + 1 < text.count else { return false }
    if hasPrefix(Self.commentStart, at: index) {
      guard let end = commentEnd() else { return false }
      index = end
      return true
    }
    let isClosing = text[index + 1] == 0x2F
    let nameStart = isClosing ? index + 2 : index + 1
    guard nameStart < text.count else { return false }
    let first = text[nameStart]
    guard ASCII.isLetter(first) || (!isClosing && (first == 0x21 || first == 0x3F)),
      let end = tagEnd(from: nameStart)
    else { return false }
    var nameEnd = nameStart
    while ASCII.isLetter(text[nameEnd]) || ASCII.isDigit(text[nameEnd]) { nameEnd += 1 }
    let kind = HTMLTag.kind(of: text.extracting(nameStart..<nameEnd))
    if kind == .block { isApart = true }
    index = end
    if kind == .hidden && !isClosing { skipHidden(nameStart..<nameEnd) }
    return true
  }

  /// Passes over what a script or style holds, with its closing tag; to the end where it has none.
  private mutating func skipHidden(_ name: Range<Int>) {
    let name = text.extracting(name)
    while index < text.count {
      let start = index + 2
      let isEnd =
        text[index] == 0x3C && start + name.count <= text.count && text[index + 1] == 0x2F
        && CaseFold.isEqual(text.extracting(start..<start + name.count), name)
      if isEnd {
        index = tagEnd(from: start) ?? text.count
        return
      }
      index += 1
    }
  }

  /// Behind the `>` of a tag, which values in quotes may have too; nil where it never closes.
  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8 = 0
    var first: Int?
    for place in start..<text.count {
      let byte = text[place]
      if byte == 0x3E {
        if quote == 0 { return place + 1 }
        if first == nil { first = place + 1 }
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if (byte == 0x22 || byte == 0x27) && text[place - 1] == 0x3D {
        quote = byte
      } else if byte == 0x3C {
        return first
      }
    }
    return first
  }

  private func hasPrefix(_ prefix: [UInt8], at start: Int) -> Bool {
    start + prefix.count <= text.count
      && text.extracting(start..<start + prefix.count).equals(prefix.span)
  }

  /// Behind a comment that begins here; nil where it never closes. That is looked for once.
  private mutating func commentEnd() -> Int? {
    if hasOpenComment { return nil }
    var place = index + Self.commentStart.count
    while place < text.count {
      if text[place] == 0x2D, hasPrefix(Self.commentStop, at: place) {
        return place + Self.commentStop.count
      }
      place += 1
    }
    hasOpenComment = true
    return nil
  }

  private static let commentStart = Array("<!--".utf8)
  private static let commentStop = Array("-->".utf8)
}

/// What a tag is to text.
enum HTMLTag {
  /// Within a line; between two blocks or lines; or not shown, with all that it holds.
  enum Kind { case inline, block, hidden }

  private static let blocks = ValueMap(
    """
    br p div li ul ol dl dt dd tr td th table tbody thead tfoot caption h1 h2 h3 h4 h5 h6 hr pre \
    blockquote section article aside header footer nav main form fieldset address figure option \
    title body html head summary details
    """.split(separator: " ").map { Array($0.utf8) }, ignoringCase: true)
  private static let hidden = ValueMap(
    ["script", "style"].map { Array($0.utf8) }, ignoringCase: true)

  /// How an element of this name bears on the text.
  static func kind(of name: Span<UInt8>) -> Kind {
    if hidden.arm(for: name) != nil { return .hidden }
    return blocks.arm(for: name) == nil ? .inline : .block
  }
}
