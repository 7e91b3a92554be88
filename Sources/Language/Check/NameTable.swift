/// Values by name, in parts by the names' hashes: a copy shares all parts with its origin, and a
/// change copies but the one that it falls into.
package struct NameTable<Value: Sendable>: Sendable {
  /// As many as a power of two, so that a change copies about as many parts as a part has names.
  private var parts: [[String: Value]] = [[:]]
  private(set) var count = 0

  /// No names.
  package init() {}

  package subscript(name: String) -> Value? {
    get { parts[part(of: name)][name] }
    set {
      let part = part(of: name)
      let isThere = parts[part][name] != nil
      // What is not there need not be taken away: that would copy the part.
      if newValue == nil, !isThere { return }
      parts[part][name] = newValue
      count += (newValue == nil ? 0 : 1) - (isThere ? 1 : 0)
      if count > parts.count * parts.count { grow() }
    }
  }

  private func part(of name: String) -> Int {
    parts.count == 1 ? 0 : name.hashValue & (parts.count - 1)
  }

  private mutating func grow() {
    let old = parts
    parts = Array(repeating: [:], count: old.count * 2)
    for names in old {
      for (name, value) in names { parts[part(of: name)][name] = value }
    }
  }
}
