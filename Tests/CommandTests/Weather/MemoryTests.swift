import Testing

/// `--memory` as a contract: what is too little is refused, what is allowed is kept to and is not slow.
@Suite(.serialized) struct MemoryTests {
  @Test(arguments: [
    (["--memory", "1", "-j", "1"], "with one thread a run holds at least "),
    (["--memory", "16M", "-j", "2"], "with 2 threads a run holds at least "),
    (["--memory", "32M", "-j", "64"], "with 64 threads a run holds at least "),
  ])
  func `a memory in which no run fits is a usage error that names the least`(
    arguments: [String], words: String
  ) throws {
    let workspace = Workspace.withCustomers()
    let result = Tool.run(["apply", "customers.rules", "export.csv"] + arguments, in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.errors.contains("tables of keys 8M"))
    let match = try #require(result.errors.firstMatch(of: /type --memory ([0-9]+M) or more/))
    let least = ["apply", "customers.rules", "export.csv", "--memory", String(match.1)]
    let again = Tool.run(least + arguments.suffix(2), in: workspace)
    #expect(again.exitCode == 0, "\(again.errors)")
  }

  /// Two million rows of which each fourth repeats another, in 40 MB.
  private static let table = """
    awk 'BEGIN { print "id,name,day"; for (i = 0; i < 2000000; i++)
      printf "%d,Name %d,%d\\n", i % 4 ? i : (i * 7919) % 2000003, i % 977, i % 31 }' > in.csv
    """

  /// The system allows 64 MB of data; what the run is told to keep to is half of that.
  @Test func `keys that outgrow the memory go to disk, under a limit of the system`() {
    let workspace = Workspace()
    let result = Tool.shell(
      """
      \(Self.table)
      run() { $FETTLE apply -j 2 "$@" in.csv; }
      number=1
      for rules in 'dedupe on id' 'dedupe on id keep last' 'dedupe on id keep most complete, then last'
      do
        run -q --memory 2G -e "$rules" -o whole.csv --removed whole-removed.csv
        (ulimit -d 65536; run --memory 36M -e "$rules" -o out.csv --removed removed.csv) 2> said
        echo "$number: exit $?"
        cmp out.csv whole.csv; cmp removed.csv whole-removed.csv
        grep -q 'went to disk .*, beyond --memory' said || cat said
        (ulimit -d 65536; run -q --memory 2G -e "$rules" -o out.csv --removed removed.csv) 2> said
        [ $? -gt 4 ] && echo "without --memory it fails"
        number=$((number + 1))
      done
      ls -A | grep fettle-
      """, in: workspace)
    let fine = (1...3).map { "\($0): exit 0\nwithout --memory it fails\n" }
    #expect(result.output == fine.joined(), "\(result.errors)")
  }

