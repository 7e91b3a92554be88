/// What was given back of a merge.
package struct UnmergeReport: Sendable, Equatable {
  /// A file of a table that was merged.
  package struct File: Sendable, Equatable {
    package var table: String
    /// Where it lies now.
    package var path: String
    package var byteCount: Int
    /// Whether the very same bytes were there already.
    package var wasThere: Bool
  }

  /// A table that came from no file: from a database, or from another merge.
  package struct Table: Sendable, Equatable {
    package var table: String
    package var origin: String
    package var rows: Int
  }

  package var files: [File] = []
  package var tablesWithoutFile: [Table] = []
  /// Rows of which the links and the records agree.
  package var rows = 0
  /// What is to be told besides: temporary files of killed calls that were removed.
  package var note: String?
}
