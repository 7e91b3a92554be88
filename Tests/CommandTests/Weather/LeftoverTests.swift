import Foundation
import Testing

/// What killed calls of commands that write a file leave beside it.
struct LeftoverTests {
  let workspace = Workspace()

  init() {
    workspace.write("normalize  email   trim\n", to: "x.rules")
    workspace.write("id,email\n1,a@x.org\n2,b@x.org\n", to: "one.csv")
    workspace.write("id,email\n8,a@x.org\n", to: "two.csv")
    workspace.write(
      """
      load one from 'one.csv'
      load two from 'two.csv'
      use one, two
      column id is id
      merge one, two into person
        same when email equal
        removed to 'records.csv'
        take everything else from first
      save to 'person.csv', links to 'links.csv'

      """, to: "merge.rules")
    workspace.write(
      "decision,source,source_id,other_source,other_id,clause,score,name,other name\n"
        + ",sf,1,hub,4,review when city equal,0.9,Ann,Anna\n", to: "q.csv")
  }

  @Test(arguments: [
    "fmt x.rules", "check -q x.rules --fix", "review q.csv <<< y",
    "unmerge links.csv --removed records.csv --out-dir out", "suggest one.csv -o s.rules",
    "profile one.csv --report html=p.html",
  ])
  func `the next call removes them, and says so`(command: String) throws {
    // Of an unmerge both files are left, of all others one.
    let isUnmerge = command.hasPrefix("unmerge")
    let name = isUnmerge ? "out" : "."
    let told = isUnmerge ? "2 temporary files" : "1 temporary file"
    // A rule file that only --fix changes.
    if command.hasPrefix("check") { workspace.write("check email == 'x'\n", to: "x.rules") }
    let result = Tool.shell(
      """
      $FETTLE apply -q merge.rules; mkdir -p out
      FAULT_CALL=renameat2 FAULT_NTH=1 FAULT_SIGNAL=9 FAULT_MARK=mark \
        LD_PRELOAD='\(try Storm.shim.get())' $FETTLE \(command) > said 2>&1
      ls -A \(name) | grep -c fettle-
      $FETTLE \(command.replacing(" -q", with: "")) 2> said > /dev/null
      ls -A \(name) | grep -c fettle-
      grep -c "note: \(told) of runs that were killed \(isUnmerge ? "were" : "was") removed: '" said
      """, in: workspace)
    #expect(
      result.output == "\(told.prefix(1))\n0\n1\n", "\(result.errors) \(workspace.read("said"))")
  }

  @Test func `what a killed run leaves goes though nobody has asked how it ended`() {
    workspace.write(
      "require email\nsave to 'out.csv', findings to 'find.csv'\n", to: "save.rules")
    // More than is looked at before the outputs are opened.
    workspace.write(
      "id,email\n" + String(repeating: "1,a@x.org\n", count: 100_000), to: "many.csv")
    let result = Tool.shell(
      """
      mkfifo pipe
      bash -c '$FETTLE apply -q save.rules - < pipe & exec 3> pipe; cat many.csv >&3
        for i in {1..200}; do [ $(ls -A | grep -c fettle-) = 2 ] && break; sleep 0.05; done
        kill -9 $!; exec sleep 60 > /dev/null 2>&1' &
      parent=$!
      for i in {1..400}; do [ "$(cat /proc/$parent/comm)" = sleep ] && break; sleep 0.05; done
      ls -A | grep -o 'f[a-z]*.csv.fettle-'
      $FETTLE apply save.rules one.csv 2> said
      ls -A | grep -c fettle-; grep -c '2 temporary files of runs that were killed' said
      kill -9 $parent
      """, in: workspace)
    #expect(
      result.output == "find.csv.fettle-\n0\n1\n", "\(result.errors) \(workspace.read("said"))")
  }
}
