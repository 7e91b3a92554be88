import Glibc
import Testing

@testable import Connectors

/// A folder of a test's own, removed with everything in it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/fettle-test-XXXXXX\0".utf8CString)
    // Safe: the template is ours and null-terminated.
    let made = unsafe template.withUnsafeMutableBufferPointer {
      unsafe mkdtemp($0.baseAddress!).map { unsafe String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit {
    _ = shell("umount -q '\(path)'/* 2>/dev/null; rm -rf '\(path)'")
  }

  /// The path of a name in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// Makes a file and returns its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let descriptor = try FileDescriptor.open(
      file(name), O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
    let bytes = Array(bytes)
    try descriptor.write(bytes.span)
    try descriptor.close()
    return file(name)
  }

  /// The bytes of a file in the folder; nil where it is not there.
  func read(_ name: String) -> [UInt8]? { contents(of: file(name)) }

  /// The names in the folder, hidden ones too, sorted.
  func names() -> [String] {
    shell("ls -A '\(path)'").text.split(separator: "\n").map(String.init).sorted()
  }
}

/// The bytes of a file; nil where it cannot be read.
func contents(of path: String) -> [UInt8]? {
  guard let source = try? RawInput.open(path) else { return nil }
  return try? readAll(source)
}

/// The text of bytes.
func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
