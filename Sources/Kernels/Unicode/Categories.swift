import CUtf8proc

/// Groups of Unicode's general categories, as utf8proc knows them.
enum Categories {
  /// A letter, or a mark that belongs to one: L and M.
  @inline(__always)
  static func isLetter(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    let category = utf8proc_category(scalar).rawValue
    return category >= UTF8PROC_CATEGORY_LU.rawValue && category <= UTF8PROC_CATEGORY_ME.rawValue
  }

  /// A mark: M.
  @inline(__always)
  static func isMark(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    let category = utf8proc_category(scalar).rawValue
    return category >= UTF8PROC_CATEGORY_MN.rawValue && category <= UTF8PROC_CATEGORY_ME.rawValue
  }

  /// A digit, a Roman numeral, a fraction: N.
  @inline(__always)
  static func isNumber(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    let category = utf8proc_category(scalar).rawValue
    return category >= UTF8PROC_CATEGORY_ND.rawValue && category <= UTF8PROC_CATEGORY_NO.rawValue
  }

  /// Something that is seen: a letter, mark, number, punctuation or symbol.
  static func isVisible(_ scalar: Int32) -> Bool {
    if scalar < 0 { return false }
    let category = utf8proc_category(scalar).rawValue
    return category >= UTF8PROC_CATEGORY_LU.rawValue && category <= UTF8PROC_CATEGORY_SO.rawValue
  }
}
