import Engine
import Language

extension Verb {
  // Several tables go into it: their plans and that of the result are put together by the run.
  static let merge = Verb(.merge) { _, _ in }
}
