import Connectors
import Diagnostics

/// A rule file as the editor holds it.
struct OpenDocument: Sendable {
  let uri: String
  /// The file that it is, or will be; a name of its own where it has none.
  let path: String
  private(set) var version: Int
  private(set) var source: SourceText

  /// Bytes up to which a text is read with every letter: some 20,000 rules.
  static let largestByteCount = 1 << 20
  /// What is said of a longer one.
  static let tooLong =
    "this file is too long to be read as you type: more than "
    + "\(Quantity.bytes(largestByteCount)); fettle check reads it"

  var isTooLong: Bool { source.bytes.count > Self.largestByteCount }

  init(uri: String, version: Int, text: String) {
    self.uri = uri
    path = DocumentURI.path(of: uri)
    self.version = version
    source = SourceText(name: path, text: text)
  }

  /// Does to the text what the editor did: a new text, or one in the place of a range.
  mutating func apply(
    _ changes: [JSONValue], version: Int, _ encoding: PositionEncoding
  ) throws(ResponseError) {
    for change in changes {
      guard let text = change["text"]?.string else {
        throw ResponseError(.invalidParams, "a change has no text")
      }
      guard let range = change["range"] else {
        source = SourceText(name: path, text: text)
        continue
      }
      guard let start = DocumentPosition(range["start"]), let end = DocumentPosition(range["end"])
      else { throw ResponseError(.invalidParams, "a change has no range") }
      let converter = PositionConverter(source, encoding)
      let lower = converter.offset(of: start)
      let upper = max(lower, converter.offset(of: end))
      var bytes = source.bytes
      bytes.replaceSubrange(lower..<upper, with: Array(text.utf8))
      source = SourceText(name: path, bytes: bytes)
    }
    self.version = version
  }
}

/// Names of documents: `file:///home/ann/a%20b.rules`.
enum DocumentURI {
  private static let scheme = "file://"

  /// The path of a file's URI (RFC 8089); other URIs as they are.
  static func path(of uri: String) -> String {
    guard uri.hasPrefix(scheme) else { return uri }
    let rest = uri.dropFirst(scheme.count)
    // A host name before the path is that of this machine.
    let path = rest.utf8.firstIndex(of: UInt8(ascii: "/")).map { rest[$0...] } ?? rest
    var bytes: [UInt8] = []
    var left = Array(path.utf8)[...]
    while let byte = left.popFirst() {
      let digits = left.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(UInt8(digits[0] * 16 + digits[1]))
        left = left.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The URI of a path, with what is neither letter, digit nor `-._~/` in per cent.
  static func uri(of path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var result = scheme
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isAlphabetic && scalar.isASCII || (0x2D...0x39).contains(byte)
        || scalar == "_" || scalar == "~"
      {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
