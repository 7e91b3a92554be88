import Foundation

/// A run with every outcome, every action and values that no format likes.
enum ReportCase {
  static let rules = """
    column id is id
    column iban is text, sensitive
    column born is date
    column amount is number
    normalize amount number '1,234.50', others reject because 'amounts are read by the ledger'
    require email, warn above 10%, reject as R01 because 'mails < letters & "calls"'
    check amount between 0 and 1000 when country = 'DE', stop above 90% as R02
    check born < today, review as R03
    warn rows when name matches /^(a+)+$/ as R05
    check iban starts with 'DE' as R06
    check country in ('DE', 'AT', '中国') as R09
    unique id, note as R04
    expect mean amount < 10 as R07
    check nick is not blank when country = 'FR' as R08
    dedupe on email
    """

  static let header = "id,name,email,country,iban,born,amount,nick\n"

  static let table =
    header + """
      1,Ann,ann@example.com,DE,DE12 3456,1980-02-03,"1,200.50",a
      2,Bo,,DE,AT12 9999,1990-05-06,12,b
      3,\(String(repeating: "a", count: 60))!,x@example.com,AT,DE99 0000,2990-01-01,9.5,c
      3,王小明,w@例子.cn,中国,DE77 1111,2001-12-31,oops,d
      5,"two
      lines\u{1}",,<script>alert(1)</script>,DE55 2222,1970-01-01,77,e
      1,\(String(repeating: "Longwordwithoutablank", count: 8)),z@example.com,DE,,1985-07-07,-5,f

      """

  /// A workspace with both.
  static func workspace() -> Workspace {
    let workspace = Workspace()
    workspace.write(rules, to: "checks.rules")
    workspace.write(table, to: "export.csv")
    return workspace
  }

  /// Applies the rules and writes reports, with the further arguments.
  static func run(_ workspace: Workspace, _ arguments: [String], table: String = "export.csv")
    -> ToolResult
  {
    Tool.run(
      ["apply", "checks.rules", table, "-o", "clean.csv", "--today", "2026-01-31"] + arguments,
      in: workspace)
  }
}
