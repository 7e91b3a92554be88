import Diagnostics
import Fettle

/// Where a value comes from, as people read it.
struct ValueText {
  let report: ValueReport
  let style: Style

  /// The whole answer.
  var text: String {
    let cell = "\(report.table) \(report.id), \(report.column): "
    var text = style(VisibleText.safe(cell), .bold) + shown(report.value) + "\n"
    text += report.sources.map { given($0, margin: "  ") }.joined()
    if report.take != nil, report.sources.isEmpty { text += "  no row gives it\n" }
    if let take = report.take { text += taken(take, report.takePlace, margin: "  ") }
    if !report.losses.isEmpty {
      text +=
        report.losses.contains { $0.reason != nil } ? "not taken\n" : "other rows of the group\n"
      text += report.losses.map { loss($0, margin: "  ") }.joined()
    }
    if !report.changes.isEmpty {
      text += report.take == nil ? "changed by\n" : "changed below the merge by\n"
      text += report.changes.map { change($0, margin: "  ") }.joined()
    } else if report.take == nil {
      text += "  no rule has changed it\n"
    }
    return text
  }

  /// A value; a blank one as a word.
  private func shown(_ value: String) -> String {
    value.isEmpty ? style("blank", .faint) : VisibleText.of(value)
  }

  private func given(_ source: ValueReport.Source, margin: String) -> String {
    var text = "\(margin)from \(VisibleText.safe(source.row)): \(shown(source.value))"
    if let file = source.file, let record = source.record {
      text += style(", row \(Quantity.count(record)) of \(VisibleText.safe(file))", .faint)
    }
    let inner = margin + "  "
    text += "\n" + source.changes.map { change($0, margin: inner) }.joined()
    return text + (source.origin.map { merged($0, margin: inner) } ?? "")
  }

  /// Where an earlier merge has the value from.
  private func merged(_ origin: ValueReport.Origin, margin: String) -> String {
    origin.sources.map { given($0, margin: margin) }.joined()
      + taken(origin.take, origin.takePlace, margin: margin)
      + origin.losses.map { loss($0, margin: margin + "not taken ") }.joined()
  }

  private func taken(_ take: String, _ place: String?, margin: String) -> String {
    let place = place.map { " (\(VisibleText.safe($0)))" } ?? ""
    return "\(margin)by \(VisibleText.safe(take))\(style(place, .faint))\n"
  }

  private func loss(_ loss: ValueReport.Loss, margin: String) -> String {
    var text = margin + VisibleText.safe(loss.row)
    if let value = loss.value { text += ": \(shown(value))" }
    if let reason = loss.reason, loss.value != "" || reason != "blank" {
      text += " – \(VisibleText.safe(reason))"
    }
    return text + "\n"
  }

  private func change(_ change: ValueReport.Change, margin: String) -> String {
    let source = change.source.map { style(", of \(VisibleText.safe($0))", .faint) } ?? ""
    return
      "\(margin)\(VisibleText.safe(change.rule))\(style(" (\(VisibleText.safe(change.place)))", .faint)): "
      + "\(shown(change.before)) → \(shown(change.after))\(source)\n"
  }
}
