extension Vocabulary {
  /// The language's own words around a table of verbs.
  package init(
    verbs: [Signature], forms: [FormSignature] = FormSignature.core, regions: Set<String> = [],
    truths: [String: Bool] = [:]
  ) {
    self.init(
      verbs: verbs, forms: forms, functions: FunctionSignature.core, types: TypeSignature.core,
      reserved: ReservedWord.core, regions: regions, truths: truths)
  }
}
