import Columns
import Kernels

/// Measures of similarity over pairs of names, and phonetic codes; ASCII beside code points.
struct SimilarityBenchmarks {
  let bench: Bench

  func run() {
    measures()
    codes()
  }

  private func measures() {
    pairs(
      "jaro-winkler", { Int(JaroWinkler.similarity($0, $1) * 1000) },
      byScalar: { Int(JaroWinkler.similarityByScalar($0, $1) * 1000) })
    pairs(
      "levenshtein", { Levenshtein.distance($0, $1) },
      byScalar: { Levenshtein.distanceByScalar($0, $1) })
    pairs("levenshtein, at most 2", { Levenshtein.distance($0, $1, limit: 2) ?? 3 })
    pairs(
      "optimal string alignment", { OptimalStringAlignment.distance($0, $1) },
      byScalar: { OptimalStringAlignment.distanceByScalar($0, $1) })
    pairs("damerau-levenshtein", { DamerauLevenshtein.distance($0, $1) })
    pairs("longest common subsequence", { LongestCommonSubsequence.length($0, $1) })
    pairs("bigrams", { SetOverlap(gramsOf: $0, $1, size: 2).sharedCount })
    pairs("monge-elkan", { Int(MongeElkan.similarity($0, $1) * 1000) })
  }

  /// Times a measure of names, each with the one a prime number of places behind it.
  private func pairs(
    _ name: String, _ body: (Span<UInt8>, Span<UInt8>) -> Int,
    byScalar: ((Span<UInt8>, Span<UInt8>) -> Int)? = nil
  ) {
    let mixes = [("last names", Mixes.lastNames), ("names", Mixes.names), ("cjk", Mixes.cjk)]
    for (data, texts) in mixes {
      let set = CellSet(texts)
      let cells = set.cells
      func time(_ body: (Span<UInt8>, Span<UInt8>) -> Int) -> Double {
        bench.nanoseconds(cells.count) {
          var sum = 0
          for index in cells.indices {
            let other = index + 997 < cells.count ? index + 997 : index + 997 - cells.count
            sum &+= body(cells[index].bytes, cells[other].bytes)
          }
          keep(sum)
        }
      }
      bench.report("similarity", name, on: data, time(body), scalar: byScalar.map { time($0) })
    }
  }

  private func codes() {
    code("soundex", Soundex.self)
    code("metaphone", Metaphone.self)
    code("double metaphone", DoubleMetaphone.self)
    code("nysiis", NYSIIS.self)
    code("match rating", MatchRating.self)
    code("caverphone", Caverphone.self)
  }

  private func code<Code: PhoneticCode>(_ name: String, _ code: Code.Type) {
    let set = CellSet(Mixes.lastNames)
    let cells = set.cells
    var arena = ByteArena()
    let time = bench.nanoseconds(cells.count) {
      for cell in cells {
        Code.append(cell.bytes, to: &arena)
        arena.discard()
      }
    }
    bench.report("similarity", name, on: "last names", time)
  }
}
