/// What is wrong with a model's file, and in which line.
package struct ModelProblem: Error, Equatable {
  /// From 1.
  package var line: Int
  package var message: String
  package var help: String

  init(_ line: Int, _ message: String, help: String = ModelProblem.usualHelp) {
    self.line = line
    self.message = message
    self.help = help
  }

  static let usualHelp = "name a file that --model has written, or take it away to learn anew"
}
