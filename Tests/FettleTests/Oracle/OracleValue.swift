import Foundation
import Language

/// The rules' expressions; Foundation has another type of that name.
typealias Expression = Language.Expression

/// A value while an expression is computed.
enum OracleValue: Equatable {
  case blank
  /// Could not be evaluated.
  case failed
  case text(Text)
  case number(Decimal)
  /// Days since 1970-01-01.
  case day(Int)
  /// Seconds since 1970-01-01T00:00:00Z.
  case instant(Int)
  case boolean(Bool)

  /// The canonical text; nil for what has none.
  var text: Text? {
    switch self {
    case .blank, .failed: nil
    case .text(let text): text
    case .number(let number): OracleNumber.write(number)
    case .day(let day): OracleDate.write(day)
    case .instant(let seconds): OracleInstant.write(seconds)
    case .boolean(let value): value ? "true" : "false"
    }
  }

  var number: Decimal? { if case .number(let number) = self { number } else { nil } }

  var day: Int? {
    switch self {
    case .day(let day): day
    case .instant(let seconds): OracleInstant.parts(seconds).day
    default: nil
    }
  }

  /// A day is its midnight.
  var instant: Int? {
    switch self {
    case .day(let day): day * 86_400
    case .instant(let seconds): seconds
    default: nil
    }
  }

  var isPresent: Bool { self != .blank && self != .failed }
}

/// Kleene's logic, with what could not be evaluated.
enum OracleTruth: Equatable {
  case yes, no, unknown, failed

  init(_ value: Bool) { self = value ? .yes : .no }

  var negated: OracleTruth {
    switch self {
    case .yes: .no
    case .no: .yes
    default: self
    }
  }

  static func all(_ truths: [OracleTruth]) -> OracleTruth {
    if truths.contains(.no) { return .no }
    if truths.allSatisfy({ $0 == .yes }) { return .yes }
    return truths.contains(.failed) ? .failed : .unknown
  }

  static func any(_ truths: [OracleTruth]) -> OracleTruth {
    all(truths.map(\.negated)).negated
  }
}
