import Diagnostics
import Fettle

extension RunJSON {
  /// What a merge has come to.
  func object(of merge: MergeReport) -> String {
    JSONText.object([
      ("result", JSONText.string(merge.result)),
      (
        "sources",
        JSONText.array(
          merge.sources.map {
            JSONText.object([("table", JSONText.string($0.table)), ("rows", String($0.rows))])
          })
      ),
      ("rowsIn", String(merge.rowsIn)), ("groups", String(merge.groups)),
      ("groupsOfMany", String(merge.groupsOfMany)), ("folded", String(merge.folded)),
      ("reviews", String(merge.reviews)),
      ("reviewsLeftOut", String(merge.reviewsLeftOut)),
      ("clauses", JSONText.array(merge.clauses.map(object))),
      ("decided", merge.decided.map(object)),
      ("learned", JSONText.array(merge.learned.map(LearnedJSON.object))),
      ("takes", JSONText.array(merge.takes.map(object))),
      ("largest", JSONText.array(merge.largest.map(object))),
      ("refusals", JSONText.array(merge.refusals.map(object))),
      ("endedIDs", String(merge.endedCount)),
      (
        "ended",
        JSONText.array(
          merge.ended.map {
            JSONText.object([("id", JSONText.string($0.id)), ("into", JSONText.string($0.into))])
          })
      ),
    ])
  }

  private func object(_ clause: MergeReport.Clause) -> String {
    JSONText.object([
      ("text", JSONText.string(clause.text)), ("compared", String(clause.compared)),
      ("linked", String(clause.linked)), ("refused", clause.refused.map { String($0) }),
    ])
  }

  private func object(_ decided: MergeReport.Decided) -> String {
    JSONText.object([
      ("file", JSONText.string(decided.file)), ("same", String(decided.same)),
      ("different", String(decided.different)), ("undecided", String(decided.undecided)),
    ])
  }

  private func object(_ take: MergeReport.Take) -> String {
    JSONText.object([
      ("text", JSONText.string(take.text)), ("noneValid", String(take.noneValid)),
      ("disagreed", String(take.disagreed)),
    ])
  }

  private func object(_ group: MergeReport.Group) -> String {
    JSONText.object([
      ("id", JSONText.string(group.id)), ("rows", String(group.rows)),
      ("links", JSONText.array(group.links.map(JSONText.string))),
    ])
  }

  private func object(_ refusal: MergeReport.Refusal) -> String {
    JSONText.object([
      ("reason", JSONText.string(refusal.reason)), ("count", String(refusal.count)),
      ("first", JSONText.string(refusal.first)), ("second", JSONText.string(refusal.second)),
      ("bits", refusal.bits.map { LearnedJSON.number($0) }),
    ])
  }
}
