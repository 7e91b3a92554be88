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

  /// What of the values that a line with these notations could not read is so; nil where nothing is.
  init?(_ unread: NotationProof, named: [String], _ subject: NotationProof.Subject) {
    let readers = named.map { ($0, Self.reader(of: $0, subject)) }
    for kind in unread.kinds {
      let reading = readers.filter { $0.1(kind.text) }.map(\.0)
      guard reading.count > 1 else { continue }
      if count == 0 { (first, notations) = (kind, reading) }
      count += kind.count
    }
    if count == 0 { return nil }
  }

  /// Whether a notation by itself reads a text.
  private static func reader(
    of notation: String, _ subject: NotationProof.Subject
  ) -> ([UInt8]) -> Bool {
    switch subject {
    case .dates:
      guard let notation = try? DateNotation.compile(notation).get() else { break }
      let reader = DateReader([notation])
      return { reader.dateTime(of: $0.span) != nil }
    case .numbers:
      guard let notation = try? MoneyNotation.compile(notation).get() else { break }
      let reader = MoneyReader([notation])
      return { reader.value(of: $0.span) != nil }
    }
    return { _ in false }
  }
}
