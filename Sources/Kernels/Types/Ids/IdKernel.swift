import Columns

/// A type of ids that are known by their letters and digits alone: what is no id of its own has failed,
/// and an id is written without what stands between its groups.
protocol IdKernel: TextKernel {
  /// What may stand between the groups of an id beside white space.
  static var separators: ByteSet { get }
  /// The id as it is written; nil where it is none.
  static func checked(_ id: IdText) -> IdText?
}

extension IdKernel {
  /// A dot between digits would be a decimal point.
  static var separators: ByteSet { IdText.dashes }

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let id = IdText(input, separators: Self.separators).flatMap(Self.checked) else {
      return .failed
    }
    return id.append(to: &output, insteadOf: input)
  }
}
