import ArgumentParser
import Diagnostics

/// One call of the tool: its arguments in, an exit code out.
struct Invocation {
  var arguments: [String]

  /// Does what the arguments say.
  func run() -> Int32 {
    do {
      try execute()
      return ExitStatus.done.rawValue
    } catch {
      tell(error)
      return error.status.rawValue
    }
  }

  /// Parses and runs; whatever is thrown comes out as a failure, nil being told already.
  private func execute() throws(Ending) {
    if arguments.first == "help", let problem = UsageProblem.named(in: arguments) {
      throw .misused(problem)
    }
    do {
      var command = try FettleTool.parseAsRoot(arguments)
      try command.run()
    } catch let code as ExitCode {
      throw .silent(ExitStatus(rawValue: code.rawValue) ?? .internalError)
    } catch let failure as RunFailure {
      if failure.kind == .closedPipe { throw .silent(.done) }
      throw .failed(failure)
    } catch {
      try answer(error)
    }
  }

  /// Prints help, version or a completion script, or finds out what is wrong with the arguments.
  private func answer(_ error: any Error) throws(Ending) {
    guard FettleTool.exitCode(for: error).isSuccess else {
      throw .misused(UsageProblem.of(arguments, message: FettleTool.message(for: error)))
    }
    do throws(RunFailure) {
      try StandardStream.write(HelpLayout.arranged(FettleTool.fullMessage(for: error)) + "\n")
    } catch {
      throw .failed(error)
    }
  }

  private func tell(_ ending: Ending) {
    let style = Style(colorChoice, for: .error)
    switch ending {
    case .silent: break
    case .failed(let failure):
      StandardStream.report(FailureText.text(of: failure, style: style))
    case .misused(let problem):
      StandardStream.report(
        FailureText.text(message: problem.message, help: problem.help, style: style))
    }
  }

  /// `--color` as far as it can be told without a parsed command line.
  private var colorChoice: ColorChoice {
    for (index, argument) in arguments.enumerated() where argument.hasPrefix("--color") {
      if argument == "--color", index + 1 < arguments.count {
        return ColorChoice(rawValue: arguments[index + 1]) ?? .auto
      }
      if argument.hasPrefix("--color=") {
        return ColorChoice(rawValue: String(argument.dropFirst(8))) ?? .auto
      }
    }
    return .auto
  }
}

/// How a call ended that was not simply done.
enum Ending: Error {
  /// All has been said.
  case silent(ExitStatus)
  case failed(RunFailure)
  case misused(UsageProblem)

  /// The exit status that says so.
  var status: ExitStatus {
    switch self {
    case .silent(let status): status
    case .failed(let failure): failure.status
    case .misused: .usage
    }
  }
}
