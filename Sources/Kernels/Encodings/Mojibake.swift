/// Repairs text that was read by the wrong code page, a layer at a time.
enum Mojibake {
  /// How many layers are taken off; text that would need more is left alone.
  static let most = 12

  /// The text without mojibake; nil where it has more layers than anyone makes by accident.
  static func repaired(_ text: [Int32]) -> [Int32]? {
    var text = text
    for _ in 0..<most {
      guard let next = withoutLayer(text) else { return text }
      text = next
    }
    return withoutLayer(text) == nil ? text : nil
  }

  /// One layer less; nil where there is none.
  private static func withoutLayer(_ text: [Int32]) -> [Int32]? {
    guard CodePage.mayHaveSequence(text) else { return withoutControls(text) }
    var best: (count: Int, text: [Int32])?
    for page in CodePage.all {
      let sequences = MojibakeSequence.all(in: text, by: page)
      if sequences.isEmpty { continue }
      let evidence = MojibakeEvidence(text: text, page: page.name, sequences: sequences)
      guard let accepted = evidence.accepted() else { continue }
      let chosen = zip(sequences, accepted).filter(\.1).map(\.0)
      let count = chosen.reduce(0) { $0 + $1.range.count }
      if count > best?.count ?? 0 { best = (count, read(chosen, in: text)) }
    }
    return best?.text ?? withoutLostBlank(text) ?? withoutControls(text)
  }

  private static func read(_ sequences: [MojibakeSequence], in text: [Int32]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(text.count)
    var position = 0
    for sequence in sequences {
      result += text[position..<sequence.range.lowerBound]
      result.append(sequence.character)
      position = sequence.range.upperBound
    }
    return result + text[position...]
  }

  /// `voilÃ le`: the no-break space of `Ã ` was trimmed or made a blank, of which one is left or two.
  private static func withoutLostBlank(_ text: [Int32]) -> [Int32]? {
    var result: [Int32] = []
    var index = 0
    while index < text.count {
      let isLost =
        text[index] == 0xC3 && index > 0 && (0x61...0x7A).contains(text[index - 1])
        && index + 1 < text.count && text[index + 1] == 0x20
      guard isLost else {
        result.append(text[index])
        index += 1
        continue
      }
      result.append(0xE0)
      index += index + 2 < text.count && text[index + 2] == 0x20 ? 2 : 1
    }
    return result == text ? nil : result
  }

  /// The controls of Latin-1 as the signs that Windows-1252 has in their places.
  private static func withoutControls(_ text: [Int32]) -> [Int32]? {
    guard text.contains(where: { CodePage.character(forControl: $0) != nil }) else { return nil }
    return text.map { CodePage.character(forControl: $0) ?? $0 }
  }
}
