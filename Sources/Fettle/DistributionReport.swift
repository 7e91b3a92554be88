/// What stood in a column that a rule judged, as the rule found it.
public struct DistributionReport: Sendable, Equatable {
  /// A value and how many rows have it.
  public struct Value: Sendable, Equatable {
    /// Masked where the column is sensitive, and cut where it is long.
    public var text: String
    public var count: Int
  }

  /// How many values lie in each of some ranges of one width.
  public struct Plot: Sendable, Equatable {
    /// What is plotted: the values, or how long they are in characters.
    public enum Kind: String, Sendable {
      case number, date, length
    }
    public var kind: Kind
    public var least: String
    public var greatest: String
    public var counts: [Int]
  }

  public var column: String
  public var rowCount: Int
  public var blankCount: Int
  /// Different values; nil: more than are counted.
  public var distinctCount: Int?
  /// Rows of the sample that ``top`` and ``plot`` tell of; nil: they tell of all rows.
  public var sampleCount: Int?
  /// The most frequent values, the first one most.
  public var top: [Value]
  /// nil where the column is blank throughout.
  public var plot: Plot?
  /// Whether the column is sensitive: its values are masked, and only their lengths are plotted.
  public var isMasked: Bool
}
