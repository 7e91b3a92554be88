/// Forms that are types: the kernel reads a value of the type and writes its canonical form.
extension FormEntry {
  /// A type of text without arguments whose canonical form is its match key.
  init<Kernel: TextKernel>(
    textType name: String, summary: String, example: (before: String, after: String),
    kernel: Kernel
  ) {
    self.init(name, summary: summary, example: example, resultType: name) {
      Self.bind(kernel, of: name, to: $0)
    }
  }

  /// A type of text without arguments that has a match key of its own.
  init<Kernel: TextKernel, Key: TextKernel>(
    textType name: String, summary: String, example: (before: String, after: String),
    kernel: Kernel, key: Key
  ) {
    self.init(
      name, summary: summary, example: example, resultType: name,
      matchKey: { Self.bind(key, of: name, to: $0) },
      make: { Self.bind(kernel, of: name, to: $0) })
  }

  private static func bind<Kernel: TextKernel>(
    _ kernel: Kernel, of name: String, to arguments: [FormArgument]
  ) -> Result<ColumnKernel, FormProblem> {
    guard arguments.isEmpty else {
      return .failure(FormProblem("'\(name)' takes no arguments", argument: 0))
    }
    return .success(ColumnKernel(kernel))
  }
}
