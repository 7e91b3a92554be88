import Testing

/// The tool, ended from outside in the middle of its work.
@Suite(.serialized) struct KillTests {
  @Test func `kill -9 at any moment leaves each output old or new, and whole`() throws {
    let storm = try Storm(rowCount: 150_000)
    let result = storm.run(
      """
      saved=0; started=$EPOCHREALTIME
      $FETTLE apply -q -j 1 r.rules in.csv -o timed.csv --removed timed.csv.gz --changes timed-c.csv
      took=$(( ${EPOCHREALTIME/./} - ${started/./} ))
      for ((round = 0; round < 27; round++)); do
        reset
        $FETTLE apply -q -j 1 r.rules in.csv $OUTPUTS &
        sleep $(printf '0.%06d' $(( took * round / 24 % 1000000 )))
        kill -9 $! ; wait $!
        { cmp -s out/a.csv old.csv && saved=$((saved + 1)); } || cmp out/a.csv a.csv
        cmp -s out/r.csv.gz old.csv.gz || zcat out/r.csv.gz | cmp - r.csv
        [ ! -e out/c.csv ] || cmp out/c.csv c.csv
      done 2> noise
      grep differ noise
      [ $saved -gt 5 ] || echo "only $saved rounds were killed before the end"
      """)
    #expect(result.output == "", "\(result.errors)")
  }

  @Test(arguments: ["write", "fsync", "close", "renameat2", "unlink"])
  func `kill -9 right before any call leaves each output old or new, and whole`(
    call: String
  ) throws {
    let (wrong, count) = try signalled(
      9, before: call,
      """
      cmp -s out/a.csv old.csv || cmp out/a.csv a.csv
      cmp -s out/r.csv.gz old.csv.gz || zcat out/r.csv.gz | cmp - r.csv
      [ ! -e out/c.csv ] || cmp out/c.csv c.csv
      """)
    #expect(wrong == "")
    #expect(count > 1)
  }

  @Test(arguments: ["write", "fsync", "close", "renameat2", "unlink"])
  func `ctrl-C right before any call leaves all outputs old or all new, and nothing else`(
    call: String
  ) throws {
    let (wrong, count) = try signalled(
      2, before: call, "if cmp -s out/a.csv old.csv; then old \"call $n\"; else new \"call $n\"; fi"
    )
    #expect(wrong == "")
    #expect(count > 1)
  }

  @Test
  func `the next run removes what a killed one left, says so, and leaves what a living one writes`()
    throws
  {
    let storm = try Storm(rowCount: 30_000)
    let result = storm.run(
      """
      reset; mkfifo pipe other; count() { ls -A out | grep -c fettle-; }
      counted() { for i in {1..200}; do [ $(count) = $1 ] && break; sleep 0.05; done; count; }
      $FETTLE apply -q r.rules - $OUTPUTS < pipe & killed=$!; exec 3> pipe
      cat in.csv >&3; counted 3
      $FETTLE apply -q r.rules - $OUTPUTS < other & living=$!; exec 4> other
      cat in.csv >&4; counted 6
      kill -9 $killed; wait $killed; exec 3>&-; count
      $FETTLE apply r.rules in.csv $OUTPUTS 2>&1 | tr -s ' \\n' ' ' |
        grep -c "3 temporary files of runs that were killed were removed: '[^']*/.a.csv.fettle-"
      count; rm out/c.csv; exec 4>&-; wait $living; count; cmp out/a.csv a.csv
      $FETTLE apply r.rules in.csv $OUTPUTS 2>&1 | grep -c killed
      """)
    #expect(result.output == "3\n6\n6\n1\n3\n0\n0\n", "\(result.output) \(result.errors)")
  }

  /// Runs the tool with a signal before the first call of a name, the second, …; what was wrong, and how
  /// many calls there are.
  private func signalled(
    _ signal: Int, before call: String, _ checks: String
  ) throws -> (wrong: String, count: Int) {
    let storm = try Storm(rowCount: 20_000)
    let result = storm.run(
      """
      for ((n = 1; n < 100; n++)); do
        reset
        FAULT_CALL=\(call) FAULT_NTH=$n FAULT_SIGNAL=\(signal) FAULT_MARK=mark \
          LD_PRELOAD='\(try Storm.shim.get())' $FETTLE apply -q r.rules in.csv $OUTPUTS
        code=$?
        [ -e mark ] || break
        rm mark
        [ $code = \(128 + signal) ] || echo "call $n: exit $code"
        \(checks)
      done
      echo $((n - 1)) >&2
      """)
    return (result.output, Int(result.errors.split(separator: "\n").last ?? "") ?? 0)
  }

  @Test(arguments: ["INT", "TERM", "HUP", "QUIT"])
  func `a signal removes temporaries, leaves the old outputs and ends the process`(
    signal: String
  ) throws {
    let storm = try Storm(rowCount: 30_000)
    let result = storm.run(
      """
      set -m; reset; mkfifo pipe
      $FETTLE apply -q r.rules - $OUTPUTS < pipe & exec 3> pipe
      cat in.csv >&3; sleep 0.3
      ls -A out | grep -c fettle-
      kill -\(signal) $!; wait $! ; echo $(( $? - $(kill -l \(signal)) ))
      old signal
      """)
    #expect(result.output == "3\n128\n", "\(result.errors)")
  }

  @Test(arguments: ["INT", "TERM"])
  func `a folder that the run has made goes with what lies in it`(signal: String) {
    let workspace = Workspace()
    workspace.write("save to 'sub.csv', findings to 'find.csv'\n", to: "save.rules")
    let result = Tool.shell(
      """
      set -m; mkfifo pipe
      $FETTLE apply -q save.rules - --out-dir new < pipe & exec 3> pipe
      seq 50000 >&3
      for i in {1..200}; do [ $(ls -A new | grep -c fettle-) = 2 ] && break; sleep 0.05; done
      kill -\(signal) $!; wait $!; echo $(( $? - $(kill -l \(signal)) )); ls -d new
      """, in: workspace)
    #expect(result.output == "128\n", "\(result.errors)")
  }
}
