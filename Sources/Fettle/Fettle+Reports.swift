import Connectors
import Diagnostics
import Engine

extension Fettle {
  /// Refuses files for reports that cannot be written, that an input has, or that two reports share.
  package static func checkReports(
    at paths: [String], besides inputs: [String]
  ) throws(RunFailure) {
    var places = OutputPlaces(inputs: register(of: inputs))
    for path in paths { try places.take(path, "report") }
  }

  /// Writes a report: the file is there whole or not at all. What killed calls have left beside it,
  /// and was removed, is the answer.
  package static func writeReport(
    _ text: String, to path: String, besides inputs: [String]
  ) throws(RunFailure) -> Leftovers {
    let leftovers = Leftovers()
    do throws(RunFailure) {
      let sink = try Output.open(
        path, OutputOptions(inputs: register(of: inputs).identities, leftovers: leftovers))
      do throws(RunFailure) {
        try sink.write(Array(text.utf8).span)
      } catch {
        sink.abandon()
        throw error
      }
      try sink.finish()
    } catch {
      throw leftovers.telling(error)
    }
    return leftovers
  }

  private static func register(of inputs: [String]) -> InputRegister {
    let register = InputRegister()
    for input in inputs { register.note(input) }
    return register
  }
}
