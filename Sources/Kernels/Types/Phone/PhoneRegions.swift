import Columns

/// The regions under which texts are telephone numbers, which tells in which they were written.
package enum PhoneRegions {
  /// How many of the texts are valid numbers under a region.
  package struct Fit: Sendable, Equatable {
    package let region: String
    package let count: Int

    package init(region: String, count: Int) {
      self.region = region
      self.count = count
    }
  }

  /// The regions under which any of the texts is one, those of most texts first, ties by their letters. Of
  /// the regions that share a calling code only the main one is tried: the others read the same numbers.
  package static func fits(of texts: [[UInt8]]) -> [Fit] {
    NumberingPlans.all.with(\.mainRegions).compactMap { letters in
      let region = String(decoding: letters, as: UTF8.self)
      guard let kernel = Phone(region: region) else { return nil }
      let count = count(of: texts, under: kernel)
      return count == 0 ? nil : Fit(region: region, count: count)
    }
    .sorted { ($1.count, $0.region) < ($0.count, $1.region) }
  }

  private static func count(of texts: [[UInt8]], under kernel: Phone) -> Int {
    var arena = ByteArena()
    return texts.count { text in
      defer { arena.discard() }
      if case .failed = kernel.apply(text.span, to: &arena) { return false }
      return true
    }
  }
}
