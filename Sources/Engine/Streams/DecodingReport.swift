import Diagnostics

/// What decoding to UTF-8 could not keep: exact counts, and the first places.
package struct DecodingReport: Sendable, Equatable {
  /// How many places are kept of each kind.
  package static let placeLimit = 10

  /// Name of the encoding, as in the rule file.
  package var encoding: String
  /// Invalid sequences that became U+FFFD.
  package var replacedCount = 0
  package var replacedPlaces: [DataPlace] = []
  /// Characters that are written back as other bytes than those that came in.
  package var unfaithfulCount = 0
  package var unfaithfulPlaces: [DataPlace] = []

  package init(encoding: String) {
    self.encoding = encoding
  }

  /// Counts an invalid sequence.
  package mutating func addReplaced(at place: DataPlace) {
    replacedCount += 1
    if replacedPlaces.count < Self.placeLimit { replacedPlaces.append(place) }
  }

  /// Counts a character that does not come back as it was.
  package mutating func addUnfaithful(at place: DataPlace) {
    unfaithfulCount += 1
    if unfaithfulPlaces.count < Self.placeLimit { unfaithfulPlaces.append(place) }
  }

  /// Adds what another file of the same input lost.
  package mutating func add(_ other: DecodingReport) {
    replacedCount += other.replacedCount
    unfaithfulCount += other.unfaithfulCount
    replacedPlaces += other.replacedPlaces.prefix(Self.placeLimit - replacedPlaces.count)
    unfaithfulPlaces += other.unfaithfulPlaces.prefix(Self.placeLimit - unfaithfulPlaces.count)
  }
}
