import Diagnostics
import Fettle
import Glibc

/// What somebody answers when asked about a pair.
enum ReviewAnswer: String, CaseIterable {
  case same, different, skip, undo, quit

  /// The key that stands for it.
  var key: Character {
    switch self {
    case .same: "y"
    case .different: "n"
    case .skip, .undo, .quit: rawValue.first!
    }
  }

  /// The answer of a key or of a word: `y`, `yes`, `same`.
  init?(_ text: String) {
    let text = text.lowercased()
    let words: [String: ReviewAnswer] = ["yes": .same, "no": .different]
    guard
      let answer = ReviewAnswer(rawValue: text) ?? words[text]
        ?? Self.allCases.first(where: { String($0.key) == text })
    else { return nil }
    self = answer
  }
}

/// Asks about the undecided pairs of a queue, one after the other; every decision is saved at once.
struct ReviewSession {
  /// Goes to the first column and row of a terminal, and empties it.
  private static let clearing = "\u{1B}[H\u{1B}[2J"

  private var queue: ReviewQueue
  private let display: DisplayArguments
  private let answers: AnswerReader
  /// Pairs that were asked about, with whether they were decided.
  private var past: [(number: Int, isDecided: Bool)] = []
  private var isSaved = true

  /// With `--to` there is a file to write even where nothing is decided.
  init(queue: ReviewQueue, display: DisplayArguments) {
    self.queue = queue
    self.display = display
    answers = AnswerReader()
    isSaved = !queue.isCopied
  }

  /// Asks until all is answered or somebody has had enough; the queue as it is then.
  mutating func run() throws(RunFailure) -> ReviewQueue {
    defer { answers.close() }
    // What is skipped comes again in the next call only.
    var number = queue.next(from: 0)
    var message: String?
    while let asked = number {
      if let message, !answers.isTerminal { throw refused(message) }
      try show(asked, message)
      message = nil
      switch try answers.next() {
      case .quit, nil: number = nil
      case .skip:
        past.append((asked, false))
        number = queue.next(from: asked + 1)
      case .undo:
        guard let last = past.popLast() else {
          message = "there is nothing to undo"
          continue
        }
        if last.isDecided {
          queue.takeBack(last.number)
          try save()
        }
        number = last.number
      case .same: number = try decide(asked, .same)
      case .different: number = try decide(asked, .different)
      }
    }
    if answers.isScreen, display.format == .text { try StandardStream.write(Self.clearing) }
    if !isSaved { try save() }
    return queue
  }

  private func refused(_ message: String) -> RunFailure {
    RunFailure(
      .usage, "answer \(answers.count): \(message)",
      help: "the answers before it are saved; go on with the others")
  }

  /// Notes a decision; the number of the next pair. It contradicts no other: nobody is asked what follows
  /// from others.
  private mutating func decide(
    _ asked: Int, _ decision: ReviewQuestion.Decision
  ) throws(RunFailure) -> Int? {
    try queue.decide(asked, decision)
    try save()
    past.append((asked, true))
    return queue.next(from: asked + 1)
  }

  private mutating func save() throws(RunFailure) {
    try queue.save()
    isSaved = true
  }

  // MARK: What is shown

  private func show(_ number: Int, _ message: String?) throws(RunFailure) {
    let stream = display.format == .json ? StandardStream.error : .output
    if display.quiet, !answers.isTerminal { return }
    let text = ReviewText(
      style: Style(display.color, for: stream), width: Terminal.width(of: stream)
    ).text(of: queue.pairs[number], number: number, of: queue.pairs.count, message: message)
    let shown = (answers.isScreen ? Self.clearing : "") + text
    if stream == .error { return StandardStream.report(shown) }
    try StandardStream.write(shown)
  }
}
