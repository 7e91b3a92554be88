import Columns

/// The parts of a web address as ranges of its text. Source: RFC 3986, 3.
struct WebAddressParts {
  /// The schemes that are read, and the port that each has if none is said.
  enum Scheme {
    case https, http, ftp

    var name: StaticString {
      switch self {
      case .https: "https"
      case .http: "http"
      case .ftp: "ftp"
      }
    }

    var port: Int {
      switch self {
      case .https: 443
      case .http: 80
      case .ftp: 21
      }
    }
  }

  let scheme: Scheme
  /// `anna:secret`, without the `@`; nil where there is none.
  let user: Range<Int>?
  let host: Range<Int>
  /// The digits behind the colon; empty where there are none.
  let port: Range<Int>
  let path: Range<Int>
  /// With the `?` or `#` it begins with; empty where there is none.
  let query: Range<Int>
  let fragment: Range<Int>

  /// Whether nothing follows the path.
  var hasPathAtEnd: Bool { query.isEmpty && fragment.isEmpty }

  private static let authorityEnds = ByteSet("/\\?#")

  /// Takes the text apart; nil where its parts are not those of a web address.
  init?(_ text: Span<UInt8>) {
    let named = Self.scheme(of: text)
    let start = named.map { $0.name.utf8CodeUnitCount + 3 } ?? 0
    scheme = named ?? .https
    let end = Self.place(in: text, from: start) { Self.authorityEnds.contains($0) } ?? text.count
    let authority = start..<end
    var hostStart = start
    let at = text.extracting(authority).lastPlace(of: UInt8(ascii: "@")).map { start + $0 }
    if let at {
      guard named != nil, at > start else { return nil }
      hostStart = at + 1
    }
    user = at.map { start..<$0 }
    let behind = text.extracting(hostStart..<end)
    let colon =
      behind.count > 0 && behind[0] == UInt8(ascii: "[")
      ? behind.firstPlace(of: UInt8(ascii: "]")).map { $0 + 1 }
      : behind.firstPlace(of: UInt8(ascii: ":"))
    let hostEnd = hostStart + (colon ?? behind.count)
    host = hostStart..<hostEnd
    if hostEnd < end {
      guard text[hostEnd] == UInt8(ascii: ":") else { return nil }
      port = hostEnd + 1..<end
    } else {
      port = end..<end
    }
    let fragmentStart = Self.place(in: text, from: end) { $0 == UInt8(ascii: "#") } ?? text.count
    let tail = text.extracting(..<fragmentStart)
    let queryStart = Self.place(in: tail, from: end) { $0 == UInt8(ascii: "?") } ?? fragmentStart
    path = end..<queryStart
    query = queryStart..<fragmentStart
    fragment = fragmentStart..<text.count
  }

  /// The scheme that the text begins with, two slashes behind it.
  private static func scheme(of text: Span<UInt8>) -> Scheme? {
    guard let colon = text.firstPlace(of: UInt8(ascii: ":")), colon + 2 < text.count,
      isSlash(text[colon + 1]), isSlash(text[colon + 2])
    else { return nil }
    let name = text.extracting(..<colon)
    if name.equalsFolded("https") { return .https }
    if name.equalsFolded("http") { return .http }
    return name.equalsFolded("ftp") ? .ftp : nil
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  private static func place(
    in text: Span<UInt8>, from start: Int, where isIt: (UInt8) -> Bool
  ) -> Int? {
    var index = start
    while index < text.count {
      if isIt(text[index]) { return index }
      index += 1
    }
    return nil
  }
}

extension WebAddressParts {
  /// What a canonical path has as it stands; an escape asks for a second look.
  private static let plainPath = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~!$&'()*+,;=:@/")

  /// Whether the text is an address of ASCII with nothing to change, found in one pass; where it is
  /// not, it may still be one.
  static func isCanonical(_ text: Span<UInt8>) -> Bool {
    let start: Int
    if text.starts(with: "https://") {
      start = 8
    } else if text.starts(with: "http://") {
      start = 7
    } else {
      return false
    }
    let rest = text.extracting(start...)
    guard let slash = rest.firstPlace(of: UInt8(ascii: "/")),
      DomainName.isPlain(rest.extracting(..<slash))
    else { return false }
    for index in slash..<rest.count {
      let byte = rest[index]
      if !plainPath.contains(byte) { return false }
      // A segment that begins with a dot may be one to resolve.
      if byte == UInt8(ascii: "."), rest[index - 1] == UInt8(ascii: "/") { return false }
    }
    return true
  }
}

extension Span where Element == UInt8 {
  /// Whether the bytes begin with those of the text.
  func starts(with text: StaticString) -> Bool {
    // Safe: a literal's bytes are there for as long as the program.
    text.withUTF8Buffer { bytes in
      guard count >= bytes.count else { return false }
      for index in bytes.indices where unsafe self[index] != bytes[index] { return false }
      return true
    }
  }

  /// Whether the bytes, letters taken for small ones, are those of the text.
  fileprivate func equalsFolded(_ text: StaticString) -> Bool {
    // Safe: a literal's bytes are there for as long as the program.
    text.withUTF8Buffer { bytes in
      guard count == bytes.count else { return false }
      for index in bytes.indices where unsafe ASCII.lowercased(self[index]) != bytes[index] {
        return false
      }
      return true
    }
  }

  /// Whether one of the bytes is this one.
  func contains(_ byte: UInt8) -> Bool { firstPlace(of: byte) != nil }
}
