import Columns

/// `url`: an address in the web, written in one way: `HTTP://Acme.COM:80/a/../b` is
/// `http://acme.com/b`.
///
/// The scheme is http, https or ftp; a text without one that begins with a host's name is read as
/// browsers read it and gets `https://`, but not where a name with `@` stands before it, which is an
/// e-mail address. Scheme and host are written small, other scripts' hosts in ASCII (URL Standard,
/// 3.3), the port of the scheme is dropped, an empty path is `/`, `.` and `..` are resolved, `\` is
/// `/`, escapes of plain characters are undone and what needs an escape gets one (RFC 3986, 6.2.2).
/// User, query and fragment stay. White space goes at the ends and is refused inside, as are `<`, `>`
/// and `"`: they are the text around an address. So are hosts of one label, a dot at a host's end,
/// and port 0.
struct WebAddress: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if WebAddressParts.isCanonical(input) { return .same }
    return applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    let text = input.extracting(WhiteSpace.trimmedRange(input))
    guard let parts = WebAddressParts(text), parts.append(from: text, to: &output)
    else { return .failed }
    return output.openBytes.equals(input) ? .same : .changed
  }
}

/// The match key of `url`: the address without its scheme, user, `www.` and the slash at its end.
struct WebAddressKey: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if WebAddress().apply(input, to: &output) == .failed { return .failed }
    if output.openCount == 0 { output.append(input) }
    let address = output.commit().bytes
    guard let parts = WebAddressParts(address) else {
      preconditionFailure("a canonical address that is none")
    }
    var start = parts.host.lowerBound
    if address.extracting(start...).starts(with: "www."),
      address.extracting((start + 4)..<parts.host.upperBound).contains(UInt8(ascii: "."))
    {
      start += 4
    }
    var end = address.count
    if parts.hasPathAtEnd, address[end - 1] == UInt8(ascii: "/") { end -= 1 }
    output.append(address.extracting(start..<end))
    return output.openBytes.equals(input) ? .same : .changed
  }
}

extension FormEntry {
  static let url = FormEntry(
    textType: "url", summary: "Reads a web address and writes it in one way, with its scheme.",
    example: ("WWW.Example.COM:443/a/../b", "https://www.example.com/b"), kernel: WebAddress(),
    key: WebAddressKey())
}
