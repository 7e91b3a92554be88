import Foundation
import Testing

@testable import Kernels

/// The published cases of measures of similarity and of phonetic codes.
enum SimilarityCases {
  /// The records of one of jellyfish's files: the last field is what is expected.
  static func jellyfish(_ name: String) throws -> [[String]] {
    try Corpora.lines("txt-similarity/jellyfish/\(name).csv").map { fields(of: $0) }
  }

  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// commons-codec's cases; of two codes the primary one comes first.
  static func codec(_ algorithm: String) throws -> [(input: String, expected: [String])] {
    try Corpora.objects("txt-similarity/commons-codec-cases.jsonl").compactMap { object in
      guard object["algo"] as? String == algorithm, let input = object["input"] as? String else {
        return nil
      }
      let expected = object["expected"] as? [String] ?? [object["expected"] as? String ?? ""]
      return (input, expected)
    }
  }

  /// commons-text's cases of measures.
  static func text() throws -> [(algorithm: String, left: String, right: String, Double)] {
    try Corpora.objects("txt-similarity/commons-text-cases.jsonl").map { object in
      let algorithm = try #require(object["algo"] as? String)
      let left = try #require(object["a"] as? String)
      let right = try #require(object["b"] as? String)
      return (algorithm, left, right, try #require(object["expected"] as? Double))
    }
  }
}

extension String {
  /// The text's bytes.
  var bytes: [UInt8] { Array(utf8) }
}

extension PhoneticCode {
  /// The code as a text.
  static func code(_ text: String) -> String {
    String(decoding: code(of: text.bytes.span), as: UTF8.self)
  }
}
