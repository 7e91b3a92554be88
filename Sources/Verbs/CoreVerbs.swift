import Language

extension Vocabulary {
  /// The words of the language with all the verbs that are built.
  package static func core(forms: [FormSignature] = FormSignature.core) -> Vocabulary {
    Vocabulary(verbs: coreVerbs, forms: forms)
  }

  private static let coreVerbs: [Signature] = [
    .load, .use, .save, .column, .list, .let, .include, .normalize, .replace, .default, .set,
    .clear, .split, .rename, .dropColumns, .keepColumns, .mask, .dropRows, .keepRows, .dedupe,
  ]
}
