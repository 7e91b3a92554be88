import Diagnostics
import Fettle

var args = Array(CommandLine.arguments.dropFirst())
let verb = args.removeFirst()
var options = RunOptions()
options.threadCount = 2
var rules = RuleSet()
var it = args.makeIterator()
while let a = it.next() {
  switch a {
  case "-e": rules.texts.append(it.next()!)
  case "-o": options.output = it.next()!
  case "--threads": options.threadCount = Int(it.next()!)!
  case "--changes": options.changes = it.next()!
  case "--removed": options.removed = it.next()!
  case "--out-dir": options.outputFolder = it.next()!
  case "--memory": options.memoryByteCount = Int(it.next()!)!
  case "--quiet": break
  default: if rules.files.isEmpty && rules.texts.isEmpty { rules.files.append(a) } else { options.input = a }
  }
}
do throws(RunFailure) {
  if verb == "explain" { let (t, d) = try Fettle.plan(rules, options: options); print(t, Fettle.renderDiagnostics(d, color: false)) }
  else {
  switch verb == "preview" ? try Fettle.preview(rules, options: options) : try Fettle.apply(rules, options: options) {
  case .rulesRejected(let r): print(Fettle.renderDiagnostics(r, color: false))
  case .done(let r): if verb == "preview" || options.output != nil { for t in r.tables { print(t) } }
  } }
} catch { print(error) }
