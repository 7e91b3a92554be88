import CScan
import Glibc

/// Memory for one large table of plain values, all zero at first, straight from the system.
///
/// Pages are large ones where the system gives them, so that random access costs few misses of the
/// address cache. A page takes memory when it is first touched; ``release(below:)`` gives pages back
/// before the end. Where memory spills, it is a block of ``SpillMemory`` as any large one.
@safe @_fixed_layout @usableFromInline
package final class PageMemory<Element: BitwiseCopyable>: @unchecked Sendable {
  @usableFromInline package let base: UnsafeMutablePointer<Element>
  @usableFromInline package let count: Int
  private let byteCount: Int
  private let isSpilled: Bool
  private var releasedByteCount = 0

  /// Room for `count` elements whose bytes are all zero.
  package init(count: Int) {
    self.count = count
    byteCount = max(1, count) * MemoryLayout<Element>.stride
    isSpilled = SpillMemory.isOn
    if isSpilled {
      // Safe: zeroed memory of our own, freed in deinit.
      let block = unsafe calloc(byteCount, 1)
      precondition(unsafe block != nil, "the system has no memory for a table")
      unsafe base = block!.bindMemory(to: Element.self, capacity: max(1, count))
      return
    }
    // Safe: a private mapping of our own, unmapped in deinit.
    let mapped = unsafe mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    precondition(unsafe mapped != MAP_FAILED, "the system has no memory for a table")
    // A refusal leaves ordinary pages.
    if byteCount >= Self.largePageByteCount {
      unsafe _ = madvise(mapped, byteCount, MADV_HUGEPAGE)
    }
    unsafe base = mapped.bindMemory(to: Element.self, capacity: max(1, count))
  }

  deinit {
    // Safe: allocated or mapped in init, given back once.
    if isSpilled {
      unsafe free(base)
    } else {
      unsafe munmap(UnsafeMutableRawPointer(base), byteCount)
    }
  }

  private static var largePageByteCount: Int { 2 << 20 }

  /// Gives back the whole large pages in front of an element, which nobody may read afterwards.
  package func release(below index: Int) {
    // Pages of a file leave memory by themselves.
    if isSpilled { return }
    let end =
      index * MemoryLayout<Element>.stride / Self.largePageByteCount * Self.largePageByteCount
    guard end > releasedByteCount, end <= byteCount else { return }
    // Safe: the range lies in the mapping, which begins at a page.
    unsafe _ = madvise(
      UnsafeMutableRawPointer(base) + releasedByteCount, end - releasedByteCount, MADV_DONTNEED)
    releasedByteCount = end
  }

  /// Copies elements to the place at `index`.
  package func write(_ elements: Span<Element>, at index: Int) {
    precondition(index >= 0 && elements.count <= count - index)
    // Safe: checked above; a span of someone's own memory does not lie in the mapping.
    unsafe elements.withUnsafeBufferPointer { source in
      guard let first = source.baseAddress else { return }
      unsafe (base + index).update(from: first, count: source.count)
    }
  }

  /// Appends the elements of a range to an array.
  package func append(_ range: Range<Int>, to array: inout [Element]) {
    withSpan(range) { elements in
      // Safe: the pointer is read during the call alone.
      unsafe elements.withUnsafeBufferPointer { unsafe array.append(contentsOf: $0) }
    }
  }

  /// Hands over the elements of a range, which nobody may write meanwhile.
  package func withSpan<Result, Failure: Error>(
    _ range: Range<Int>, _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    // Safe: checked above; the mapping lives as long as self, which the call keeps.
    let buffer = unsafe UnsafeBufferPointer(
      start: UnsafePointer(base + range.lowerBound), count: range.count)
    defer { withExtendedLifetime(self) {} }
    return try body(unsafe buffer.span)
  }

  /// Asks for the memory of an element; the index is checked.
  @inlinable
  package func prefetch(_ index: Int) {
    precondition(index >= 0 && index < count)
    // Safe: checked above; only an address, never read.
    unsafe memory_prefetch_to_read(base + index)
  }

  /// One element; the index is checked.
  @inlinable
  package subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      // Safe: checked above; every byte of the mapping is initialized.
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }
}
