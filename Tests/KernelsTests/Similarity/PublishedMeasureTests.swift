import Foundation
import Testing

@testable import Kernels

@Suite(
  "Measures of similarity as published cases have them",
  .enabled(if: Corpora.isThere, .init(rawValue: Corpora.whyNot)))
struct PublishedMeasureTests {
  /// jellyfish prints three to six places.
  private static let tolerance = 0.0006

  @Test(
    "distances and similarities of jellyfish",
    arguments: [
      "damerau_levenshtein", "hamming", "levenshtein", "jaro_distance", "jaro_winkler",
      "jaro_winkler_longtol", "jaccard",
    ])
  func jellyfish(name: String) throws {
    var agreement = Agreement("jellyfish \(name)")
    for fields in try SimilarityCases.jellyfish(name) {
      let (left, right) = (fields[0].bytes, fields[1].bytes)
      let size = fields.count > 3 ? Int(fields[3]) : nil
      let actual = Self.value(name, left, right, size)
      let expected = try #require(Double(fields[2]))
      let isCut = size.map { Self.cutJaccard(fields[0], fields[1], $0) == expected }
      agreement.count(
        abs(actual - expected) < Self.tolerance, isCut == true ? Self.cut : "",
        "\(fields): \(actual)")
    }
    agreement.report()
    #expect(agreement.total > 4)
    #expect(agreement.missed == (name == "jaccard" ? [Self.cut: 2] : [:]), "\(agreement)")
  }

  private static let cut = "jellyfish cuts a text into pieces of n characters, no grams"

  /// Jaccard's index over pieces, to the five places of the file.
  private static func cutJaccard(_ left: String, _ right: String, _ size: Int) -> Double {
    func pieces(_ text: String) -> Set<String> {
      let letters = Array(text)
      return Set(
        stride(from: 0, to: letters.count, by: size).map {
          String(letters[$0..<min($0 + size, letters.count)])
        })
    }
    let (these, those) = (pieces(left), pieces(right))
    let shared = Double(these.intersection(those).count) / Double(these.union(those).count)
    return (shared * 100_000).rounded() / 100_000
  }

  private static func value(
    _ name: String, _ left: [UInt8], _ right: [UInt8], _ size: Int?
  ) -> Double {
    let (left, right) = (left.span, right.span)
    switch name {
    case "damerau_levenshtein": return Double(DamerauLevenshtein.distance(left, right))
    case "hamming": return Double(Hamming.distance(left, right))
    case "levenshtein": return Double(Levenshtein.distance(left, right))
    case "jaro_distance": return Jaro.similarity(left, right)
    case "jaro_winkler": return JaroWinkler.similarity(left, right)
    case "jaro_winkler_longtol": return JaroWinkler.similarityOfLong(left, right)
    default:
      if let size { return SetOverlap(gramsOf: left, right, size: size).jaccard }
      return SetOverlap(wordsOf: left, right).jaccard
    }
  }

  private static let halves = "commons-text counts half a transposition, Winkler's code whole ones"

  @Test("measures of commons-text")
  func commons() throws {
    var agreement = Agreement("commons-text")
    for (algorithm, left, right, expected) in try SimilarityCases.text() {
      guard let actual = Self.value(algorithm, left.bytes, right.bytes) else {
        agreement.count(false, "no such measure: \(algorithm)", left)
        continue
      }
      let agrees = abs(actual - expected) < 0.00001
      agreement.count(
        agrees, left == "aaabcd" ? Self.halves : "",
        "\(algorithm) \(left), \(right): \(actual), not \(expected)")
    }
    agreement.report()
    #expect(agreement.missed == [Self.halves: 1], "\(agreement)")
  }

  private static func value(_ name: String, _ left: [UInt8], _ right: [UInt8]) -> Double? {
    let (left, right) = (left.span, right.span)
    switch name {
    case "HammingDistance": return Double(Hamming.distance(left, right))
    case "JaccardDistance": return 1 - SetOverlap(gramsOf: left, right, size: 1).jaccard
    case "JaccardSimilarity": return SetOverlap(gramsOf: left, right, size: 1).jaccard
    case "JaroWinklerDistance": return 1 - JaroWinkler.similarity(left, right)
    case "JaroWinklerSimilarity": return JaroWinkler.similarity(left, right)
    case "LongestCommonSubsequence":
      return Double(LongestCommonSubsequence.length(left, right))
    case "LongestCommonSubsequenceDistance":
      return Double(LongestCommonSubsequence.distance(left, right))
    case "LevenshteinDistance": return Double(Levenshtein.distance(left, right))
    default: return nil
    }
  }

  @Test("worked examples of papers and manuals")
  func examples() {
    let best = MongeElkan.similarity(of: "Niall".bytes.span, in: "Neal Njall".bytes.span)
    #expect(abs(best - 0.88) < 1e-9)
    let mean = MongeElkan.similarity(of: "Niall Neal".bytes.span, in: "Neal".bytes.span)
    #expect(abs(mean - 0.9025) < 1e-9)
    #expect(DamerauLevenshtein.distance("ca".bytes.span, "abc".bytes.span) == 2)
    #expect(OptimalStringAlignment.distance("ca".bytes.span, "abc".bytes.span) == 3)
    let night = SetOverlap(gramsOf: "night".bytes.span, "nacht".bytes.span, size: 2)
    #expect(night.dice == 0.25 && night.overlap == 0.25 && night.cosine == 0.25)
  }
}
