import Foundation
import Testing

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

  /// The objects of a file with one in each line; lines that no text can hold are counted.
  static func objects(_ path: String, skipped: inout Int) throws -> [[String: Any]] {
    let data = try Data(contentsOf: folder!.appending(path: path))
    var objects: [[String: Any]] = []
    for line in data.split(separator: 0x0A) {
      if let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any] {
        objects.append(object)
      } else {
        skipped += 1
      }
    }
    return objects
  }

  /// The objects of a file in which every line is one.
  static func objects(_ path: String) throws -> [[String: Any]] {
    var skipped = 0
    let objects = try objects(path, skipped: &skipped)
    try #require(skipped == 0)
    return objects
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

  /// Texts for the properties of forms: hostile strings, names, dates, and one in five of Unicode's
  /// cases of normalization.
  static let texts = Result {
    var texts = try Data(contentsOf: folder!.appending(path: "txt-blns/blns.txt"))
      .split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    for name in ["benchmark-names", "parseable-names", "unparseable-names", "web-matches"] {
      texts += try lines("txt-names/human-name-\(name).txt").map { Array($0.utf8) }
    }
    let inputs = ["txt-names/namecase-cases", "txt-names/nameparser-cases", "txt-dates/cases"]
    for path in inputs {
      for line in try lines(path + ".jsonl") {
        let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        if let input = entry?["input"] as? String { texts.append(Array(input.utf8)) }
      }
    }
    let cases = try records("txt-unicode/NormalizationTest.txt").filter { $0.count > 5 }
    for index in stride(from: 0, to: cases.count, by: 5) {
      texts.append(Array(text(cases[index][0]).utf8))
    }
    return texts
  }
}
