import Diagnostics
import Kernels
import Language

extension ExpressionCompiler {
  /// `name(…)`
  mutating func call(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Expression], _ range: SourceRange
  ) -> Operand? {
    guard let signature = context.vocabulary.functions.first(where: { $0.name == name }),
      let function = FunctionTable.function(named: name)
    else { return reject(.unknownFunction, "no function is called '\(name)'", nameRange) }
    let least = signature.parameters.count - signature.optionalCount
    guard arguments.count >= least,
      signature.isVariadic || arguments.count <= signature.parameters.count
    else {
      return reject(
        .argumentCount, "'\(name)' does not take \(arguments.count) arguments", range,
        help: "as in \(signature.example.call)")
    }
    let operands = arguments.map { operand($0) }
    guard !operands.contains(where: { $0 == nil }),
      let fitted = fit(operands.compactMap { $0 }, to: signature)
    else { return nil }
    let read = function.takesCanonical ? fitted.map { compared($0) } : fitted
    return call(function, read, signature, range)
  }

  private mutating func call(
    _ function: FunctionEntry, _ operands: [Operand], _ signature: FunctionSignature,
    _ range: SourceRange
  ) -> Operand? {
    if function.name == FunctionEntry.hash.name, context.keyedHash == nil {
      return reject(
        .keyMissing, "'\(function.name)' has no key", range,
        help: "type --key-file FILE, or set FETTLE_KEY; a key has \(KeyedHash.leastKeyByteCount) "
          + "bytes or more")
    }
    let kind = signature.result ?? resultKind(signature.isVariadic ? operands : [operands[0]])
    let call = FunctionCall(
      operands: operands, kind: kind, blanks: blanks, settings: settings,
      keyedHash: context.keyedHash)
    switch function.make(call) {
    case .success(let evaluate):
      let reads = operands.reduce(into: Set<Int>()) { $0.formUnion($1.expression.reads) }
      let expression = ValueExpression(kind: kind, reads: reads, evaluate: evaluate)
      if let function = operands.first.flatMap({ ColumnFunction(function.question, of: $0) }) {
        return Operand(function, computing: expression, range: range)
      }
      return Operand(expression, range: range)
    case .failure(let problem):
      let place = problem.argument.map { operands[$0].range } ?? range
      return reject(.unreadableLiteral, problem.message, place)
    }
  }

  /// Brings the operands to the kinds that the parameters accept.
  private mutating func fit(
    _ operands: [Operand], to signature: FunctionSignature
  ) -> [Operand]? {
    // `first` and its like give what they take: their arguments meet in one kind.
    let common = signature.result == nil && signature.isVariadic ? resultKind(operands) : nil
    var fitted: [Operand] = []
    for (index, operand) in operands.enumerated() {
      let parameter = signature.parameters[min(index, signature.parameters.count - 1)]
      let kind = common ?? wanted(parameter, for: operand)
      guard let converted = converted(operand, to: kind) else {
        return unread(operand, kind)
      }
      fitted.append(converted)
    }
    return fitted
  }

  /// The kind that a parameter wants of an operand.
  private func wanted(
    _ parameter: FunctionSignature.Parameter, for operand: Operand
  ) -> ValueKind {
    switch parameter {
    case .kind(let kind): return kind
    case .any: return operand.kind
    case .notation: return .text
    case .moment:
      if operand.kind.isMoment { return operand.kind }
      let isDate = operand.constant?.written.map { Self.read($0, as: .date) != nil }
      return isDate == false ? .datetime : .date
    }
  }
}
