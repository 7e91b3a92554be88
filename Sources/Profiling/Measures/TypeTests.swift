import Columns
import Kernels

/// The types that values are tried against: those that Profiling reads itself, since it wants the value,
/// then every type of the table of forms.
struct TypeTests: Sendable {
  static let number = 0
  static let whole = 1
  static let date = 2
  static let dateTime = 3

  /// Types of nearly any text with letters: that they fit says nothing.
  private static let untelling: Set<String> = ["name", "company"]

  /// By number.
  let names: [String]
  /// Kernels of the types from `dateTime + 1` on.
  let kernels: [ColumnKernel]

  /// The tests for this build's table of forms.
  static let all = TypeTests()

  private init() {
    var names = ["number", "whole", "date", "datetime"]
    var kernels: [ColumnKernel] = []
    for form in FormTable.all {
      guard let type = form.resultType, !names.contains(type), !Self.untelling.contains(type),
        names.count < ValueMarks.typeLimit, case .success(let kernel) = form.make([])
      else { continue }
      names.append(type)
      kernels.append(kernel)
    }
    self.names = names
    self.kernels = kernels
  }
}
