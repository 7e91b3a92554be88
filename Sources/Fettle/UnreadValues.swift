import Diagnostics
import Engine
import Kernels
import Language
import Profiling

/// Values of a column that none of the notations reads which a line names for it: how many, how they are written
/// as far as they are dates or numbers, and what to do.
struct UnreadValues {
  let advice: TypeAdvice
  private let place: TypePlace
  private let tally: TypeTally
  /// Values that two named notations read, and not alike.
  private let clash: NotationClash?
  /// What the others fit; one that needs no name elsewhere needs one here.
  private let fits: [NotationFit]
  /// Those that are dates without a notation.
  private let plainDates: Witness
  /// Those that are numbers only where amounts of money are read, and the first of them.
  private let amounts: Witness

  /// nil where a line names no notation, or its notations read every value.
  init?(_ advice: TypeAdvice) {
    self.advice = advice
    place = advice.place
    tally = advice.tally
    let unread = advice.tally.unread
    guard place.hasNotation, tally.readsSome, unread.count > 0 else { return nil }
    let named = advice.line.notations
    let clash = NotationClash(unread, named: named, type: place.type)
    self.clash = clash.flatMap { $0.count * 2 > unread.count ? $0 : nil }
    // What has the currency of another notation is written in this one.
    let isOfCurrency = named.contains { notation in
      (try? MoneyNotation.compile(notation).get())?.namesCurrency == true
    }
    fits =
      isOfCurrency
      ? []
      : unread.fits(of: advice.subject).filter {
        !named.contains($0.notation) && $0.isTelling(of: unread.count)
      }
    plainDates = advice.subject == .dates ? unread.plainDates : Witness()
    amounts = ["number", "whole"].contains(place.type) ? unread.amounts : Witness()
  }

  /// Values that are bad in their own way are told of where they are one in so many.
  private static let leastShare = 10

  /// Whether they are written in a notation, and not only something else.
  private var haveNotation: Bool {
    clash != nil || !fits.isEmpty || plainDates.count > 0 || areAmounts
  }

  /// Whether most of them are written as only amounts of money are.
  private var areAmounts: Bool { amounts.count * 2 > tally.unread.count }

  /// Whether they have a notation, or are too many for values that are only wrong.
  var areTelling: Bool { haveNotation || tally.unread.count * Self.leastShare >= tally.testedCount }

  private var isSensitive: Bool { advice.plan.sensitiveColumns.contains(place.column) }

  /// What is said of them; `place` says of which rule, where nothing else does.
  func words(column: String, place rule: String = "") -> String {
    if let clash { return clash.words(of: column, tally, isSensitive: isSensitive) + rule }
    let count = tally.unread.count
    let named = advice.line.notations.map(Scope.quoted)
    let head =
      "\(tally.share(count)) of \(column) \(count == 1 ? "is" : "are") not read by "
      + (named.isEmpty ? "its notation" : named.joined(separator: " or ")) + rule
    var parts = areAmounts ? [] : fits.map { $0.words(of: count, isSensitive: isSensitive) }
    if areAmounts { parts.append(words(of: amounts, "an amount of money", "amounts of money")) }
    if plainDates.count > 0 {
      parts.append(words(of: plainDates, "a date as it stands", "dates as they stand"))
    }
    if !parts.isEmpty { return head + ": " + parts.joined(separator: "; ") }
    guard let first = tally.unread.kinds.first, !isSensitive else { return head }
    return head + (count == 1 ? ": " : ", the first ") + first.quoted
  }

  /// `all 5 are dates as they stand, as '10 Jun 1944' in row 20`
  private func words(of part: Witness, _ one: String, _ several: String) -> String {
    let (whole, count) = (tally.unread.count, part.count)
    let values =
      count < whole
      ? "\(Quantity.count(count)) of \(Quantity.count(whole))"
      : count == 1 ? "the one there is" : "all \(Quantity.count(whole))"
    return values + (count == 1 ? " is \(one)" : " are \(several)")
      + (isSensitive ? "" : ", as \(part.quoted)")
  }

  /// What to do about them; nil where nothing is known of them.
  var help: String? {
    if let clash { return clash.help }
    if !haveNotation { return nil }
    if areAmounts { return money }
    if let turned { return turned }
    var names = fits.flatMap { [$0.notation] + $0.rivals }.filter {
      !advice.line.notations.contains($0)
    }
    if let notation = Self.notation(ofPlain: plainDates.text) { names.append(notation) }
    let named =
      names.isEmpty ? "their notation" : names.map(Scope.quoted).joined(separator: " or ")
    return
      "if these are meant, name \(named) too; \(Self.caution)"
  }

  /// What follows from a further notation.
  private static let caution = "what both read, and not alike, is then not converted"

  /// The line that reads amounts too: by the notations named, and by those that the values have where
  /// these do not read them.
  private var money: String {
    var notations = advice.line.notations
    let isRead = NotationClash.reads(amounts.text, notations, type: "money")
    if !isRead { notations += fits.map(\.notation) }
    return "write \(TablePlan.line(place, "money", notations: notations))"
      + (isRead ? ", which reads these too" : ": " + Self.caution) + advice.line.shared
  }

  /// The advice where they are written with day and month the other way round: named too, it would leave all that
  /// both read unconverted. nil where it is not so.
  private var turned: String? {
    let named = advice.line.notations
    guard advice.subject == .dates, named.count == 1, plainDates.count == 0,
      let fit = fits.first, fits.count == 1, Self.turned(named[0]) == fit.notation
    else { return nil }
    let (whole, read) = (tally.testedCount, tally.testedCount - tally.failedCount)
    let count = fit.count + tally.turnableReadCount
    let (other, own) = (Scope.quoted(fit.notation), Scope.quoted(named[0]))
    let reads =
      (count == whole
        ? "it reads all \(Quantity.count(whole))" : "it reads \(Quantity.count(count))")
      + ", and \(own) \(Quantity.count(read)) of \(Quantity.count(whole))"
    if count > read { return "name \(other) in its place: \(reads)" }
    let both = tally.turnableReadCount
    if both == 0 { return nil }
    return
      "do not name \(other) too, as the \(Quantity.count(both, "value")) that both read would not be "
      + "converted; mend those that are written the other way round"
  }

  /// A notation with day and month the other way round.
  private static func turned(_ notation: String) -> String {
    String(notation.map { $0 == "D" ? "M" : $0 == "M" ? "D" : $0 })
  }

  /// The notation of a date that needs none elsewhere: `2026-01-31`, `17 Jun 1944`; nil where none reads it.
  private static func notation(ofPlain text: [UInt8]) -> String? {
    DateExample.notation(of: String(decoding: text, as: UTF8.self)).flatMap {
      NotationClash.reads(text, [$0], type: "datetime") ? $0 : nil
    }
  }
}

extension NotationClash {
  /// `2 values of 'c' fit 'DD/MM/YYYY' and 'MM/DD/YYYY', ambiguous, as '03/04/2026' in row 1 can be either`
  func words(of column: String, _ tally: TypeTally, isSensitive: Bool) -> String {
    let example = isSensitive ? Quantity.count(count, "value") : first.quoted
    return "\(tally.share(count)) of \(column) \(count == 1 ? "fits" : "fit") "
      + "\(notations.map(Scope.quoted).joined(separator: " and ")), ambiguous, as \(example) can be either"
  }

  /// What to type.
  var help: String {
    "name only the one that is meant, \(notations.map(Scope.quoted).joined(separator: " or "))"
  }
}
