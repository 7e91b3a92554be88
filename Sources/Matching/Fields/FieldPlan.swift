/// What a field is made of, as a run chooses it or a model has it: enough to make it of any rows.
struct FieldPlan: Sendable, Equatable {
  /// How values are compared, and whether that tells one person or thing from others.
  enum Kind: String, Sendable, CaseIterable {
    case givenName = "given name"
    case familyName = "family name"
    /// Of a column that has whole names.
    case givenPart = "given part"
    case familyPart = "family part"
    case address
    case email = "e-mail"
    case phone
    case link
    case date
    case code
    /// A code that different people share.
    case sharedCode = "shared code"
    case category
    /// The words that name the thing that a record is about.
    case title
    case words
  }

  /// What a column is in its field.
  enum Part: String, Sendable, CaseIterable {
    case value, street, city, postcode
    /// Of a day that stands in three columns.
    case year, month, day
    /// A street of which Chinese values begin with the city, which stands for one that no column has.
    case cityOfStreet = "city-of-street"
    /// A whole name, of which a part is taken where a row has none of its own.
    case whole
  }

  /// A column of the merge, as an index of ``MergeInput/columns``.
  struct Column: Sendable, Equatable {
    var part: Part
    var number: Int
  }

  var kind: Kind
  var columns: [Column]

  init(_ kind: Kind, _ columns: [Column]) {
    self.kind = kind
    self.columns = columns
  }

  /// The columns of one part, in their order.
  func columns(_ part: Part) -> [Int] { columns.filter { $0.part == part }.map(\.number) }

  /// A field of one column.
  init(_ kind: Kind, of column: Int) {
    self.init(kind, [Column(part: .value, number: column)])
  }
}
