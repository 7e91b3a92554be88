import Columns
import Testing

@testable import Kernels

@Suite struct DecimalTests {
  /// Numbers of all sizes, many at the limits.
  static let texts: [String] = {
    var generator = SplitMix(state: 5)
    var texts = [
      "0", "1", "-1", "10", "0.1", "-0.5", "0.5", "1.5", "2.5", "9999999999999999999999999999",
      "-9999999999999999999999999999", "0.0000000000000000000000000001", "9223372036854775807",
      "-9223372036854775808", "9223372036854775808", "18446744073709551616", "0.000000000001",
      "0.0000000000005", "0.0000000000015", "1000000000000000000000000000", "3", "7",
      "99999999999999.5",
      "170141183460469231731687303", "5000000000000000000000000000",
      "0.3333333333333333333333333333",
    ]
    for _ in 0..<50 {
      let count = Int.random(in: 1...28, using: &generator)
      var digits = String(Int.random(in: 1...9, using: &generator))
      while digits.count < count {
        digits +=
          Int.random(in: 0...3, using: &generator) == 0
          ? "0" : String(Int.random(in: 0...9, using: &generator))
      }
      let places = Int.random(in: 0...28, using: &generator)
      let padded = String(repeating: "0", count: max(0, places + 1 - count)) + digits
      let sign = Bool.random(using: &generator) ? "-" : ""
      let number = places == 0 ? padded : padded.dropLast(places) + "." + padded.suffix(places)
      texts.append(BigDecimal(sign + number).description)
    }
    return texts
  }()

  static func decimal(_ text: String) -> Decimal? {
    Decimal(Array(text.utf8).span)
  }

  @Test func `numbers print as they are read`() throws {
    for text in Self.texts {
      let value = try #require(Self.decimal(text))
      #expect(value.description == text)
      let long = DecimalSyntax.plain.value(of: Array(text.utf8).span)
      #expect(long == value, "\(text)")
    }
  }

  @Test(arguments: [
    ("12.50", "12.5"), ("007", "7"), ("-0", "0"), ("-0.00", "0"), ("+5", "5"), (".5", "0.5"),
    ("5.", "5"),
    (" 5 ", "5"), ("\u{A0}5\u{3000}", "5"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("1.0e0", "1"),
    ("\u{2212}3", "-3"), ("1e27", "1000000000000000000000000000"), ("0e999", "0"),
    ("0.0e-999", "0"),
    ("00000000000000000000000000000000000001", "1"),
    ("1.00000000000000000000000000000000000000", "1"),
    ("1000000000000000000.0", "1000000000000000000"), ("10e-1", "1"), ("-.5", "-0.5"),
  ])
  func `what is read and how it prints`(text: String, printed: String) {
    #expect(Self.decimal(text)?.description == printed)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "-.", "1..2", "1.2.3", "1,5", "1 000", "0x10", "1e", "e5", "1e+", "1-",
    "--1", "NaN",
    "inf", "1e28", "1e999999999999", "12345678901234567890123456789",
    "0.12345678901234567890123456789",
    "1_000", "١", "１", "1\u{0}", "$5", "5%", "1e-29",
  ])
  func `what is no number`(text: String) {
    #expect(Self.decimal(text) == nil)
  }

