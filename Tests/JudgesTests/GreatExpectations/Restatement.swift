/// An expectation as rules of Fettle, or why it is not one.
enum Restatement {
  /// `lists` names the columns whose values the suite lists for a failing row.
  case rules([String], lists: [String])
  /// A kind of expectation that is listed apart, as it judges neither rows nor columns by a rule.
  case apart(Apart)
  case untold(Untold)

  /// Why an expectation is listed apart.
  enum Apart: String, CaseIterable {
    case distribution = "fits a distribution to a partition"
    case sql = "is a query in SQL"
    case jsonSchema = "holds texts against a JSON schema"
    case neverRun = "is one that the suite itself never runs"
  }

  /// Why a rule cannot be told in Fettle's language.
  enum Untold: String, CaseIterable {
    case storage =
      "asks how a back end stores the values: in a file every cell is text, and 1 and '1' are one"
    case rowFromWhole = "compares each row with a figure of its whole column"
    case mostCommon = "no figure for the most common value"
    case lastBit = "holds for the last bit of one back end's binary fractions"
    case caller = "a fault in an argument of the caller's, not in the rule"
  }
}
