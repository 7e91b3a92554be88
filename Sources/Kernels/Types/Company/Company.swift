import Columns

/// `company`: the name without blanks at its ends and with single ones within, its legal form in the
/// usual spelling and without a comma before it: `ACME,  gmbh` is `ACME GmbH`.
///
/// Any text with a letter is a name; its letters stay as they are.
struct Company: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard Self.hasLetter(input) else { return .failed }
    let words = CompanyWords(input)
    let form = words.legalForm(endingAt: words.words.count, scratch: &output)
    let count = words.words.count - (form?.wordCount ?? 0)
    for place in 0..<count {
      if place > 0 { output.append(0x20) }
      output.append(input.extracting(words.words[place]))
    }
    if let form {
      while output.openBytes.last == 0x2C { output.truncate(to: output.openCount - 1) }
      if output.openCount > 0, output.openBytes.last != 0x20 { output.append(0x20) }
      output.append(form.written)
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Whether the text has a letter of any script.
  static func hasLetter(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if Categories.isLetter(scalar.value), !Categories.isMark(scalar.value) { return true }
      index += scalar.byteCount
    }
    return false
  }
}

/// The match key of `company`: the words without legal forms, folded, without accents and
/// punctuation; `&` reads as `and`, a leading `the` goes.
struct CompanyMatchKey: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard Company.hasLetter(input) else { return .failed }
    let words = CompanyWords(input)
    var count = words.words.count
    while let form = words.legalForm(endingAt: count, scratch: &output) { count -= form.wordCount }
    for place in 0..<count {
      let start = output.openCount
      if start > 0 { output.append(0x20) }
      let open = output.openCount
      let word = input.extracting(words.words[place])
      if word.count == 1, word[0] == 0x26 || word[0] == 0x2B {
        output.append(Self.and)
      } else {
        NameKey.append(word, .all, to: &output)
      }
      let isArticle = start == 0 && count > 1 && output.openBytes.equals(Self.the.span)
      if output.openCount == open || isArticle { output.truncate(to: start) }
    }
    dropGluedForm(&output)
    if output.openCount == 0 { return .failed }
    return output.openBytes.equals(input) ? .same : .changed
  }

  private static let and = Array("and".utf8)
  private static let the = Array("the".utf8)

  /// Takes 有限公司 or 株式会社 off the end or the start of the key.
  private func dropGluedForm(_ output: inout ByteArena) {
    for form in LegalForms.gluedForms where output.openCount > form.count {
      let count = output.openCount
      if output.openBytes.extracting(count - form.count..<count).equals(form.span) {
        return output.truncate(to: count - form.count)
      }
      if output.openBytes.extracting(0..<form.count).equals(form.span) {
        var rest: [UInt8] = []
        for index in form.count..<count { rest.append(output.openBytes[index]) }
        output.truncate(to: 0)
        return output.append(rest)
      }
    }
  }
}

extension FormEntry {
  static let company = FormEntry(
    textType: "company",
    summary: "Writes a company's name with single blanks and its legal form as usual.",
    example: (" Acme,  g.m.b.h.", "Acme GmbH"), kernel: Company(), key: CompanyMatchKey())
}

extension Span where Element == UInt8 {
  /// The last byte; nil where there is none.
  fileprivate var last: UInt8? { isEmpty ? nil : self[count - 1] }
}
