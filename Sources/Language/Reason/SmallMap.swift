/// Values by a few keys, found by looking at one key after another: what is said of one row seldom names more
/// than some dozens of terms, and hashing costs more than that. Of more keys the places are kept by their hashes.
struct SmallMap<Key: Hashable, Value> {
  private var keys: [Key] = []
  private var values: [Value] = []
  /// The places of all keys, once there are many.
  private var places: [Key: Int]?

  /// More keys than this are not looked through.
  private static var fewKeys: Int { 64 }

  var count: Int { keys.count }

  subscript(key: Key) -> Value? { index(of: key).map { values[$0] } }

  subscript(key: Key, default fallback: @autoclosure () -> Value) -> Value {
    get { self[key] ?? fallback() }
    set { set(newValue, for: key) }
  }

  /// Puts a value in the place of the key's, where there is one.
  mutating func set(_ value: Value, for key: Key) {
    if let index = index(of: key) {
      values[index] = value
    } else {
      append(value, for: key)
    }
  }

  /// Changes the value of a key where it is, without a copy; a key that has none gets one first.
  mutating func update<Result>(
    _ key: Key, default fallback: @autoclosure () -> Value, _ change: (inout Value) -> Result
  ) -> Result {
    guard let index = index(of: key) else {
      append(fallback(), for: key)
      return change(&values[values.count - 1])
    }
    return change(&values[index])
  }

  /// Keeps a value for a key that has none; the one that it had before, or this.
  mutating func note(_ value: Value, for key: Key) -> Value {
    if let index = index(of: key) { return values[index] }
    append(value, for: key)
    return value
  }

  private func index(of key: Key) -> Int? {
    if let places { places[key] } else { keys.firstIndex(of: key) }
  }

  private mutating func append(_ value: Value, for key: Key) {
    keys.append(key)
    values.append(value)
    if keys.count <= Self.fewKeys { return }
    guard places == nil else {
      places?[key] = keys.count - 1
      return
    }
    places = Dictionary(
      zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
  }
}

extension SmallMap: Sequence {
  /// The keys with their values, in the order in which they came.
  func makeIterator() -> Zip2Sequence<[Key], [Value]>.Iterator {
    zip(keys, values).makeIterator()
  }
}
