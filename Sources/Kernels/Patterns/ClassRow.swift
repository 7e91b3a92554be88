import CScan

/// A pattern that is no more than a row of character classes, each with a repetition, such as
/// `^[^@\s]+@[^@\s]+\.[a-z]+$` or `\d{4}$`: matched without PCRE2.
///
/// A short text is matched at all its places at once, a long one by an automaton in one word that takes
/// a step a byte, whatever the text: 1 to 2 ns, without backtracking. It answers for text of ASCII and,
/// where the classes allow it, of the scripts that UTF-8 writes in two bytes, or any; whether there is a
/// match, not where.
@safe
final class ClassRow: @unchecked Sendable {
  /// Classes are bits 1 to 62; one bit before them and one behind.
  static let maximumCount = 62

  /// The automaton, with a table of 256 words; it is never written after init.
  let row: UnsafeMutablePointer<class_row>
  private let table: UnsafeMutablePointer<UInt64>

  /// Translates the pattern; nil where it is more than a row of classes.
  init?(_ source: [UInt8], flags: PatternFlags) {
    guard flags.isDisjoint(with: [.multiline, .extended]),
      let syntax = ClassRowSyntax(source, flags: flags)
    else { return nil }
    // Safe: made here, freed in deinit.
    unsafe table = .allocate(capacity: 256)
    unsafe table.initialize(repeating: 0, count: 256)
    unsafe row = .allocate(capacity: 1)
    unsafe row.initialize(to: class_row())
    unsafe row.pointee.classes = UnsafePointer(table)
    unsafe row.pointee.from_start = syntax.isFromStart
    unsafe row.pointee.to_end = syntax.isToEnd
    unsafe row.pointee.takes_narrow = Self.takesNarrow(syntax.places)
    unsafe row.pointee.ignores_case = flags.contains(.ignoresCase)
    unsafe row.pointee.takes_any = Self.takesAny(syntax.places, flags)
    addPlaces(syntax.places)
    for index in syntax.places.indices { add(index, of: syntax.places) }
    addEnds(behind: syntax.places.count, isFromStart: syntax.isFromStart)
  }

  deinit {
    // Safe: made by init, freed once.
    unsafe row.deallocate()
    unsafe table.deallocate()
  }

  /// Enters the places of a row that has few, for texts that are matched at all places at once.
  private func addPlaces(_ places: [ClassRowSyntax.Place]) {
    guard (1...Int(ROW_PLACES)).contains(places.count) else { return }
    // Safe: the row is this object's own and has so many places, each with 16 bytes of a class.
    unsafe withUnsafeMutableBytes(of: &row.pointee.places) { bytes in
      let entries = unsafe bytes.bindMemory(to: row_place.self)
      for (index, place) in places.enumerated() {
        unsafe entries[index].is_loop = place.isLoop
        unsafe entries[index].is_optional = place.isOptional
        unsafe entries[index].takes_high = place.set.beyondASCII == .all
        unsafe entries[index].is_same = index > 0 && places[index - 1].set == place.set
        unsafe withUnsafeMutableBytes(of: &entries[index].highs) { highs in
          for byte in 0..<128 where place.set.contains(UInt8(byte)) {
            unsafe highs[byte & 15] |= 1 << UInt8(byte >> 4)
          }
        }
      }
    }
    unsafe row.pointee.place_count = UInt8(places.count)
  }

  /// Enters a class into the table and into the masks.
  private func add(_ index: Int, of places: [ClassRowSyntax.Place]) {
    let place = places[index]
    let bit = (2 as UInt64) << UInt64(index)
    for byte in 0..<256 {
      let isIn = byte < 128 ? place.set.contains(UInt8(byte)) : place.set.beyondASCII == .all
      // Safe: the table has 256 words.
      if isIn { unsafe table[byte] |= bit }
    }
    if place.isLoop { unsafe row.pointee.loops |= bit }
    guard place.isOptional else { return }
    unsafe row.pointee.optional |= bit
    if index == 0 || !places[index - 1].isOptional {
      unsafe row.pointee.before_optional |= bit >> 1
    }
    if index + 1 == places.count || !places[index + 1].isOptional {
      unsafe row.pointee.last_optional |= bit
    }
  }

  /// A match that may begin anywhere keeps its first bit; one that may end anywhere goes on to a bit
  /// of its own and stays there.
  private func addEnds(behind count: Int, isFromStart: Bool) {
    let accept = (1 as UInt64) << UInt64(count)
    // Safe: the row and the table are this object's own.
    let end = unsafe row.pointee.to_end ? 0 : accept << 1
    let always = (isFromStart ? 0 : 1) | end
    unsafe row.pointee.accept = accept | end
    unsafe row.pointee.loops |= always
    for byte in 0..<256 { unsafe table[byte] |= always }
  }

  /// Whether no class has a character beyond ASCII: none of other scripts, none of another case, and no
  /// white space, of which there is more; the vertical tab shows it.
  private static func takesAny(_ places: [ClassRowSyntax.Place], _ flags: PatternFlags) -> Bool {
    !flags.contains(.ignoresCase)
      && places.allSatisfy { $0.set.beyondASCII == .none && !$0.set.contains(0x0B) }
  }

  /// Steps are bytes, so a letter of two bytes must never be counted: each class must hold all such
  /// letters, in a loop, or none; and between two that hold them must stand one that does not.
  private static func takesNarrow(_ places: [ClassRowSyntax.Place]) -> Bool {
    var isBehindAll = false
    for place in places {
      switch place.set.beyondASCII {
      case .unknown: return false
      case .none: if !place.isOptional { isBehindAll = false }
      case .all:
        if isBehindAll || !place.isLoop { return false }
        isBehindAll = true
      }
    }
    return true
  }
}
