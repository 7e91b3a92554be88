import Foundation
import Testing

/// The parts of `make bench-matching` that make data, and that judge more than found duplicates.
@Suite(.enabled(if: Tool.hasPython, "python3 is not installed"))
struct MatchingBenchTests {
  private let workspace = Workspace()

  /// What a few lines of Python print that know the modules of the benchmark.
  private func python(_ lines: String) throws -> String {
    workspace.write("import sys\nsys.path.insert(0, sys.argv[1])\n" + lines, to: "lines.py")
    let result = Tool.shell("python3 lines.py '\(BenchmarkRulesTests.folder)'", in: workspace)
    try #require(result.exitCode == 0, "\(result.errors)")
    return result.output
  }

  @Test func `Chinese customers are the same every time, and some of them are two rows`() throws {
    let program = BenchmarkRulesTests.folder + "/generate_chinese.py"
    for name in ["one.csv", "two.csv"] {
      let result = Tool.shell(
        "PYTHONHASHSEED=$RANDOM python3 '\(program)' 3000 \(name)", in: workspace)
      try #require(result.exitCode == 0, "\(result.errors)")
    }
    #expect(workspace.read("one.csv") == workspace.read("two.csv"))
    let printed = try python(
      """
      import csv, collections
      with open("one.csv", newline="", encoding="utf-8") as file:
          rows = list(csv.DictReader(file))
      sizes = collections.Counter(collections.Counter(row["entity"] for row in rows).values())
      variants = {name for row in rows for name in row["variants"].split()}
      wanted = set('''traditional pinyin tones given-first wide spaced same-sound same-sound-surname called
          prefix spaced-phone wide-phone other-phone short-address wide-address building no-estate moved
          traditional-address short-company other-mail written-date birthday-slip missing-phone
          missing-mail missing-company missing-city missing-address missing-birthday'''.split())
      print(len(rows), sorted(sizes) == [1, 2, 3, 4], variants == wanted, len({row["编号"] for row in rows}))
      """)
    #expect(printed == "3000 True True 3000\n")
  }

  @Test func `readings, widths and old characters are those of the words`() throws {
    let printed = try python(
      """
      import chinese_words as words
      print(words.without_tones("lǚ"), words.without_tones("zhūgě"), words.traditional("张伟"))
      print(words.full_width("Wei 1"), words.SAME_SOUND["伟"], words.SAME_SOUND["雪"])
      print(all(len(set(s for c, s in words.GIVEN if c == k)) == 1 for k, _ in words.GIVEN))
      """)
    #expect(printed == "lv zhuge 張偉\nＷｅｉ　１ ['炜', '玮'] []\nTrue\n")
  }

  @Test func `the table of Chinese customers does not tell what belongs together`() throws {
    let program = BenchmarkRulesTests.folder + "/matching_sets.py"
    let result = Tool.shell("python3 '\(program)' chinese .", in: workspace)
    try #require(result.exitCode == 0, "\(result.errors)")
    let header = try #require(workspace.read("input.csv").split(whereSeparator: \.isNewline).first)
    #expect(header == "编号,姓名,手机,邮箱,公司,城市,地址,出生日期")
    #expect(workspace.read("truth.csv").hasPrefix("source,id,entity\ninput,K000001,"))
  }

  @Test func `cells are mended, left, changed to another wrong value, or spoiled`() throws {
    let printed = try python(
      """
      from matching_repair import compare
      dirty = [["a", "x", "c"], ["d", "e  e", "y"]]
      clean = [["a", "b", "c"], ["d", "e e", "f"]]
      for repaired in ([["a", "b", "c"], ["d", "e e", "f"]], dirty, [["a", "z", "C"], ["d", "e e", "f"]]):
          found = compare(dirty, clean, repaired)
          print(found.wrong, found.changed, found.mended, found.spoiled, found.precision, found.recall, found.f1)
      try:
          compare(dirty, clean, clean[:1] + [["d"]])
      except ValueError as error:
          print(error)
      """)
    let third = 1.0 / 3
    let lines = printed.split(separator: "\n").map(String.init)
    try #require(lines.count == 4)
    #expect(lines[0] == "2 2 2 0 1.0 1.0 1.0")
    #expect(lines[1] == "2 0 0 0 0.0 0.0 0.0")
    #expect(lines[2] == "2 3 1 1 \(third) 0.5 0.4")
    #expect(lines[3] == "the tables do not have the same rows and columns")
  }

  @Test(arguments: [1, 3, 40])
  func `the halves of a table have all its records, whole`(count: Int) throws {
    let records = (0..<count).map { "\($0),\"a\nb, \"\"c\"\" \($0)\",d\r\n" }
    workspace.write("id,text,end\r\n" + records.joined(), to: "table.csv")
    let printed = try python(
      """
      import csv
      from pathlib import Path
      from matching_tables import halve
      halve(Path("table.csv"), Path("first.csv"), Path("second.csv"))
      read = lambda name: list(csv.reader(open(name, newline="")))
      whole, first, second = map(read, ("table.csv", "first.csv", "second.csv"))
      print(first[0] == second[0] == whole[0], first[1:] + second[1:] == whole[1:], len(first) - len(second))
      """)
    let parts = printed.split(separator: " ")
    #expect(parts.prefix(2) == ["True", "True"])
    #expect(abs(try #require(Int(parts[2].dropLast()))) <= 2)
  }

  @Test func `merges, names and growth are held against what is asked`() throws {
    let printed = try python(
      """
      from measure import Run
      from matching_report import Result, growth_table
      import matching_names, matching_tables
      for seconds in ("49.9", "50.1"):
          print(matching_names.verdict("jaro-winkler", "last names", "ns", seconds).mark)
      print(matching_names.verdict("jaro-winkler", "cjk", "ns", "900").mark == "")
      print(matching_names.is_name("similarity\\tjaro-winkler\\tcjk\\tns\\t1\\t2"))
      print(matching_names.is_name("similarity\\tlevenshtein\\tcjk\\tns\\t1\\t2"))
      for seconds in (9.9, 10.1):
          print(matching_tables.verdict("within x", 1, Run(seconds, 1, 1), "2M").mark)
      print(matching_tables.verdict("within x", 1, Run(1, 1, 1, "killed"), "2M").found)
      ran = [Result(f"people-{size}", "fettle, learned", Run(1, cpu, 10**8), {"f1": 0.9})
          for size, cpu in (("100k", 0.5), ("1M", 6.0))]
      print(growth_table(ran).splitlines()[-1].split())
      print(growth_table(ran[:1]) == "")
      """)
    #expect(
      printed == """
        reached
        MISSED
        True
        True
        False
        reached
        MISSED
        did not finish: killed
        ['1M', '0.9000', '1.00', '6.00', '6.00', '1.20', '100', '100']
        True

        """)
  }
}
