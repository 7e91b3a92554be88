import Testing

/// The tool, killed while its outputs become visible and the history takes the run's line.
@Suite(.serialized) struct HistoryKillTests {
  /// Which outputs a killed run left new, and how many lines it left in the history.
  private struct Outcome: Hashable {
    var newCount: Int
    var lineCount: Int
  }

  /// Kills the tool before the first call of a name, the second, …; what was wrong, and what was left.
  private func killed(before call: String) throws -> (wrong: [String], left: Set<Outcome>) {
    let storm = try Storm(rowCount: 2_000)
    let result = storm.run(
      """
      APPLY="$FETTLE apply -q r.rules in.csv $OUTPUTS --history runs.jsonl"
      undated() { sed 's/"date": *"[^"]*"/"date":""/' "$1"; }
      reset; $APPLY && cp runs.jsonl one.jsonl && $APPLY && undated runs.jsonl > two.txt
      [ $(wc -l < runs.jsonl) = 2 ] || echo "the history has not two lines"
      for ((n = 1; n < 100; n++)); do
        reset; cp one.jsonl runs.jsonl
        FAULT_CALL=\(call) FAULT_NTH=$n FAULT_SIGNAL=9 FAULT_MARK=mark \
          LD_PRELOAD='\(try Storm.shim.get())' $APPLY
        code=$?
        [ -e mark ] || break
        rm mark
        [ $code = 137 ] || echo "call $n: exit $code"
        new=0
        cmp -s out/a.csv old.csv || { cmp out/a.csv a.csv; new=$((new + 1)); }
        cmp -s out/r.csv.gz old.csv.gz || { zcat out/r.csv.gz | cmp - r.csv; new=$((new + 1)); }
        [ ! -e out/c.csv ] || { cmp out/c.csv c.csv; new=$((new + 1)); }
        lines=$(wc -l < runs.jsonl)
        undated runs.jsonl | cmp - <(head -n $lines two.txt)
        echo "left $new $lines"
        $APPLY || echo "call $n: the next run is exit $?"
        [ $(wc -l < runs.jsonl) = $((lines + 1)) ] || echo "call $n: the next run added no line"
      done
      """)
    let lines = result.output.split(separator: "\n").map(String.init)
    let left = lines.filter { $0.hasPrefix("left ") }.compactMap { line -> Outcome? in
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      return numbers.count == 2 ? Outcome(newCount: numbers[0], lineCount: numbers[1]) : nil
    }
    return (lines.filter { !$0.hasPrefix("left ") }, Set(left))
  }

  @Test(arguments: ["write", "fsync", "close", "renameat2", "unlink"])
  func `kill -9 right before any call leaves outputs whole and no half line of the history`(
    call: String
  ) throws {
    let (wrong, left) = try killed(before: call)
    #expect(wrong == [])
    #expect(left.allSatisfy { [1, 2].contains($0.lineCount) })
    // The line comes when all outputs are in their places, and never before.
    #expect(left.allSatisfy { $0.lineCount == 1 || $0.newCount == 3 }, "\(left)")
    #expect(!left.isEmpty)
  }

  @Test func `both sides of the last step are met: all outputs new without the line, and with it`()
    throws
  {
    #expect(try killed(before: "write").left.contains(Outcome(newCount: 3, lineCount: 1)))
    #expect(try killed(before: "fsync").left.contains(Outcome(newCount: 3, lineCount: 2)))
  }
}
