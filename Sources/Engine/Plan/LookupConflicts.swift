/// Keys for which a lookup file has several values: cells that hold one cannot be evaluated.
package struct LookupConflicts: Sendable, Equatable {
  /// A key, with the lines of its first value and of the first other one.
  package struct Key: Sendable, Equatable {
    package var text: [UInt8]
    package var lines: [Int]

    package init(text: [UInt8], lines: [Int]) {
      self.text = text
      self.lines = lines
    }
  }
  package var rule: Int
  /// The file as the rule names it.
  package var file: String
  /// Ids of the columns that are looked up.
  package var columns: [Int]
  /// In the order of the file.
  package var keys: [Key]

  package init(rule: Int, file: String, columns: [Int], keys: [Key]) {
    self.rule = rule
    self.file = file
    self.columns = columns
    self.keys = keys
  }
}
