import Engine
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
  /// The words of the language with all the verbs that are built.
  package static func core(forms: [FormSignature] = FormSignature.core) -> Vocabulary {
    Vocabulary(verbs: Verb.all.map(\.signature), forms: forms)
  }
}
