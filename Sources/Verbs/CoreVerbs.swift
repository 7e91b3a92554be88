import Engine
import Kernels
import Language

extension Verb {
  /// Every verb of the language, in the order of the manual.
  package static let all: [Verb] = [
    .load, .use, .save, .column, .list, .let, .include, .normalize, .replace, .default, .fill,
    .correct, .repair, .set,
    .clear, .split, .rename, .dropColumns, .keepColumns, .mask, .dropRows, .keepRows, .require,
    .unique, .check, .noteRows,
    .warnRows, .reviewRows, .rejectRows, .stopRows, .expect, .dedupe, .merge, .example, .test,
  ]
}

extension Vocabulary {
  /// Made once: whoever reads a rule file asks for it, and an editor with every letter.
  private static let usual = core(forms: FormSignature.core)

  /// The words of the language with all the verbs that are built.
  package static func core() -> Vocabulary { usual }

  /// The same with other forms.
  package static func core(forms: [FormSignature]) -> Vocabulary {
    Vocabulary(
      verbs: Verb.all.map(\.signature), forms: forms, regions: Set(FormEntry.regionCodes),
      truths: BooleanWords.meanings)
  }
}