  @Test func `the short way reads what the long way reads`() {
    var generator = SplitMix(state: 11)
    let signs = Array("0123456789.-+ e".utf8)
    for _ in 0..<30_000 {
      let count = Int.random(in: 0...22, using: &generator)
      var text = (0..<count).map { _ in signs[Int.random(in: 0..<11, using: &generator)] }
      if Int.random(in: 0..<4, using: &generator) == 0, count > 0 {
        text[Int.random(in: 0..<count, using: &generator)] = signs.randomElement(using: &generator)!
      }
      let (short, long) = (Decimal(text.span), DecimalSyntax.plain.value(of: text.span))
      #expect(short == long, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func `arithmetic is that of long-hand digits`() throws {
    for left in Self.texts {
      for right in Self.texts {
        let (a, b) = (try #require(Self.decimal(left)), try #require(Self.decimal(right)))
        let (x, y) = (BigDecimal(left), BigDecimal(right))
        #expect((a + b)?.description == (x + y).limited, "\(left) + \(right)")
        #expect((a - b)?.description == (x + -y).limited, "\(left) - \(right)")
        #expect((a * b)?.description == (x * y).limited, "\(left) * \(right)")
        let order = (x + -y)
        let expected = order.digits.isEmpty ? 0 : order.isNegative ? -1 : 1
        #expect(a.compare(b) == expected && (a < b) == (expected < 0), "\(left) <> \(right)")
        #expect((a == b) == (expected == 0))
      }
    }
  }

  @Test func `quotients are those of long division`() throws {
    for left in Self.texts {
      for right in Self.texts where right != "0" {
        let (a, b) = (try #require(Self.decimal(left)), try #require(Self.decimal(right)))
        let expected = BigDecimal(left).divided(by: BigDecimal(right), places: 12).limited
        #expect((a / b)?.description == expected, "\(left) / \(right)")
      }
    }
    #expect(Decimal(1) / .zero == nil && Decimal.zero / .zero == nil)
  }

  @Test func `rounding is that of long division`() throws {
    for text in Self.texts {
      let value = try #require(Self.decimal(text))
      for places in 0...28 {
        let expected = BigDecimal(text).divided(by: BigDecimal("1"), places: places).limited
        #expect(value.rounded(places: places)?.description == expected, "\(text) at \(places)")
      }
      let floor = value.floor
      let ceiling = value.ceiling
      #expect(floor <= value && value <= ceiling && floor.isWhole && ceiling.isWhole)
      #expect((ceiling - floor) == (value.isWhole ? .zero : Decimal(1)))
      #expect(value.magnitude == (value < .zero ? -value : value))
    }
  }

  @Test(arguments: [
    ("1234.5", -2, "1200"), ("1250", -2, "1200"), ("1350", -2, "1400"), ("49", -2, "0"),
    ("51", -2, "100"),
    ("-51", -2, "-100"), ("0.05", -3, "0"), ("5", -100, "0"), ("2.5", 0, "2"), ("3.5", 0, "4"),
    ("-2.5", 0, "-2"),
  ])
  func `rounding to tens and hundreds`(text: String, places: Int, expected: String) {
    #expect(Self.decimal(text)?.rounded(places: places)?.description == expected)
  }

  @Test func `equal values hash alike`() {
    #expect(Set(["1.50", "1.5", "0001.500", "15e-1"].compactMap(Self.decimal)).count == 1)
    #expect(Self.decimal("12")?.wholeValue == 12 && Self.decimal("1.5")?.wholeValue == nil)
  }
}

@Suite struct NumberNotationTests {
  @Test(arguments: ["1.234", "1,234", "1234"])
  func `a sample without two decimals is told with those that have them`(sample: String) {
    guard case .failure(let problem) = NumberNotation.compile(sample) else {
      Issue.record("'\(sample)' was taken")
      return
    }
    #expect(problem.help == "write '1,234.56' or '1.234,56'")
  }

  static func reader(_ samples: [String]) throws -> NumberReader {
    NumberReader(try samples.map { try NumberNotation.compile($0).get() })
  }

  @Test(arguments: [
    ("1.234,56", "1.234,50", "1234.5"), ("1.234,56", "12.345.678,9", "12345678.9"),
    ("1.234,56", "1234,5", "1234.5"), ("1.234,56", "-1.000", "-1000"),
    ("1,234.56", "1,234.50", "1234.5"),
    ("1,234.56", "0.5", "0.5"), ("1 234,56", "1 234,5", "1234.5"),
    ("1 234,56", "1\u{A0}234,5", "1234.5"),
    ("1 234,56", "1\u{202F}234\u{202F}567", "1234567"), ("1'234.56", "1'234.5", "1234.5"),
    ("1'234.56", "1’234.5", "1234.5"), ("1234,56", "1234,5", "1234.5"),
    ("1.234.567,89", "1.000,5", "1000.5"),
    ("1.234,56", " 5 ", "5"), ("1.234,56", ",5", "0.5"),
  ])
  func `is read as`(sample: String, text: String, expected: String) throws {
    let value = try Self.reader([sample]).value(of: Array(text.utf8).span)
    #expect(value?.description == expected)
  }

  @Test(arguments: [
    ("1.234,56", "1.5"), ("1.234,56", "1.2345"), ("1.234,56", "1234.567"), ("1.234,56", "1,234.50"),
    ("1.234,56", "1.23.456"), ("1.234,56", "1..234"), ("1.234,56", ".234"), ("1.234,56", "1."),
    ("1.234,56", ""),
    ("1,234.56", "1,5"), ("1 234,56", "1  234"), ("1234,56", "1.234,5"), ("1.234,56", "abc"),
    ("1.234,56", "1e3"),
    ("1.234,56", "12,34,5"), ("1.234,56", "1,234.567"),
  ])
  func `is not read`(sample: String, text: String) throws {
    let value = try Self.reader([sample]).value(of: Array(text.utf8).span)
    #expect(value == nil)
  }

  @Test func `two notations must agree`() throws {
    let both = try Self.reader(["1.234,56", "1,234.56"])
    func read(_ text: String) -> String? { both.value(of: Array(text.utf8).span)?.description }
    #expect(read("1.234") == nil)
    #expect(read("1.234,5") == "1234.5" && read("1,234.5") == "1234.5" && read("1234") == "1234")
  }
}
