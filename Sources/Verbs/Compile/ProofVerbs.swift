import Engine
import Language

extension Verb {
  // Nothing of a run: `fettle test` takes them out of the rules and tries them by themselves.
  static let example = Verb(.example) { _, _ in }
  static let test = Verb(.test) { _, _ in }
}
