import Glibc
func clockNow() -> Double { var t = timespec(); unsafe clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9 }

package struct DevLearned {
  let input: MergeInput
  package init(_ input: MergeInput) { self.input = input }
  package func run(truth: [UInt32]?, verbose: Bool) {
    let n = input.rowCount
    var t = clockNow()
    func lap(_ what: String) { if verbose { print("  time", what, clockNow() - t) }; t = clockNow() }
    var matcher = LearnedMatcher(input, threadCount: 2)
    let fields = matcher.fields
    lap("fields")
    matcher.learn()
    lap("learn")
    let model = matcher.model!
    let all = matcher.edges(least: -1000)
    lap("edges")
    if verbose {
      for (p, pass) in matcher.candidates!.passes.enumerated() {
        print("pass", p, pass.parts.map { fields[$0.field].atoms[$0.atom].name }.joined(separator: " + "), "blocks", matcher.candidates!.scan.blocks.blockCount(p), "cut", matcher.candidates!.scan.blocks.passes[p].cutRowCount)
      }
      print("expected", model.matchShare * matcher.pairing.count, "related", model.relatedShares.map { $0 * matcher.pairing.count })
      func f3(_ x: Double) -> String { "\((x * 1e6).rounded() / 1e6)" }
      for field in fields.indices {
        print(fields[field].name, type(of: fields[field]), fields[field].isIdentity ? "identity" : "shareable", "present", fields[field].exact.presentCount)
        for level in 1..<fields[field].levels.count {
          print("   ", fields[field].levels[level], f3(model.match[field, level]), f3(model.random[field, level]), model.related.map { f3($0[field, level]) }.joined(separator: " "), "bits", f3(log2(model.match[field, level] / model.random[field, level])))
        }
      }
    }
    if let truth {
      let good = all.count { truth[Int($0.pair.left)] == truth[Int($0.pair.right)] }
      print("candidates", all.count, "per row", Double(all.count) / Double(n), "recall", Double(good) / pairCount(truth))
    }
    let edges = all.filter { $0.bits >= 0 }.sorted { $0.bits > $1.bits }
    let plan = MergePlan(result: "p", clauses: [MatchClause(effect: .same, test: .learned(columns: nil, least: nil), text: "")])
    let outcome = Merge(plan: plan, input: input, threadCount: 2).run()
    let groups = outcome.groups
    lap("merge")
    let refused = outcome.refusals.count
    guard let truth else { return }
    func report(_ name: String, _ tp: Double, _ pp: Double, _ tt: Double) {
      let p = tp / max(pp, 1), r = tp / tt
      print(name, "P", (p * 1e4).rounded() / 1e4, "R", (r * 1e4).rounded() / 1e4, "F1", (2 * p * r / (p + r) * 1e4).rounded() / 1e4)
    }
    let tt = pairCount(truth)
    report("edges   ", Double(edges.count { truth[Int($0.pair.left)] == truth[Int($0.pair.right)] }), Double(edges.count), tt)
    report("clusters", pairCount(zip(groups, truth).map { UInt64($0) << 32 | UInt64($1) }), pairCount(groups), tt)
    print("refused", refused)
    if verbose {
      var shown = 0
      for edge in edges where truth[Int(edge.pair.left)] != truth[Int(edge.pair.right)] && shown < 8 { show(fields, edge.pair, edge.bits, "false+"); shown += 1 }
      let misses = all.filter { truth[Int($0.pair.left)] == truth[Int($0.pair.right)] && $0.bits < 0 }
      for m in misses.prefix(8) { show(fields, m.pair, m.bits, "missed") }
      print("missed candidates", misses.count)
    }
  }
  func pairCount<T: Hashable>(_ keys: [T]) -> Double {
    var sizes: [T: Int] = [:]
    for k in keys { sizes[k, default: 0] += 1 }
    return Double(sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 })
  }
  func show(_ fields: [any MatchField], _ pair: RowPair, _ score: Float, _ what: String) {
    print(what, score)
    for row in [pair.left, pair.right] {
      print("    ", input.columns.map { c -> String in
        let t = c.keys.pool[c.keys.ids[Int(row)]]
        return String(decoding: t.indices.map { t[$0] }, as: UTF8.self)
      }.joined(separator: " | "))
    }
    print("     ", fields.indices.map { "\(fields[$0].name)=\(fields[$0].wholeLevel(pair))" }.joined(separator: " "))
  }
}
