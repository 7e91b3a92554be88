import Glibc
import Testing

@testable import Connectors

@Suite struct LeftoversTests {
  private let scratch: Scratch
  private let target: OutputTarget

  init() throws {
    scratch = try Scratch()
    target = try OutputTarget(scratch.file("out.csv"), inputs: [])
  }

  private func sweep(except inputs: Set<FileIdentity> = []) -> [String] {
    let leftovers = Leftovers()
    leftovers.remove(beside: target, except: inputs)
    return leftovers.paths.map { FilePath.split($0).name }
  }

  /// A number that was a process's a moment ago.
  private func endedProcess() throws -> pid_t {
    try #require(pid_t(shell("echo $$").text.filter(\.isNumber)))
  }

  @Test("the name of a temporary file says whose it is")
  func naming() throws {
    let file = try TemporaryFile(for: target)
    defer { try? file.remove() }
    let name = FilePath.split(file.path).name
    let process = try #require(TemporaryFile.process(of: name, for: target))
    #expect(process == ProcessIdentity.current)
    #expect(process.number == getpid() && !process.isGone(lastWrite: 0))
  }

  @Test("what belongs to a process that has ended goes, and is told of")
  func ended() throws {
    var names: [String] = []
    for change in 0..<3 {
      var process = try #require(ProcessIdentity.current)
      switch change {
      case 0: process.number = try endedProcess()
      case 1: process.start += 1
      default: (process.boot, process.space) = (process.boot ^ 1, process.space ^ 1)
      }
      names.append(".out.csv.fettle-\(process.text)-1z")
    }
    for name in names { try scratch.write("old".utf8, to: name) }
    #expect(shell("touch -d 1990-01-01 '\(scratch.file(names[2]))'").status == 0)
    try scratch.write("old".utf8, to: "out.csv")
    #expect(sweep() == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(scratch.names() == ["out.csv"])
    #expect(sweep() == [])
  }

  @Test("a process that was killed and that nobody asks for has ended")
  func zombie() throws {
    // The shell becomes a program that never waits for what the shell has started.
    let started = shell(
      """
      sh -c 'true & echo $$ $!; exec sleep 60 > /dev/null 2>&1' | {
        read parent child
        until grep -q ') Z ' /proc/$child/stat; do sleep 0.01; done
        echo $parent $child $(cut -d ' ' -f 22 /proc/$child/stat)
      }
      """
    ).text.split(whereSeparator: \.isWhitespace)
    try #require(started.count == 3, "\(started)")
    defer { kill(pid_t(started[0]) ?? 0, SIGKILL) }
    var process = try #require(ProcessIdentity.current)
    process.number = try #require(pid_t(started[1]))
    process.start = try #require(UInt64(started[2]))
    let name = ".out.csv.fettle-\(process.text)-1z"
    try scratch.write("old".utf8, to: name)
    #expect(sweep() == [name])
  }

  @Test("what belongs to a living process, or to one that cannot be seen from here, stays")
  func living() throws {
    let ended = try endedProcess()
    let mine = try #require(ProcessIdentity.current)
    var names = [".out.csv.fettle-\(mine.text)-1z"]
    for change in 0..<2 {
      var process = mine
      process.number = ended
      if change == 0 { process.machine ^= 1 } else { process.space ^= 1 }
      names.append(".out.csv.fettle-\(process.text)-1z")
    }
    // Another start that goes on: one of a copy of this machine.
    var other = mine
    other.boot ^= 1
    names.append(".out.csv.fettle-\(other.text)-1z")
    // It may not be signalled by everybody, and began when it did.
    var first = mine
    first.number = 1
    let status = shell("cut -d ' ' -f 22 /proc/1/stat").text.filter(\.isNumber)
    if let start = UInt64(status) {
      first.start = start
      names.append(".out.csv.fettle-\(first.text)-1z")
    }
    for name in names { try scratch.write("new".utf8, to: name) }
    #expect(sweep() == [])
    #expect(scratch.names().count == names.count)
  }

  @Test("what the run reads stays, whoever has left it")
  func inputs() throws {
    var process = try #require(ProcessIdentity.current)
    process.number = try endedProcess()
    let name = ".out.csv.fettle-\(process.text)-1z"
    try scratch.write("saved".utf8, to: name)
    let input = try FileStatus.of(path: scratch.file(name)).identity
    #expect(sweep(except: [input]) == [])
    #expect(sweep() == [name])
  }

  @Test("only the very names that are made are taken for temporary files")
  func strangers() throws {
    var process = try #require(ProcessIdentity.current)
    process.number = try endedProcess()
    let text = process.text
    let names = [
      "out.csv.fettle-\(text)-1z", ".out.csv.fettle-\(text)", ".out.csv.fettle-\(text)-",
      ".out.csv.fettle-\(text)-1Z", ".out.csv.fettle-\(text)-01", ".out.csv.fettle-\(text)-1z-1",
      ".out.csv.fettle-0\(text)-1z", ".out.csv.fettle-+\(text)-1z", ".out.csv.fettle-1z",
      ".out.csv.fettle-\(text.uppercased())-1z", ".out.csv.fettle-\(text)-1z.bak",
      ".other.csv.fettle-\(text)-1z", ".OUT.csv.fettle-\(text)-1z",
    ]
    for name in names { try scratch.write("mine".utf8, to: name) }
    let folder = ".out.csv.fettle-\(text)-2"
    let link = ".out.csv.fettle-\(text)-3"
    #expect(
      shell("cd '\(scratch.path)' && mkdir ./\(folder) && ln -s \(names[0]) ./\(link)").status == 0)
    #expect(sweep() == [])
    #expect(Set(scratch.names()) == Set(names + [folder, link]))
  }

  @Test("a folder that cannot be listed is no failure")
  func unlisted() throws {
    let leftovers = Leftovers()
    var target = target
    target.folder = scratch.file("none")
    leftovers.remove(beside: target, except: [])
    #expect(leftovers.paths == [])
  }
}
