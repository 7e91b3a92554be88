/// One of few values: a country, a kind, a truth.
struct CategoryField: MatchField {
  let name: String
  let isIdentity: Bool
  let exact: PreparedColumn
  let levels = ["no value", "the same", "different"]

  init(_ name: String, _ column: PreparedColumn, isIdentity: Bool = false) {
    self.name = name
    self.isIdentity = isIdentity
    exact = column
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 { 2 }

  var atoms: [BlockingAtom] { [BlockingAtom(exact, named: name, agreement: 0.7)] }
}
