import Columns
import Kernels

/// The types that values are tried against: those that Profiling reads itself, since it wants the value,
/// then every type of the table of forms.
struct TypeTests: Sendable {
  static let number = 0
  static let whole = 1
  static let date = 2
  static let dateTime = 3
  static let money = 4

  /// Types of nearly any text where nothing says of which region it is: that they fit tells nothing.
  private static let untelling: Set<String> = ["name", "company", "postcode"]

  /// By number.
  let names: [String]
  /// Which texts a type's kernel need not see; see ``TextCensus/families``.
  enum Family: UInt8 {
    case any
    case email, url, phone, luhn, mod97, iban, vat, mod11And2, resident, creditCode
    case truth
    /// A country or a currency: a name, or a code of at most three digits.
    case word

    /// The family of a type.
    init(_ type: String) {
      switch type {
      case "email": self = .email
      case "url": self = .url
      case "phone": self = .phone
      case "luhn": self = .luhn
      case "mod97": self = .mod97
      case "iban": self = .iban
      case "vat": self = .vat
      case "mod11-2": self = .mod11And2
      case "cn id": self = .resident
      case "cn uscc": self = .creditCode
      case "boolean": self = .truth
      case "country", "currency": self = .word
      default: self = .any
      }
    }
  }

  /// A type's kernel with the family of texts that it has to see.
  struct Test: Sendable {
    var kernel: ColumnKernel
    var family: Family
  }

  /// Tests of the types behind those that Profiling reads itself.
  let tests: [Test]

  /// The tests for this build's table of forms.
  static let all = TypeTests()

  private init() {
    var names = ["number", "whole", "date", "datetime", "money"]
    var tests: [Test] = []
    for form in FormTable.all {
      guard let type = form.resultType, !names.contains(type), !Self.untelling.contains(type),
        names.count < ValueMarks.typeLimit, case .success(let kernel) = form.make([])
      else { continue }
      names.append(type)
      tests.append(Test(kernel: kernel, family: Family(type)))
    }
    self.names = names
    self.tests = tests
  }
}

extension TypeTests.Test {
  /// The rows whose cells the kernel has to see.
  func rows(_ census: [TextCensus]) -> Selection {
    var rows: [Int32] = []
    rows.reserveCapacity(census.count)
    for index in census.indices where census[index].families.contains(family) {
      rows.append(Int32(truncatingIfNeeded: index))
    }
    return Selection(rows: rows)
  }
}

/// Some of the families, a bit each.
struct FamilySet: Sendable {
  private var bits: UInt32 = 0

  @inline(__always)
  mutating func insert(_ family: TypeTests.Family) { bits |= family.bit }

  @inline(__always)
  func contains(_ family: TypeTests.Family) -> Bool { bits & family.bit != 0 }
}

extension TypeTests.Family {
  @inline(__always)
  fileprivate var bit: UInt32 { 1 << UInt32(rawValue) }
}
