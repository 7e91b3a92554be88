import Kernels
import Testing

@testable import Matching

/// Sorting by digits, beside a stable sort by comparison.
@Suite struct RadixSortTests {
  private struct Item: Equatable {
    var key: UInt32
    var number: UInt32
  }

  @Test(arguments: [
    (0, 1), (1, 1), (2, 2), (300, 1), (300, 5), (300, 1 << 11), (5000, 1 << 12), (5000, 1 << 31),
  ])
  func `values come in the order of their keys, those of one key as they were`(
    count: Int, below: Int
  ) {
    var random = SeededNumbers(seed: UInt64(count + below))
    for offset: UInt32 in [0, 7 << 11, 1 << 31] {
      let items = (0..<count).map {
        Item(key: UInt32(random.next(below: below)) | offset, number: UInt32($0))
      }
      var sort = RadixSort(items)
      sort.sort { $0.key }
      let wanted = items.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
      #expect(sort.take() == wanted)
    }
  }
}
