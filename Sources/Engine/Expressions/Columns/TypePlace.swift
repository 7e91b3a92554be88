import Kernels

/// Which rule reads which column as which type.
package struct TypePlace: Sendable, Hashable {
  package var rule: Int
  package var column: Int
  package var name: String
  package var type: String
  /// Whether the rule itself converts the column, rather than reading it by its declaration.
  package var isForm: Bool
  /// Whether notations are named, so that values in another one are bad values.
  package var hasNotation: Bool
  /// Whether every value is looked at, and not only those that are none of the type.
  package var isThorough: Bool
  /// Whether the rule asks by `is TYPE`, of a column without a declaration: that values are none of the type
  /// is its own answer, and only their notation is worth a word.
  package var isTest: Bool

  package init(
    rule: Int, column: Int, name: String, type: String, isForm: Bool, hasNotation: Bool,
    isThorough: Bool = false, isTest: Bool = false
  ) {
    self.rule = rule
    self.column = column
    self.name = name
    self.type = type
    self.isForm = isForm
    self.hasNotation = hasNotation
    self.isThorough = isThorough
    self.isTest = isTest
  }

  /// What notations would be of; nil for a type that has none.
  package var subject: NotationProof.Subject? {
    switch type {
    case "date", "datetime": .dates
    case "number", "whole", "money": .numbers
    default: nil
    }
  }

  /// Whether what it reads depends on a region.
  package var hasRegion: Bool { type == "phone" }

  /// Of what values in other notations are told of; nil where a notation is named.
  var openSubject: NotationProof.Subject? { hasNotation ? nil : subject }
}
