/// Two rows of merged tables that people are asked about.
package struct ReviewQuestion: Sendable, Equatable {
  /// What somebody says of them.
  package enum Decision: String, Sendable {
    case same, different
  }

  /// A row, by its table and id.
  package struct Row: Sendable, Hashable {
    package var table: String
    package var id: String
  }

  /// A column with the values of both.
  package struct Column: Sendable, Equatable {
    package var name: String
    package var left: String
    package var right: String

    package var isBlank: Bool { left.isEmpty && right.isEmpty }
    /// Whether both have a value, and not the same.
    package var differs: Bool { !left.isEmpty && !right.isEmpty && left != right }
    /// Whether one of them alone has a value.
    package var isOneSided: Bool { left.isEmpty != right.isEmpty }
  }

  package var left: Row
  package var right: Row
  /// The line of the rules that asks.
  package var clause: String
  package var score: String
  package var columns: [Column]
  package var decision: Decision?
  /// The 1-based line of the file.
  package var line: Int
}
