import Engine
import Kernels
import Language
import Matching

/// A `merge` line, ready to be run.
struct MergeRule: TableOrigin {
  /// One column of the result, as its tables have it.
  struct Column: Sendable {
    var name: String
    var kind: MatchKind
    var isDeclared: Bool
  }

  /// A column of one table, as it is handed on.
  struct CollectedColumn: Sendable {
    /// Gives its canonical values, and tells those that are no evidence.
    var key: KeyReader
    /// Makes the match key of a canonical value; nil: that is the match key.
    var matchKey: ColumnKernel?
    /// What placeholders are compared by: INFO@Example.com is info@example.com.
    var placeholderKeys: [LiteralCell] = []

    /// Whether something else than the cell's text is compared, or written.
    var isRead: Bool { key.value != nil || matchKey != nil }
    /// Whether that is so, and the same for the same text.
    var readsItsCellsAlone: Bool { isRead && key.reads == [key.id] }
  }

  /// One table that is merged.
  struct Source: Sendable {
    var table: String
    /// By the columns of the result; nil: it has none of that name.
    var columns: [CollectedColumn?]
    /// The column declared `id`, among those of the result.
    var idColumn: Int?
    var isFreeOfDuplicates: Bool
    /// The table's plan as far as the line.
    var plan: TablePlan
  }

  /// The line among the rules.
  var rule: Int
  var result: String
  var columns: [Column]
  var sources: [Source]
  var plan: MergePlan
  /// `links from`
  var oldLinks: MergeFile?
  /// `decided in`
  var decisions: MergeFile?
  /// `removed to`
  var removed: TextLiteral?
  /// The file in which the line stands.
  var ruleFile: String
  /// The columns in an order that does not depend on that of the tables.
  var columnOrder: [Int]? = nil
  /// Columns of the result that are declared `sensitive`.
  var sensitiveColumns: Set<Int> = []

  /// Groups of more rows are a rule gone wrong.
  static let largestGroup = 1_000

  /// The name of the result's id column.
  var idName: String { result + "_id" }

  /// The names of its tables, in lower case.
  var tableNames: Set<String> { Set(sources.map { $0.table.lowercased() }) }

  /// The step of a table's plan that hands its rows to a collector.
  func step(of source: Int, _ collector: (any RowCollector)?) -> Step {
    let reads = sources[source].columns.compactMap { $0?.key.reads }
      .reduce(into: Set<Int>()) { $0.formUnion($1) }
    return .collect(CollectRule(rule: rule, reads: reads, collector: collector))
  }
}

/// A file that a merge reads besides its tables.
struct MergeFile: Sendable {
  var name: String
  var table: LookupTable

  /// The place of a column by its name; nil where there is none.
  func column(_ name: String) -> Int? {
    table.header.firstIndex { $0.lowercased() == name.lowercased() }
  }
}

extension MatchKind {
  /// How values of a declared type are compared.
  init(type: String) {
    switch type {
    case "name": self = .name
    case "company": self = .company
    case "email": self = .email
    case "phone": self = .phone
    case "url": self = .url
    case "number", "whole", "money": self = .number
    case "date", "datetime": self = .date
    case "postcode": self = .postcode
    case "country": self = .country
    case "boolean", "one of", "currency": self = .category
    case "iban", "vat", "luhn", "mod97", "mod11-2", "cn id", "cn uscc": self = .code
    case "id": self = .id
    default: self = .text
    }
  }
}