  @Test(.enabled(if: Tool.hasPython, "needs python3"))
  func `a profile of many columns names what it takes, and keeps to that`() throws {
    let workspace = Workspace()
    let table = """
      awk 'BEGIN { for (c = 0; c < 500; c++) printf "c%d%s", c, c < 499 ? "," : "\\n"
        for (r = 0; r < 2000; r++) for (c = 0; c < 500; c++)
          printf "%d%s", (r * c) % 9973, c < 499 ? "," : "\\n" }' > in.csv
      """
    let refused = Tool.shell("\(table)\n$FETTLE profile in.csv --memory 36M -j 2", in: workspace)
    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("what is known of 500 columns takes "), "\(refused.errors)")
    let match = try #require(refused.errors.firstMatch(of: /type --memory ([0-9]+)M or more/))
    let kept = Tool.shell(
      "\(Self.peak)\npeak $FETTLE profile in.csv --memory \(match.1)M -j 2", in: workspace)
    let held = try #require(Int(kept.output.split(separator: "\n").last ?? ""))
    #expect(held <= Int(match.1)!, "\(kept.output)")
  }

  /// A million rows of which three keys have nearly all, and of which each seventh says something of its own.
  private static let skewed = """
    awk 'BEGIN { print "id,zip,city"; for (i = 0; i < 1000000; i++)
      printf "%d,%d,City %d\\n", i, i % 50 ? i % 3 : i, i % 7 ? i % 3 : i }' > in.csv
    """

  /// The most memory of a run in megabytes, by the system's account of it.
  private static let peak = """
    peak() { python3 -c 'import resource, subprocess, sys
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
    if code > 1: print("exit", code)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10)' "$@"; }
    """

  @Test(
    .enabled(if: Tool.hasPython, "needs python3"),
    arguments: [
      "check zip determines city", "unique zip", "repair city by zip at least 50%",
      "column id is whole; dedupe on zip keep latest id", "expect distinct id > 5",
    ])
  func `what rows of one key say goes to disk, however many they are`(rules: String) {
    let workspace = Workspace()
    let result = Tool.shell(
      """
      \(Self.skewed)
      \(Self.peak)
      run() { $FETTLE apply -q -j 2 -e "$rules" in.csv "$@"; }
      rules='\(rules)'
      log='--changes changes.csv --removed removed.csv --findings findings.csv'
      run --memory 2G -o whole.csv
      run --memory 2G -o logged.csv $log; for kind in changes removed findings; do mv $kind{,-whole}.csv; done
      base=$(peak $FETTLE apply -q -j 2 --memory 36M -e 'check id is present' in.csv)
      for more in '-o out.csv' "-o out.csv $log"; do
        most=$(peak $FETTLE apply -q -j 2 --memory 36M -e "$rules" in.csv $more 2>> said)
        # A release build takes 24 MB for the simplest rule: 12 more are the memory that is allowed.
        [ "$most" -le $((base + 12)) ] || echo "$most MB, where the simplest rule takes $base"
        cmp out.csv whole.csv
      done
      cmp logged.csv whole.csv
      for kind in changes removed findings; do cmp $kind.csv $kind-whole.csv; done
      $FETTLE apply -j 2 --memory 36M -e "$rules" in.csv -o out.csv 2>&1 | grep -c 'went to disk'
      """, in: workspace)
    #expect(result.output == "1\n", "\(result.errors)")
  }

  /// Half a million rows of 1 to 3 bytes a field, of which all fail each of three checks, and as many
  /// whose keys do not repeat.
  private static let short = """
    awk 'BEGIN { print "a,b,c,d,e"; for (i = 0; i < 500000; i++)
      printf "%d,%d,%d,%d,%d\\n", i % 7, i % 10, i % 97, i * 31 % 997, i % 5 }' > short.csv
    awk 'BEGIN { print "id,zip,day"; for (i = 0; i < 500000; i++)
      printf "%d,%d,%d\\n", i, i % 50 ? i % 3 : i, i % 31 }' > keys.csv
    """

  /// Beyond the limit by these megabytes a run may be: pages of code that the system keeps for other
  /// runs of the program count to each.
  private static let tolerance = 3

  @Test(
    .enabled(if: Tool.hasPython, "needs python3"),
    arguments: [
      (
        "short", "column a, b, e is whole; check a > 8; check b > 20; check e > 9",
        "--findings f.csv"
      ),
      (
        "short",
        "column a, b, e is whole; check a > 8, reject; check b > 20, reject; check e > 9, reject",
        "--rejects r.csv"
      ),
      (
        "short",
        "column a, b, e is whole; check a > 8, review; check b > 20, review; check e > 9, review",
        "--reviews r.csv"
      ),
      ("keys", "dedupe on id, day", "--removed f.csv"),
      ("keys", "column id is whole; dedupe on zip keep latest id", "--removed f.csv"),
      ("keys", "unique zip", "--findings f.csv"),
    ])
  func `a run keeps within its memory, whatever it logs`(
    table: String, rules: String, log: String
  ) {
    let workspace = Workspace()
    let limits = [("31M", 1), ("34M", 1), ("34M", 2), ("40M", 2), ("60M", 2), ("100M", 2)]
    let runs = limits.map { "run \($0) \($1)" }
    let result = Tool.shell(
      """
      \(Self.short)
      \(Self.peak)
      run() {
        most=$(peak $FETTLE apply -q -j $2 --memory $1 -e '\(rules)' \
          \(table).csv -o out.csv \(log) 2>> said)
        [ "$most" -le $((${1%M} + \(Self.tolerance))) ] || echo "$1, $2 threads: $most MB"
      }
      \(runs.joined(separator: "\n"))
      """, in: workspace)
    #expect(result.output == "", "\(result.errors)")
  }

  @Test(.enabled(if: Tool.hasPython, "needs python3"))
  func `rows that are longer than a block are few at a time`() throws {
    let workspace = Workspace()
    let result = Tool.shell(
      """
      python3 -c 'print("id,text")
      for i in range(6): print(i, "x" * (8 << 20), sep=",")' > in.csv
      \(Self.peak)
      peak $FETTLE apply -q -j 2 --memory 40M -e 'check text is present' in.csv -o out.csv
      cmp in.csv out.csv
      """, in: workspace)
    let held = try #require(Int(result.output.split(separator: "\n").last ?? ""))
    #expect(held <= 80, "\(result.output)")
  }
}
