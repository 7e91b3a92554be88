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

  /// nil where a line names no notation, or its notations read every value.
  init?(_ advice: TypeAdvice) {
    self.advice = advice
    place = advice.place
    tally = advice.tally
    let unread = advice.tally.unread
    guard place.hasNotation, tally.readsSome, unread.count > 0 else { return nil }
    let named = advice.line.notations
    let clash = NotationClash(unread, named: named, advice.subject)
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
  }

  /// Values that are bad in their own way are told of where they are one in so many.
  private static let leastShare = 10

  /// Whether they are written in a notation, and not only something else.
  private var haveNotation: Bool { clash != nil || !fits.isEmpty || plainDates.count > 0 }

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
    var parts = fits.map { $0.words(of: count, isSensitive: isSensitive) }
    if plainDates.count > 0 {
      let (whole, part) = (Quantity.count(count), Quantity.count(plainDates.count))
      parts.append(
        (plainDates.count == count
          ? count == 1 ? "the one there is" : "all \(whole)" : "\(part) of \(whole)")
          + (plainDates.count == 1 ? " is a date as it stands" : " are dates as they stand")
          + (isSensitive ? "" : ", as \(plainDates.quoted)"))
    }
    if !parts.isEmpty { return head + ": " + parts.joined(separator: "; ") }
    guard let first = tally.unread.kinds.first, !isSensitive else { return head }
    return head + (count == 1 ? ": " : ", the first ") + first.quoted
  }

  /// What to do about them; nil where nothing is known of them.
  var help: String? {
    if let clash { return clash.help }
    if !haveNotation { return nil }
    var names = fits.flatMap { [$0.notation] + $0.rivals }.filter {
      !advice.line.notations.contains($0)
    }
    if Self.isYearFirst(plainDates.text) { names.append("YYYY-MM-DD") }
    let named =
      names.isEmpty ? "their notation" : names.map(Scope.quoted).joined(separator: " or ")
    return
      "if these are meant, name \(named) too; what both read, and not alike, is then not converted"
  }

  /// `2026-01-31`
  private static func isYearFirst(_ text: [UInt8]) -> Bool {
    text.count == 10
      && text.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
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
