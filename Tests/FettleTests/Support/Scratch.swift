import Foundation

/// A folder that lives as long as the test that made it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "fettle-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The text of a file; nil where there is none.
  func read(_ name: String) -> String? {
    guard let data = FileManager.default.contents(atPath: file(name)) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
