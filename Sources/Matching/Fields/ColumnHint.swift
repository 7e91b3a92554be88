import Kernels

/// What a column's name says that its type does not.
enum ColumnHint: Sendable {
  case given, family, wholeName, street, houseNumber, city, region, postcode, bookkeeping, phone
  case none

  /// Whether it says that a column is a part of an address.
  var isOfAddress: Bool {
    switch self {
    case .street, .houseNumber, .city, .region, .postcode: true
    default: false
    }
  }

  /// Whether it says that a column is a part of a person's name.
  var isOfName: Bool { self == .given || self == .family }

  /// What a column declared `name` has by it.
  var namePart: SpokenName.Part {
    switch self {
    case .given: .given
    case .family: .family
    default: .whole
    }
  }

  /// Those of all columns.
  ///
  /// 名 and 名字 may be any name: where other columns have people's names or parts of them it is the given one.
  static func all(of columns: [MergeColumn]) -> [ColumnHint] {
    let words = columns.map { column in
      var folded: [UInt8] = []
      FoldedWords.append(Array(column.name.utf8).span, to: &folded)
      return String(decoding: folded, as: UTF8.self)
    }
    let hints = columns.indices.map { hint(words[$0], columns[$0].kind) }
    let isBesideNames = columns.indices.contains { column in
      let isName = hints[column].isOfName || hints[column] == .wholeName
      return isName && columns[column].kind == .name
        || hints[column].isOfName && columns[column].kind == .text
    }
    return columns.indices.map { column in
      let isGiven =
        isBesideNames && hints[column] == .none && isAnyName(words[column], columns[column].kind)
      return isGiven ? .given : hints[column]
    }
  }

  /// The words of a column's name tell what it is.
  private static func hint(_ text: String, _ kind: MatchKind) -> ColumnHint {
    for (words, hint) in hints where words.contains(where: { text.contains($0) }) { return hint }
    // Of what may be anything they say nothing: who is first is no name.
    if kind == .name {
      let words = text.split(separator: " ").map(String.init)
      if words.contains("姓") && words.contains("名") { return .wholeName }
      for (word, hint) in nameWords where words.contains(word) { return hint }
    }
    return kind == .text && text == "姓" ? .family : .none
  }

  private static func isAnyName(_ text: String, _ kind: MatchKind) -> Bool {
    switch kind {
    case .name: text.split(separator: " ").contains { $0 == "名" || $0 == "名字" }
    case .text: text == "名" || text == "名字"
    default: false
    }
  }

  /// What columns of names are called, as a word of their own.
  private static let nameWords: [(String, ColumnHint)] = [
    ("first", .given), ("fname", .given), ("last", .family), ("lname", .family),
    ("sname", .family), ("姓", .family),
  ]

  private static let hints: [([String], ColumnHint)] = [
    (["full name", "fullname", "display name", "whole name", "姓名", "全名"], .wholeName),
    (["first name", "given", "forename", "firstname", "vorname", "prenom", "nombre"], .given),
    (["last name", "surname", "family", "lastname", "nachname", "apellido", "姓氏"], .family),
    (["street number", "house number", "hausnummer"], .houseNumber),
    (["street", "strasse", "rue", "calle"], .street),
    (["city", "suburb", "town", "locality", "stadt", "ort", "ville", "城市"], .city),
    (["state", "region", "province", "county", "bundesland", "省"], .region),
    (["updated", "modified", "created", "changed", "更新", "修改", "创建"], .bookkeeping),
    (["zip", "postcode", "postal", "plz", "邮编"], .postcode),
    // `address_city` is a city, and `address_1` a street.
    (["addr", "地址"], .street),
    (["phone", "telefon", "mobile", "mobil", "handy", "fax", "电话", "手机", "传真"], .phone),
  ]
}
