import Columns

/// What a kernel did with one cell.
package enum KernelOutcome: Sendable {
  /// The text stays as it is.
  case same
  /// The new text is the arena's open cell.
  case changed
  /// The text could not be converted and stays the bytes it was.
  case failed
}

/// One function on the bytes of one cell that is not blank.
///
/// What it appended counts only on `.changed`; the executor forgets it otherwise. Bytes that are not
/// UTF-8 stay as they are, one by one, between the text around them; only forms that keep some class
/// of characters drop them.
package protocol TextKernel: Sendable {
  /// Whether `apply` has a way of its own for ASCII or other plain input.
  static var hasFastPath: Bool { get }

  /// Appends the new text of `input` to the open cell of `output`.
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome

  /// Whether `apply` leaves the text as it is, where that can be told without writing; nil where it
  /// cannot. `false` also says that the new text is not empty nor only white space.
  func leaves(_ input: Span<UInt8>) -> Bool?

  /// The same as `apply`, scalar by scalar and without a fast path: the oracle of tests.
  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome
}

extension TextKernel {
  package static var hasFastPath: Bool { false }

  package func leaves(_ input: Span<UInt8>) -> Bool? { nil }

  package func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    apply(input, to: &output)
  }
}

/// A kernel that takes the way of the oracle.
struct ByScalar<Kernel: TextKernel>: TextKernel {
  let kernel: Kernel

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    kernel.applyByScalar(input, to: &output)
  }
}
