import Columns
import Kernels

extension DedupeRule {
  /// Hashes the keys of `rows` taken together; rows without a usable key are counted and left out.
  func digests(of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker) -> KeyDigests {
    let (digests, missingCounts) = keys.digests(
      of: batch, rows: rows, hasher: hasher, placeholdersMatch: policy == .placeholdersMatch,
      worker: worker)
    var result = KeyDigests()
    result.rows.reserveCapacity(rows.count)
    result.digests.reserveCapacity(rows.count)
    for index in rows.indices where isUsable(missingCount: Int(missingCounts[index])) {
      result.rows.append(rows[index])
      result.digests.append(digests[index])
    }
    worker.statistics[rule].tested += result.rows.count
    worker.statistics[rule].noUsableKey += rows.count - result.rows.count
    return result
  }

  /// Hashes each key by itself, for `on any of`: one result a key column.
  func digestsOfEach(
    of batch: Batch, rows: [Int32], hasher: KeyHasher, worker: Worker
  ) -> [KeyDigests] {
    let missing = keys.map {
      $0.missing(of: batch, rows: rows, placeholdersMatch: policy == .placeholdersMatch)
    }
    let usable = rows.indices.filter { index in
      isUsable(missingCount: missing.count { $0[index] })
    }
    worker.statistics[rule].tested += usable.count
    worker.statistics[rule].noUsableKey += rows.count - usable.count
    return keys.indices.map { number in
      let texts = keys[number].texts(of: batch, rows: rows, worker: worker)
      var folded = keys[number].caseFolding == nil ? [] : texts
      keys[number].fold(&folded, in: batch)
      let label = LiteralCell("\(number)")
      var result = KeyDigests()
      for index in usable where policy == .placeholdersMatch || !missing[number][index] {
        var state = hasher.start()
        withExtendedLifetime(label) { hasher.add(label.cell, to: &state) }
        var other = state
        hasher.add(missing[number][index] ? .empty : texts[index], to: &state)
        result.rows.append(rows[index])
        if folded.isEmpty {
          result.digests.append(hasher.finish(state))
          continue
        }
        hasher.add(missing[number][index] ? .empty : folded[index], to: &other)
        result.digests.append(hasher.finish(state, beside: other))
      }
      return result
    }
  }

  /// Whether a row takes part, by how many of its keys have no value.
  private func isUsable(missingCount: Int) -> Bool {
    switch policy {
    case .placeholdersMatch: true
    case .everyKeyPresent: missingCount == 0
    case .blankEqualsBlank: missingCount < keys.count
    }
  }
}
