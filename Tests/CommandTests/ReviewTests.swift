import Foundation
import Testing

/// `fettle review`: answers of lines and of a real terminal, and what becomes of the queue.
struct ReviewTests {
  let workspace = Workspace()

  private static let head =
    "decision,source,source_id,other_source,other_id,clause,score,name,other name,城市,other 城市\n"

  init() {
    workspace.write(
      Self.head + ",sf,1,hub,4,review when city equal,0.9312,Ann Lee,Anna Lee,上海市,上海\n"
        + ",sf,2,hub,5,review when city equal,0.5,Bob,Bob,,北京\n"
        + ",sf,3,hub,6,review when city equal,0.4,\"\u{1B}[31mCy\",Cy,,\n", to: "q.csv")
  }

  private func review(_ answers: String, _ flags: String...) -> ToolResult {
    Tool.run(["review", "q.csv"] + flags, input: answers, in: workspace)
  }

  private var decisions: [String] {
    workspace.read("q.csv").split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "," })
    }
  }

  @Test func `lines are answers, and the next call goes on where the last one ended`() {
    let first = review("y\nq\n")
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(decisions == ["same", "", ""])
    #expect(first.output.contains("1 of 3\nreview when city equal  0.9312\n"))
    #expect(first.errors == "1 same, 0 different, 2 undecided of 3 pairs in 'q.csv'\n")
    let second = review("skip\nNo\n")
    #expect(second.output.hasPrefix("2 of 3\n") && second.output.contains("\n3 of 3\n"))
    #expect(decisions == ["same", "", "different"])
    let third = review("u\nsame\n")
    #expect(third.exitCode == 2 && third.errors.contains("answer 1: there is nothing to undo"))
    #expect(review("same\n").errors.hasPrefix("2 same, 1 different, 0 undecided"))
    let last = review("y\n")
    #expect(last.output.isEmpty && last.exitCode == 0)
  }

  @Test func `undo takes the last answer back, a skip too`() {
    let result = review("y\nu\nn\ns\nu\nn\nq\n")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(decisions == ["different", "different", ""])
  }

  @Test func `nobody is asked what follows from other answers, and it is counted`() {
    let pairs = ["1,hub,4", "1,hub,5", "2,hub,4", "2,hub,5", "3,hub,4"]
    let lines = pairs.map { ",sf,\($0),review when city equal,0.5,a,b,c,d\n" }
    workspace.write(Self.head + lines.joined(), to: "q.csv")
    // 1 is 4, 1 is not 5, 2 is 4: so 2 is not 5, which is the fourth pair.
    let result = review("y\nn\ny\nq\n")
    #expect(result.output.contains("\n5 of 5\n") && !result.output.contains("4 of 5"))
    #expect(decisions == ["same", "different", "same", "", ""])
    #expect(
      result.errors
        == "2 same, 1 different, 2 undecided (1 follows from others) of 5 pairs in 'q.csv'\n"
    )
    let json = review("q\n", "--format", "json")
    #expect(json.json["undecided"] as? Int == 2 && json.json["implied"] as? Int == 1)
    // What an answer decided that is taken back is open again.
    workspace.write(Self.head + lines.joined(), to: "q.csv")
    #expect(review("y\nn\nn\nu\ns\nn\n").exitCode == 0)
    #expect(decisions == ["same", "different", "", "different", ""])
  }

  @Test func `an answer that is none ends with what was decided before it`() {
    let result = review("y\nperhaps\nn\n")
    #expect(result.exitCode == 2 && result.errors.contains("answer 2 is 'perhaps'"))
    #expect(decisions == ["same", "", ""])
  }

  @Test func `signs tell what differs, and no bytes of the data move the cursor`() {
    let result = review("s\ns\n")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("≠ name") && $0.contains("Ann Lee") })
    #expect(lines.contains { $0.hasPrefix("≠ 城市  上海市") })
    #expect(lines.contains { $0.hasPrefix("+ 城市") && $0.hasSuffix("北京") })
    #expect(lines.contains { $0.hasPrefix("  name  Bob") })
    #expect(!result.output.contains("\u{1B}") && review("s\ns\ns\n").output.contains("␛[31mCy"))
  }

  @Test(arguments: [12, 24, 40, 60, 80, 200])
  func `a pair fits the terminal, and wide characters align`(width: Int) {
    let result = Tool.run(
      ["review", "q.csv"], input: "s\ns\ns\n", in: workspace,
      environment: ["COLUMNS": "\(width)"])
    let lines = result.output.split(separator: "\n").map(String.init)
    for line in lines { #expect(Self.columns(line) <= width, "\(line)") }
    guard width >= 60 else { return }
    // The second value of each line stands at one column.
    let places = lines.prefix(6).filter { $0.hasPrefix("≠") }.map { line in
      let left =
        line.range(of: "Anna")?.lowerBound ?? line.range(of: "上海", options: .backwards)!.lowerBound
      return Self.columns(String(line[..<left]))
    }
    #expect(places.count == 2 && places[0] == places[1], "\(lines)")
  }

  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 2 : 1) }
  }

  @Test func `the queue stays where another file takes the decisions`() {
    let before = workspace.read("q.csv")
    #expect(review("n\n", "--to", "d.csv").exitCode == 0)
    #expect(workspace.read("q.csv") == before)
    #expect(workspace.read("d.csv").contains("\ndifferent,sf,1"))
    let again = review("y\n", "--to", "d.csv")
    #expect(again.exitCode == 2 && again.errors.contains("type fettle review 'd.csv'"))
    #expect(review("", "--to", "e.csv").exitCode == 0 && workspace.read("e.csv") == before)
  }

  @Test func `a pattern stands for the file that it names`() {
    let result = Tool.run(["review", "q*.csv"], input: "y\nq\n", in: workspace)
    #expect(result.exitCode == 0 && decisions == ["same", "", ""], "\(result.errors)")
    #expect(workspace.names == ["q.csv"] && result.errors.hasSuffix("pairs in 'q.csv'\n"))
  }

  @Test func `JSON tells what is decided`() throws {
    let told = review("y\ns\n", "--format", "json")
    let json = told.json
    let schema = try JSONSchema.file("docs/schemas/fettle.review-1.schema.json")
    #expect(schema.problems(in: told.output) == [], "\(told.output)")
    #expect(schema.problems(in: told.output.replacing("undecided", with: "open")) != [])
    #expect(json["schema"] as? String == "fettle.review/1")
    #expect(json["same"] as? Int == 1 && json["undecided"] as? Int == 2)
    let failed = Tool.run(["review", "none.csv", "--format", "json"], in: workspace)
    #expect(failed.exitCode == 3 && failed.json["exitCode"] as? Int == 3)
    #expect(schema.problems(in: failed.output) == [], "\(failed.output)")
  }

  /// Types keys at a pseudo-terminal, each when the pair before it has been drawn.
  private static let typist = """
    import fcntl, os, pty, struct, sys, termios, time
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.argv[1], [sys.argv[1], 'review', 'q.csv'] + sys.argv[3:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 70, 0, 0))
    shown = b''
    def wait(count):
        global shown
        end = time.time() + 20
        while shown.count(b'q quit') < count and time.time() < end:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                return
    keys = sys.argv[2].split(' ')
    for number, key in enumerate(keys):
        wait(number + 1)
        os.write(terminal, {'up': b'x\\x1b[A', 'ctrl-c': b'\\x03'}.get(key, key.encode()))
        if key == 'up':
            os.write(terminal, b's')
    wait(10 ** 6)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    sys.stdout.buffer.write(shown)
    sys.exit(code)
    """

  private func type(_ keys: String, environment: [String: String] = ["TERM": "xterm"]) -> ToolResult
  {
    workspace.write(Self.typist, to: "typist.py")
    return Tool.shell(
      "python3 typist.py $FETTLE '\(keys)'", in: workspace, environment: environment)
  }

  @Test(.enabled(if: Tool.hasPython))
  func `single keys decide at a terminal, which is drawn anew and coloured`() {
    let shown = type("y up u n q")
    #expect(shown.exitCode == 0, "\(shown.errors)")
    #expect(decisions == ["same", "different", ""], "\(shown.output)")
    let screens = shown.output.components(separatedBy: "\u{1B}[H\u{1B}[2J")
    #expect(screens.count == 1 + 5 + 1, "\(screens.count)")
    #expect(screens[1].contains("1 of 3") && screens[3].contains("3 of 3"))
    #expect(screens[4].contains("2 of 3") && screens[1].contains("\u{1B}[33m≠"))
    #expect(screens.last?.contains("1 same, 1 different, 1 undecided") == true)
  }

  @Test(.enabled(if: Tool.hasPython))
  func `Ctrl-C leaves with all that was decided`() {
    let shown = type("n ctrl-c", environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(shown.exitCode == 0 && decisions == ["different", "", ""], "\(shown.output)")
    #expect(!shown.output.contains("\u{1B}[33m") && shown.output.contains("≠ name"))
    #expect(workspace.names == ["q.csv", "typist.py"])
  }

  /// Ends a review by a signal, and prints whether the terminal takes lines and shows what is typed again.
  private static let killer = """
    import os, pty, signal, subprocess, sys, termios, time
    master, terminal = pty.openpty()
    review = subprocess.Popen([sys.argv[1], 'review', 'q.csv'], stdin=terminal, stdout=terminal,
                              stderr=terminal, start_new_session=True)
    shown = b''
    while b'q quit' not in shown:
        shown += os.read(master, 65536)
    wanted = termios.ICANON | termios.ECHO | termios.ISIG
    raw = termios.tcgetattr(terminal)[3] & wanted
    review.send_signal(getattr(signal, sys.argv[2]))
    code = review.wait()
    print(raw == 0, termios.tcgetattr(terminal)[3] & wanted == wanted, code == -getattr(signal, sys.argv[2]))
    """

  @Test(.enabled(if: Tool.hasPython), arguments: ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGSEGV"])
  func `a signal that ends a review leaves the terminal as it was`(signal: String) {
    workspace.write(Self.killer, to: "killer.py")
    let result = Tool.shell("python3 killer.py $FETTLE \(signal)", in: workspace)
    #expect(
      result.output == "True True \(signal != "SIGSEGV" ? "True" : "False")\n", "\(result.errors)")
  }

  @Test func `a merge asks, people decide, and the next merge obeys`() {
    workspace.write("id,name,city\n1,Ann,Ulm\n2,Bob,Bonn\n", to: "sf.csv")
    workspace.write("id,name,city\n4,Anna,Ulm\n5,Rob,Bonn\n", to: "hub.csv")
    let rules = """
      load sf from 'sf.csv'
      load hub from 'hub.csv'
      use sf, hub
      column id is id
      merge sf, hub into person
        same when name equal
        review when city equal
        DECIDED
        take everything else from sf, then hub
      save to 'person.csv', reviews to 'QUEUE'

      """
    workspace.write(
      rules.replacing("  DECIDED\n", with: "").replacing("QUEUE", with: "q.csv"), to: "one.rules")
    #expect(Tool.run(["apply", "one.rules"], in: workspace).exitCode == 0)
    #expect(workspace.read("person.csv").split(separator: "\n").count == 1 + 4)
    #expect(review("y\nn\n").errors.hasPrefix("1 same, 1 different, 0 undecided of 2 pairs"))
    workspace.write(
      rules.replacing("DECIDED", with: "decided in 'q.csv'").replacing("QUEUE", with: "new.csv"),
      to: "two.rules")
    let second = Tool.run(["apply", "two.rules"], in: workspace)
    #expect(second.exitCode == 0, "\(second.errors)")
    #expect(
      second.errors.contains("decided in 'q.csv': 1 same, 1 different, 0 undecided\n"),
      "\(second.errors)")
    #expect(workspace.read("person.csv").split(separator: "\n").count == 1 + 3)
    #expect(workspace.read("new.csv").split(separator: "\n").count == 1)
  }

  @Test func `a pair whose answer follows from others is not asked about again`() {
    workspace.write("id,name,city\n1,Ann,Ulm\n2,Bob,Ulm\n3,Cy,Ulm\n4,Dan,Ulm\n", to: "t.csv")
    workspace.write(
      Self.head + "same,input,1,input,2,c,1,,,,\ndifferent,input,3,input,1,c,1,,,,\n", to: "q.csv")
    workspace.write(
      """
      column id is id
      merge input into person
        review when city equal
        decided in 'q.csv'
        take everything else from first
      save to 'person.csv', reviews to 'new.csv'

      """, to: "t.rules")
    let result = Tool.run(["apply", "t.rules", "t.csv"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    let asked = workspace.read("new.csv").split(separator: "\n").dropFirst()
      .map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[2...4].joined(separator: " ")
      }
    #expect(asked.sorted() == ["1 input 4", "2 input 4", "3 input 4"])
  }
}
