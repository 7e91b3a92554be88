import Diagnostics
import Engine
import Kernels
import Language

extension TableCompiler {
  /// The kernel of a form; a type's form without notations uses those declared for the column.
  mutating func kernel(_ use: FormUse, for column: ColumnInfo) -> ColumnKernel? {
    guard let entry = FormTable.form(named: use.name) else { return nil }
    var arguments = use.arguments.compactMap(\.formArgument)
    if arguments.isEmpty && entry.arguments == [.notation] && entry.resultType == column.type {
      arguments = column.notations.map { .text($0) }
      if arguments.isEmpty, entry.resultType == "number", let notation = settings.numberNotation {
        arguments = [.text(notation)]
      }
    }
    switch entry.make(arguments) {
    case .success(let kernel): return kernel
    case .failure(let problem):
      let range = problem.argument.flatMap {
        use.arguments.indices.contains($0) ? use.arguments[$0].range : nil
      }
      diagnostics.append(
        Diagnostic(.formArguments, problem.message, at: range ?? use.range))
      return nil
    }
  }
}

extension Expression {
  /// The literal as an argument of a form.
  fileprivate var formArgument: FormArgument? {
    switch kind {
    case .text(let text): .text(text)
    case .number(let digits): Int(digits).map { .number($0) }
    default: nil
    }
  }
}
