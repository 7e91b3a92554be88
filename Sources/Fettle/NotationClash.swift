import Kernels

/// Values that several notations of one line read, and not alike: which is meant is open, so that they are not
/// converted.
struct NotationClash {
  /// How many there are.
  private(set) var count = 0
  /// The first of them.
  private(set) var first = Witness()
  /// The notations that read the first, as the line names them.
  private(set) var notations: [String] = []

  /// What of the values that a line with these notations of a type could not read is so; nil where
  /// nothing is.
  init?(_ unread: NotationProof, named: [String], type: String) {
    let readers = named.map { ($0, Self.reader(of: [$0], type: type)) }
    for kind in unread.kinds {
      let readings = readers.compactMap { name, reader in reader(kind.text).map { (name, $0) } }
      guard let one = readings.first, readings.contains(where: { $0.1 != one.1 }) else { continue }
      if count == 0 { (first, notations) = (kind, readings.map(\.0)) }
      count += kind.count
    }
    if count == 0 { return nil }
  }

  /// Whether notations of a type read a text.
  static func reads(_ text: [UInt8], _ notations: [String], type: String) -> Bool {
    reader(of: notations, type: type)(text) != nil
  }

  /// What a text is.
  private enum Reading: Equatable {
    case moment(Int64)
    case number(Decimal)
  }

  /// Reads a text as the type does with these notations; notations that are none are left out.
  private static func reader(
    of notations: [String], type: String
  ) -> ([UInt8]) -> Reading? {
    switch type {
    case "date", "datetime":
      let reader = DateReader(notations.compactMap { try? DateNotation.compile($0).get() })
      return { reader.dateTime(of: $0.span).map { .moment($0) } }
    case "money":
      let reader = MoneyReader(notations.compactMap { try? MoneyNotation.compile($0).get() })
      return { reader.value(of: $0.span).map { .number($0) } }
    default:
      let reader = NumberReader(notations.compactMap { try? NumberNotation.compile($0).get() })
      return { reader.value(of: $0.span).map { .number($0) } }
    }
  }
}
