/// An expression of the Validation and Transformation Language, over data sets or components.
indirect enum VTLExpression: Equatable {
  case number(String)
  case text(String)
  case truth(Bool)
  case null
  case name(String)
  /// `DS_1#Me_1`
  case member(VTLExpression, String)
  /// `+`, `-`, `not`
  case unary(String, VTLExpression)
  case binary(String, VTLExpression, VTLExpression)
  case call(String, [VTLExpression])
  case choice([VTLArm], otherwise: VTLExpression)
  case clauses(VTLExpression, [VTLClause])
}

/// `when … then …` of a `case`.
struct VTLArm: Equatable {
  var condition: VTLExpression
  var value: VTLExpression
}

/// What stands in brackets behind a data set.
enum VTLClause: Equatable {
  case calc([(name: String, value: VTLExpression)])
  case filter(VTLExpression)
  case rename([(old: String, new: String)])
  case drop([String])
  case keep([String])
  /// `sub Id_1 = 1`: rows with these values, without the columns.
  case sub([(name: String, value: VTLExpression)])

  static func == (left: VTLClause, right: VTLClause) -> Bool {
    String(describing: left) == String(describing: right)
  }
}

/// Why an example is no rule of Fettle's.
struct VTLUntold: Error {
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  static let groups = VTLUntold("computes over groups of rows")
  static let windows = VTLUntold("computes over windows of rows: the one before, the ones so far")
  static let series = VTLUntold("fills or shifts series of periods")
  static let joins = VTLUntold("joins two tables")
  static let pairs = VTLUntold("computes with the cells of two tables, paired by several ids")
  static let pivots = VTLUntold("turns columns into rows")
  static let rollups = VTLUntold("rolls rows up by a hierarchy of codes")
  static let powers = VTLUntold("roots, powers and logarithms are no functions")
  static let chance = VTLUntold("draws random numbers, whose order no manual says")
  static let durations = VTLUntold("spans of years and days are no type")
  static let noInput = VTLUntold("the example comes without its table")
}
