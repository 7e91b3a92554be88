import Diagnostics

/// How far a compressed input may grow, against files that are made to fill a disk.
package struct ExpansionLimit: Sendable, Equatable {
  /// Plain bytes for each compressed one. Real exports stay below 100.
  package var ratio: Int
  /// Plain bytes in all.
  package var byteCount: Int

  /// Below this many plain bytes no ratio is too high.
  static let harmlessByteCount = 64 << 20

  package init(ratio: Int = 500, byteCount: Int = 1 << 40) {
    self.ratio = ratio
    self.byteCount = byteCount
  }

  /// Throws where an input has grown too far.
  func check(
    _ name: String, compressed: Int, plain: Int
  ) throws(RunFailure) {
    let place = DataPlace(file: name, byteOffset: compressed)
    if plain > byteCount {
      throw RunFailure(
        .input, "'\(name)' grows beyond the limit for decompressed bytes, \(byteCount)",
        help: "if the file is meant to be so large, type --max-decompressed with a higher number",
        place: place)
    }
    let (bound, overflows) = compressed.multipliedReportingOverflow(by: ratio)
    if plain > Self.harmlessByteCount && !overflows && plain > bound {
      throw RunFailure(
        .input, "'\(name)' grows to more than \(ratio) times its size, as only a bomb does",
        help: "if the file is meant to be so, type --max-expansion with a higher number",
        place: place)
    }
  }
}
