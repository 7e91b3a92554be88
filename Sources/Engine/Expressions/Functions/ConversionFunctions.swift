import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions that make a value of one kind from another; what cannot be read has failed.
  static let conversions: [FunctionEntry] = [
    FunctionEntry("number", checking: number), FunctionEntry("date", checking: date),
    FunctionEntry("datetime", checking: datetime), FunctionEntry("text", checking: text),
  ]

  private static func number(_ call: FunctionCall) -> Result<Loop, FormProblem> {
    if call.operands[0].kind == .number && !call.has(1) {
      return .success { call.operands[0].expression.evaluate($0) }
    }
    return call.notations { NumberNotation.compile($0) }.map { notations in
      let reader = NumberCells(reader: NumberReader(notations), isWhole: false)
      return { frame in frame.map(call.texts(0, frame)) { reader.value(of: $0) }.vector }
    }
  }

  private static func date(_ call: FunctionCall) -> Result<Loop, FormProblem> {
    if call.operands[0].kind.isMoment && !call.has(1) {
      let isDate = call.operands[0].kind == .date
      return .success { frame in
        frame.map(call.moments(0, frame)) { Int64(Moments.day(of: $0, isDate: isDate)) }
          .vector(.date)
      }
    }
    return call.dateReader.map { reader in
      let reader = DateCells(reader: reader)
      return { frame in
        frame.map(call.texts(0, frame)) { reader.value(of: $0) }.vector(.date)
      }
    }
  }

  private static func datetime(_ call: FunctionCall) -> Result<Loop, FormProblem> {
    if call.operands[0].kind.isMoment && !call.has(1) {
      let factor = call.operands[0].kind == .date ? DateTime.microsecondsPerDay : 1
      return .success { frame in
        frame.map(call.moments(0, frame)) { $0 * factor }.vector(.datetime)
      }
    }
    return call.dateReader.map { reader in
      let reader = DatetimeCells(reader: reader)
      return { frame in
        frame.map(call.texts(0, frame)) { reader.value(of: $0) }.vector(.datetime)
      }
    }
  }

  private static func text(_ call: FunctionCall) -> Result<Loop, FormProblem> {
    guard call.has(1) else {
      return .success { frame in
        let lane = call.texts(0, frame)
        return Vector(.texts(lane.values), states: lane.states)
      }
    }
    if call.operands[0].constant?.isBlank == true {
      return .success { call.operands[0].expression.evaluate($0) }
    }
    let kind = call.operands[0].kind
    guard kind.isMoment else {
      return .failure(FormProblem("only a date is written by a notation", argument: 1))
    }
    return call.notations { DateWriting.compile($0) }.map { writings in
      let writing = writings[0]
      return { frame in
        frame.write(call.moments(0, frame), call.blanks) { moment, arena in
          writing.append(moment, isDate: kind == .date, to: &arena)
          return true
        }
      }
    }
  }
}

extension FunctionCall {
  /// The notation given as the second argument, which is a literal; none where none was given.
  fileprivate func notations<Notation>(
    _ compile: (String) -> Result<Notation, FormProblem>
  ) -> Result<[Notation], FormProblem> {
    guard has(1) else { return .success([]) }
    guard let literal = operands[1].constant?.literal else {
      return .failure(FormProblem("a notation is a quoted text", argument: 1))
    }
    return compile(literal.text).map { [$0] }
      .mapError { FormProblem($0.message, argument: 1) }
  }

  /// Reads dates by the notation, or those that can be read in one way only.
  fileprivate var dateReader: Result<DateReader, FormProblem> {
    notations { DateNotation.compile($0) }
      .map { DateReader($0, zoneMinutes: settings.zoneMinutes) }
  }
}
