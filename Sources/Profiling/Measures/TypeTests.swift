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
  /// Which texts a type's kernel need not see; see ``TextCensus/mayBe(_:)``.
  enum Family: String {
    case any
    case email, url, phone, luhn, mod97, iban, vat
    case mod11And2 = "mod11-2"
    case resident = "cn id"
    case amount = "money"
    case truth = "boolean"
    /// A country or a currency: a name, or a code of at most three digits.
    case word
  }

  /// A type's kernel with the family of texts that it has to see.
  struct Test: Sendable {
    var kernel: ColumnKernel
    var family: Family
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
      let isWord = type == "country" || type == "currency"
      tests.append(
        Test(kernel: kernel, family: isWord ? .word : Family(rawValue: type) ?? .any))
    }
    self.names = names
    self.tests = tests
  }
}

extension TypeTests.Test {
  /// The rows whose cells the kernel has to see.
  func rows(_ census: [TextCensus]) -> Selection {
    Selection(rows: census.indices.filter { census[$0].mayBe(family) }.map { Int32($0) })
  }
}
