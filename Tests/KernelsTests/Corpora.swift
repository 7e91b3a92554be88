import Foundation

/// Files of public test data that lie beside the repository and are not part of it.
enum Corpora {
  /// The folder, or nil where it is not there.
  static let folder: URL? = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    url.append(path: "shared/corpora")
    return FileManager.default.fileExists(atPath: url.path()) ? url : nil
  }()

  static let isThere = folder != nil
  static let whyNot = "shared/corpora does not lie beside the repository"

  /// The lines of a file, without line ends.
  static func lines(_ path: String) throws -> [Substring] {
    let data = try Data(contentsOf: folder!.appending(path: path))
    return String(decoding: data, as: UTF8.self)
      .split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }
  }

  /// The fields of a file of the Unicode database: comments and blanks taken off.
  static func records(_ path: String) throws -> [[String]] {
    try lines(path).compactMap { line in
      let data = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      guard !data.allSatisfy({ $0 == " " || $0 == "\t" }) else { return nil }
      return data.split(separator: ";", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  /// `0041 0301` as code points.
  static func scalars(_ field: String) -> [Int32] {
    field.split(separator: " ").map { Int32($0, radix: 16)! }
  }

  /// `0041 0301` as UTF-8.
  static func text(_ field: String) -> String {
    var text = ""
    for scalar in scalars(field) { text.unicodeScalars.append(Unicode.Scalar(UInt32(scalar))!) }
    return text
  }
}
