/// Where a value comes from: rows that gave it, rows that did not, and rules that changed it.
public struct ValueReport: Sendable, Equatable {
  /// What a rule made of the value.
  public struct Change: Sendable, Equatable {
    /// `persons.rules:12`
    public var place: String
    public var rule: String
    public var before: String
    public var after: String
    /// The row of a table that the rule took the value of, as the change log names it: `places:17`; nil of a
    /// value that was computed.
    public var source: String?
  }

  /// A row whose value was taken.
  public struct Source: Sendable, Equatable {
    /// `web W-1001`
    public var row: String
    /// The file and the row's number in it, from 1; nil where logs alone were read.
    public var file: String?
    public var record: Int?
    public var value: String
    /// What rules made of it above the merge.
    public var changes: [Change]
    /// Of a row that an earlier merge has made: where that has the value from; nil of others.
    public var origin: Origin?
  }

  /// By which line a merged value was taken, from which rows, and why not from others.
  public struct Origin: Sendable, Equatable {
    public var take: String
    public var takePlace: String
    public var sources: [Source]
    public var losses: [Loss]
  }

  /// A row of the group whose value was not taken.
  public struct Loss: Sendable, Equatable {
    public var row: String
    /// nil where logs alone were read.
    public var value: String?
    public var reason: String?
  }

  public var table: String
  public var id: String
  public var column: String
  /// What the table has at its end.
  public var value: String
  /// The line by which it was taken, and its place; nil of a table that is not merged.
  public var take: String?
  public var takePlace: String?
  /// Of a merged table: the rows that gave it; of others the row itself.
  public var sources: [Source]
  public var losses: [Loss]
  /// What rules of the table made of it, below the merge where there is one.
  public var changes: [Change]
}
