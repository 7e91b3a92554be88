/// Traditional characters and other old forms as the simplified ones that names are looked up by: 國
/// reads as 国.
///
/// It serves look-ups and match keys; nothing is written with it. Characters of two writings (乾, 著)
/// are left alone, see `SimplifiedHan`.
enum HanFold {
  /// Forms beyond the simplified writing's own table, the other form first.
  private static let others: [(Int32, Int32)] = [
    (0x5DBD, 0x5CB3),  // 嶽岳
    (0x7FA3, 0x7FA4),  // 羣群
    (0x7D2E, 0x624E),  // 紮扎
    (0x5FB5, 0x5F81),  // 徵征
    (0x88E1, 0x91CC),  // 裡里
    (0x88CF, 0x91CC),  // 裏里
    (0x8846, 0x4F17),  // 衆众
    (0x8A17, 0x6258),  // 託托
  ]

  /// The simplified character, or the same one.
  static func folded(_ scalar: Int32) -> Int32 {
    guard scalar >= 0x4E00, scalar < 0xA000 else { return scalar }
    for (other, simplified) in others where other == scalar { return simplified }
    return SimplifiedHan.simplified(scalar) ?? scalar
  }
}
