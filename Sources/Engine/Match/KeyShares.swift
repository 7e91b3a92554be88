/// How the bytes for keys are shared out where rules see every row before they say anything of one.
///
///     ┌─ tuples while the table is read ─┬─ tables of keys ─┬─ what is decided of single rows ─┐
struct KeyShares {
  private let byteCount: Int

  init(_ byteCount: Int) { self.byteCount = byteCount }

  var tupleByteCount: Int { byteCount * 5 / 8 }
  var tableByteCount: Int { byteCount / 4 }
  var verdictByteCount: Int { byteCount / 8 }
}
