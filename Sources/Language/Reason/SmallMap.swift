/// Values by a few keys, found by looking at one key after another: what is said of one row seldom names more
/// than some dozens of terms, and hashing costs more than that.
struct SmallMap<Key: Equatable, Value> {
  private var keys: [Key] = []
  private var values: [Value] = []

  subscript(key: Key) -> Value? { keys.firstIndex(of: key).map { values[$0] } }

  subscript(key: Key, default fallback: @autoclosure () -> Value) -> Value {
    get { self[key] ?? fallback() }
    set { set(newValue, for: key) }
  }

  /// Puts a value in the place of the key's, where there is one.
  mutating func set(_ value: Value, for key: Key) {
    if let index = keys.firstIndex(of: key) {
      values[index] = value
    } else {
      keys.append(key)
      values.append(value)
    }
  }

  /// Keeps a value for a key that has none; the one that it had before, or this.
  mutating func note(_ value: Value, for key: Key) -> Value {
    if let index = keys.firstIndex(of: key) { return values[index] }
    keys.append(key)
    values.append(value)
    return value
  }
}

extension SmallMap: Sequence {
  /// The keys with their values, in the order in which they came.
  func makeIterator() -> Zip2Sequence<[Key], [Value]>.Iterator {
    zip(keys, values).makeIterator()
  }
}
