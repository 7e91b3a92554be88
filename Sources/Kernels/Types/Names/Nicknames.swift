/// Given names of English and the short and pet forms by which their bearers go: Bob is Robert.
///
/// A form may stand for several names (Bert for Albert and Herbert, Alex for Alexander and Alexandra).
/// Two such names are not alike by that: Albert and Herbert are two.
package enum Nicknames {
  /// Most names that one form stands for.
  static let mostGroups = 8

  /// Whether both lower-case given names can be those of one person: they are equal, or stand in a
  /// common group.
  package static func isSame(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    if left.equals(right) { return true }
    guard let first = index.map.arm(for: left), let second = index.map.arm(for: right) else {
      return false
    }
    let (these, those) = (index.groups[first], index.groups[second])
    for place in 0..<mostGroups where these[place] != 0 {
      for other in 0..<mostGroups where those[other] == these[place] { return true }
    }
    return false
  }

  /// The number of the name that a lower-case given name is or most often stands for, from 1 on; nil
  /// where the table does not have it.
  package static func canonicalId(of name: Span<UInt8>) -> Int? {
    index.map.arm(for: name).map { Int(index.groups[$0][0]) }
  }

  /// The numbers of all the names that a lower-case given name stands for, the most frequent first.
  package static func ids(of name: Span<UInt8>) -> [Int] {
    guard let arm = index.map.arm(for: name) else { return [] }
    let groups = index.groups[arm]
    return groups.indices.map { Int(groups[$0]) }.filter { $0 != 0 }
  }

  /// Eight bits and eight more that tell of most names which have no word in a common group: then they share
  /// none of the one or of the other.
  package static func marks(ofWordsIn text: Span<UInt8>) -> SIMD2<UInt8> {
    var marks = SIMD2<UInt8>()
    var words = WordReader()
    while let range = words.next(in: text) {
      guard let arm = index.map.arm(for: text.extracting(range)) else { continue }
      let groups = index.groups[arm]
      for place in 0..<mostGroups where groups[place] != 0 {
        let group = groups[place]
        marks |= SIMD2(1 << UInt8(group & 7), 1 << UInt8(group / 8 & 7))
      }
    }
    return marks
  }

  private typealias Groups = InlineArray<8, UInt16>

  private static let index: (map: ValueMap, groups: [Groups]) = {
    var names: [[UInt8]] = []
    var groups: [Groups] = []
    var places: [[UInt8]: Int] = [:]
    for (number, line) in (men + "\n" + women).split(separator: "\n").enumerated() {
      for word in line.split(separator: " ") {
        let name = Array(word.utf8)
        if places[name] == nil {
          places[name] = names.count
          names.append(name)
          groups.append(Groups(repeating: 0))
        }
        let place = places[name] ?? 0
        for free in 0..<mostGroups where groups[place][free] == 0 {
          groups[place][free] = UInt16(number + 1)
          break
        }
      }
    }
    return (ValueMap(names), groups)
  }()
}
