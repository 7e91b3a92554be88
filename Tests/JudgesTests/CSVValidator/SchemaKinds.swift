/// The kinds of values that the schema language knows by name, by the words of its specification.
enum SchemaKinds {
  typealias Kind = @Sendable (_ column: String, _ bounds: [String]) -> String

  static let all: [String: Kind] = [
    "uri": { column, _ in
      // RFC 3986: a scheme, and no more than one fragment.
      "\(column) matches /\\A[A-Za-z][A-Za-z0-9+.-]*:[^\\s#\"<>\\\\^`{|}]*(#[^\\s#\"<>\\\\^`{|}]*)?\\z/"
    },
    "uuid4": { column, _ in
      "\(column) matches /\\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z/i"
    },
    "positiveInteger": { column, _ in "\(column) matches /\\A\\d+\\z/" },
    "xDateTime": { column, bounds in
      moment(column, "T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)?", "datetime", bounds)
    },
    "xDateTimeTz": { column, bounds in
      moment(column, "T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)", "datetime", bounds)
    },
    "xDateTimeWithTimeZone": { column, bounds in
      moment(column, "T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)", "datetime", bounds)
    },
    "xDate": { column, bounds in moment(column, "", "date", bounds) },
    "xTime": { column, _ in
      "\(column) matches /\\A([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)?\\z/"
    },
    "ukDate": { column, _ in
      "\(column) matches /\\A\\d\\d?\\/\\d\\d?\\/\\d{4}\\z/ and \(column) is date 'DD/MM/YYYY'"
    },
  ]

  /// A date of ISO 8601 and what must follow it, within bounds where there are some.
  private static func moment(
    _ column: String, _ rest: String, _ type: String, _ bounds: [String]
  ) -> String {
    let shape = "\(column) matches /\\A\\d{4}-\\d\\d-\\d\\d\(rest)\\z/ and \(column) is \(type)"
    guard bounds.count == 2 else { return shape }
    return shape + " and \(type)(\(column)) between '\(bounds[0])' and '\(bounds[1])'"
  }
}
