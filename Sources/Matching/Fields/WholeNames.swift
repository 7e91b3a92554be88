import Columns
import Kernels

/// A column of whole names.
struct WholeNames {
  private let names: InternedColumn
  private let areChinese: Bool

  init(_ column: MergeColumn) {
    names = column.keys
    // A quarter of different names, or more.
    let all = 0..<UInt32(column.keys.pool.count)
    let count = all.count { HanText.isPresent(in: column.keys.pool[$0]) }
    areChinese = count * 4 >= max(all.count, 1)
  }

  /// Appends a part of the name that a row has.
  func append(_ part: NameParts.Part, at row: Int, to output: inout [UInt8]) {
    append(part, of: names.pool[names.ids[row]], to: &output)
  }

  /// Appends the given or the family name of a whole one; among Chinese names those of `wangwei`, too.
  func append(_ part: NameParts.Part, of text: Span<UInt8>, to output: inout [UInt8]) {
    let parts = NameParts(text)
    if areChinese, parts.has(.first) != parts.has(.last) {
      var word: [UInt8] = []
      FoldedWords.append(text, to: &word)
      // Anna is no An Na.
      let isWestern = Nicknames.canonicalId(of: word.span) != nil
      if !isWestern, let count = PinyinName.familyByteCount(of: word.span) {
        output += part == .last ? word[..<count] : word[count...]
        return
      }
    }
    var arena = ByteArena()
    parts.append(part, of: text, to: &arena)
    FoldedWords.append(arena.openBytes, to: &output)
  }
}
