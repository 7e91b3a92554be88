/// `vat`: a number of value added tax of the EU, the United Kingdom, Switzerland or Norway, with its
/// country before it and nothing between: `DE136695976`.
///
/// The number has to begin with its country, has to have its country's form, and has to pass the
/// country's check digits, which nearly all countries publish (`VATRules` says which and whence).
/// Greece is written `EL`, as the EU does; a Belgian number of nine digits gets the 0 that it got in
/// 2005; the Swiss `TVA`, `IVA` and `TPV` are written `MWST`, the same word. Whether anybody has the
/// number only the tax offices know.
struct VATNumber: IdKernel {
  static var separators: ByteSet { IdText.dashesAndDots }

  static func checked(_ id: IdText) -> IdText? {
    if id.count < 4 { return nil }
    var id = id
    rewrite(&id)
    guard let isValid = VATRules.rule(of: id), isValid(id) else { return nil }
    return id
  }

  private static func rewrite(_ id: inout IdText) {
    if id.has("GR") {
      id.overwrite(from: 0, with: "EL")
    } else if id.has("BE"), id.count == 11 {
      id.insert(UInt8(ascii: "0"), at: 2)
    } else if id.has("CHE"), id.count == 15,
      id.has("TVA", at: 12) || id.has("IVA", at: 12) || id.has("TPV", at: 12)
    {
      id.overwrite(from: 12, with: "MWS")
      id.insert(UInt8(ascii: "T"), at: 15)
    }
  }
}

extension FormEntry {
  static let vat = FormEntry(
    textType: "vat", summary: "Reads a VAT number of a European country and writes it plainly.",
    example: ("de 136.695.976", "DE136695976"), kernel: VATNumber())
}
