import Columns
import Kernels

/// The types that values are tried against: those that Profiling reads itself, since it wants the value,
/// then every type of the table of forms.
struct TypeTests: Sendable {
  static let number = 0
  static let whole = 1
  static let date = 2
  static let dateTime = 3

  /// Types of nearly any text where nothing says of which region it is: that they fit tells nothing.
  private static let untelling: Set<String> = ["name", "company", "postcode"]

  /// By number.
  let names: [String]
  /// A type's kernel, and the texts that it need not be run on.
  struct Test: Sendable {
    var kernel: ColumnKernel
    /// Whether only a text with a plus can fit: so it is with telephone numbers without a region, which
    /// cost far more than a look for the plus.
    var needsPlus: Bool
  }

  /// Tests of the types from `dateTime + 1` on.
  let tests: [Test]

  /// The tests for this build's table of forms.
  static let all = TypeTests()

  private init() {
    var names = ["number", "whole", "date", "datetime"]
    var tests: [Test] = []
    for form in FormTable.all {
      guard let type = form.resultType, !names.contains(type), !Self.untelling.contains(type),
        names.count < ValueMarks.typeLimit, case .success(let kernel) = form.make([])
      else { continue }
      names.append(type)
      tests.append(Test(kernel: kernel, needsPlus: type == "phone"))
    }
    self.names = names
    self.tests = tests
  }
}

extension TypeTests.Test {
  /// The rows whose cells the kernel has to see.
  func rows(of cells: [Cell]) -> Selection {
    if !needsPlus { return Selection(all: cells.count) }
    return Selection(rows: cells.indices.filter { cells[$0].hasPlus }.map { Int32($0) })
  }
}

extension Cell {
  /// Whether there is a plus, plain or full width (U+FF0B).
  fileprivate var hasPlus: Bool {
    let text = bytes
    for index in text.indices {
      let byte = text[index]
      if byte == 0x2B || (byte == 0x8B && index > 1 && text[index - 1] == 0xBC) { return true }
    }
    return false
  }
}
