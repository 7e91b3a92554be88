/// One form of `normalize`: its signature as data, and how it becomes a column kernel.
package struct FormEntry: Sendable {
  /// What one argument of a form accepts.
  package enum ArgumentKind: Sendable { case number, text, notation, region }

  /// `pad left`.
  package let name: String
  /// Arguments in order; `.notation` takes any number of texts, or none; `.region` takes `.text("DE")`,
  /// or is left out. Forms of points in time take a zone beside them.
  package let arguments: [ArgumentKind]
  /// One sentence: what the form does.
  package let summary: String
  /// A text before and after, for the manual and its test, with the arguments it was made with.
  package let example: (before: String, after: String)
  package let exampleArguments: [FormArgument]
  /// The type that a column has once the form has run: `number`, `date`; nil where it stays text.
  package let resultType: String?
  /// Whether running the form on its own result changes nothing; false with a notation alone.
  package let isIdempotent: Bool
  /// Binds the arguments, or says what is wrong with them.
  package let make: @Sendable ([FormArgument]) -> Result<ColumnKernel, FormProblem>
  /// Binds the arguments to the kernel of the match key, by which `equal` and `similar` compare; nil
  /// where that is the canonical form.
  package let matchKey: (@Sendable ([FormArgument]) -> Result<ColumnKernel, FormProblem>)?

  package init(
    _ name: String, arguments: [ArgumentKind] = [], summary: String,
    example: (before: String, after: String), exampleArguments: [FormArgument] = [],
    resultType: String? = nil, isIdempotent: Bool = true,
    matchKey: (@Sendable ([FormArgument]) -> Result<ColumnKernel, FormProblem>)? = nil,
    make: @escaping @Sendable ([FormArgument]) -> Result<ColumnKernel, FormProblem>
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.example = example
    self.exampleArguments = exampleArguments
    self.resultType = resultType
    self.isIdempotent = isIdempotent
    self.matchKey = matchKey
    self.make = make
  }

  /// A form without arguments.
  package init<Kernel: TextKernel>(
    _ name: String, summary: String, example: (before: String, after: String), kernel: Kernel
  ) {
    self.init(name, summary: summary, example: example) { arguments in
      guard arguments.isEmpty else {
        return .failure(FormProblem("'\(name)' takes no arguments", argument: 0))
      }
      return .success(ColumnKernel(kernel))
    }
  }
}

extension FormEntry {
  /// The arguments as notations; a problem says which of them is none, `example` how one looks.
  static func notations<Notation>(
    _ arguments: [FormArgument], example: String,
    by compile: (String) -> Result<Notation, FormProblem>
  ) -> Result<[Notation], FormProblem> {
    var notations: [Notation] = []
    for (index, argument) in arguments.enumerated() {
      guard case .text(let text) = argument else {
        return .failure(FormProblem("a notation is a text: '\(example)'", argument: index))
      }
      switch compile(text) {
      case .success(let notation): notations.append(notation)
      case .failure(let problem):
        return .failure(
          FormProblem(problem.message, argument: index, help: problem.help))
      }
    }
    return .success(notations)
  }
}

/// One argument as a rule gives it: `5`, `'0'`, `'DD/MM/YYYY'`.
package enum FormArgument: Sendable, Equatable {
  case number(Int)
  case text(String)
  /// Minutes east of UTC of times that name no zone, as the table's `load` line says it.
  case zone(minutes: Int)
}

/// What is wrong with the arguments of a form.
package struct FormProblem: Error, Sendable, Equatable {
  /// One sentence in lower case, without a full stop.
  package let message: String
  /// Which argument it is about, from 0; nil where one is missing.
  package let argument: Int?
  /// What to type instead, where that is clear.
  package let help: String?

  package init(_ message: String, argument: Int? = nil, help: String? = nil) {
    self.message = message
    self.argument = argument
    self.help = help
  }
}
