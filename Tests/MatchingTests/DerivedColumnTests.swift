import Testing

@testable import Matching

/// Which columns a learned clause passes over since others say the same, and what it takes undeclared
/// ones for.
@Suite struct DerivedColumnTests {
  private typealias Column = (name: String, kind: MatchKind, texts: [String])

  private static func choice(
    _ columns: [Column], named: [Int]? = nil
  ) -> FieldChoice {
    FieldChooser.choice(of: MergeInput(columns: columns), columns: named, threadCount: 1)
  }

  private static let given = ["Ann", "Bert", "Clara", "Dora", "Emil", "Frieda", "Georg"]
  private static let family = [
    "Lee", "Meyer", "Novak", "Ortiz", "Price", "Quast", "Rossi", "Smith",
  ]

  private static func people(_ text: (_ given: String, _ family: String, _ row: Int) -> String)
    -> [String]
  {
    (0..<56).map { text(given[$0 % given.count], family[$0 % family.count], $0) }
  }

  private static var parts: [Column] {
    [
      ("first_name", .text, people { given, _, _ in given }),
      ("last_name", .text, people { _, family, _ in family }),
    ]
  }

  static let derived: [(texts: [String], parts: [Int])] = [
    (people { given, family, _ in "\(given) \(family)" }, [0, 1]),
    (people { given, family, _ in "\(family.uppercased()), \(given)" }, [0, 1]),
    // A title in some rows, and rows that have none.
    (people { "\($2 % 5 == 0 ? "Dr " : "")\($0) \($1)" }, [0, 1]),
    (people { $2 % 3 == 0 ? "" : "\($0) \($1)" }, [0, 1]),
    // A copy under another name.
    (people { given, _, _ in given.lowercased() }, [0]),
  ]

  @Test(arguments: derived)
  func `a column that says what others say is passed over`(texts: [String], parts: [Int]) {
    let columns = Self.parts + [("full", .text, texts)]
    let choice = Self.choice(columns)
    #expect(choice.derived == [DerivedColumn(number: 2, parts: parts)])
    #expect(!choice.plans.contains { $0.columns.contains { $0.number == 2 } })
    // Who names it has it compared.
    let named = Self.choice(columns, named: [0, 1, 2])
    #expect(named.derived.isEmpty && named.plans.contains { $0.columns[0].number == 2 })
  }

  @Test(arguments: [
    // More than the parts.
    people { "\($0) \($1) sells \(["tea", "wine", "silk"][$2 % 3]) by the \($2) at sea" },
    // Others' names.
    people { given, _, row in "\(given) \(family[(row + 3) % family.count])" },
    // A domain is a part of an address, which says more.
    people { given, _, row in "\(row)\(given).example" },
    // Too few rows have it.
    people { $2 < 10 ? "\($0) \($1)" : "" },
  ])
  func `a column that says more, or something else, is compared`(texts: [String]) {
    let mail = Self.people { given, _, row in "\(given)@\(row)\(given).example" }
    let choice = Self.choice(Self.parts + [("email", .email, mail), ("more", .text, texts)])
    #expect(choice.derived.isEmpty)
    #expect(choice.plans.contains { $0.columns[0].number == 3 })
  }

  @Test func `of two addresses that are the same the first is compared`() {
    let mail = Self.people { given, _, row in "\(given)\(row)@web.example" }
    let choice = Self.choice(
      Self.parts + [("email", .email, mail), ("mail_2", .email, mail.map { $0.lowercased() })])
    #expect(choice.derived == [DerivedColumn(number: 3, parts: [2])])
  }

  @Test func `Chinese names are made of their characters`() {
    let (family, given) = (["王", "李", "欧阳"], ["伟", "秀兰", "小明", "芳"])
    let rows = 0..<48
    let choice = Self.choice([
      ("姓氏", .text, rows.map { family[$0 % 3] }), ("名字", .text, rows.map { given[$0 % 4] }),
      ("联系人", .text, rows.map { family[$0 % 3] + given[$0 % 4] }),
    ])
    #expect(choice.derived == [DerivedColumn(number: 2, parts: [0, 1])])
  }

  @Test func `what nobody has declared is taken for what it looks like`() {
    let rows = 0..<60
    let choice = Self.choice([
      ("contact", .text, rows.map { "p\($0)@web\($0 % 7).example" }),
      ("mobile", .text, rows.map { "0151 \(2_000_000 + $0 * 7919)" }),
      ("tax_id", .text, rows.map { "\(20_000_000 + $0 / 2 * 7919)" }),
      ("born", .text, rows.map { "19\(10 + $0)-0\(1 + $0 % 9)-1\($0 % 10)" }),
      ("updated", .text, rows.map { "20\(10 + $0 % 9)-0\(1 + $0 % 9)-1\($0 % 10)" }),
      ("seen", .text, rows.map { "2026-01-\(10 + $0 % 20)T10:\(10 + $0 % 50):00Z" }),
    ])
    #expect(choice.plans.map(\.kind) == [.email, .phone, .code, .date])
  }

  @Test(arguments: [
    (
      ["mailing_street", "mailing_city", "other_street", "other_city"],
      ["other_street", "other_city"]
    ),
    (
      ["ShippingStreet", "ShippingZip", "BillingStreet", "BillingZip"],
      ["BillingStreet", "BillingZip"]
    ),
    (["address_1", "town", "address_2", "postcode"], []),
    (["street_number", "city", "street_name", "postal_code"], []),
    (["street", "city", "other_street", "phone"], []),
  ])
  func `of several addresses the one with most values is compared`(
    names: [String], left: [String]
  ) {
    let columns = names.enumerated().map { place, name in
      (
        name, MatchKind.text,
        (0..<60).map { row in
          place > 1 && row % 3 > 0 ? "" : "\(row * 7919 % 997) \(Self.given[row % 7]) way"
        }
      )
    }
    let choice = Self.choice(columns)
    #expect(choice.otherAddresses.map { names[$0] } == left)
    let compared = choice.plans.flatMap(\.columns).map(\.number)
    #expect(!compared.contains { choice.otherAddresses.contains($0) })
  }

  @Test func `an e-mail address is no address of a house`() {
    let mail = Self.people { given, _, row in "\(given)\(row)@web.example" }
    let choice = Self.choice(Self.parts + [("Email Address", .text, mail)])
    #expect(choice.plans.map(\.kind) == [.givenName, .familyName, .email])
  }
}
