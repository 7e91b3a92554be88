#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>

/// Whether `n` bytes at `a` and `b` are the same, without a call for the short stretches that cells are.
static inline bool memory_equal(const uint8_t *_Nonnull a, const uint8_t *_Nonnull b, ptrdiff_t n) {
  // As in `memory_copy_short`, two loads that overlap: no byte beyond the n is touched.
  if (n > 16) return memcmp(a, b, (size_t)n) == 0;
  if (n >= 8) {
    uint64_t one[2], other[2];
    memcpy(&one[0], a, 8);
    memcpy(&one[1], a + n - 8, 8);
    memcpy(&other[0], b, 8);
    memcpy(&other[1], b + n - 8, 8);
    return ((one[0] ^ other[0]) | (one[1] ^ other[1])) == 0;
  }
  if (n >= 4) {
    uint32_t one[2], other[2];
    memcpy(&one[0], a, 4);
    memcpy(&one[1], a + n - 4, 4);
    memcpy(&other[0], b, 4);
    memcpy(&other[1], b + n - 4, 4);
    return ((one[0] ^ other[0]) | (one[1] ^ other[1])) == 0;
  }
  for (ptrdiff_t i = 0; i < n; i++) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

/// Asks for the cache line at `p`, to be written.
static inline void memory_prefetch(const void *_Nonnull p) { __builtin_prefetch(p, 1, 3); }

/// Asks for the cache line at `p`, which other threads may read too.
static inline void memory_prefetch_to_read(const void *_Nonnull p) { __builtin_prefetch(p, 0, 3); }

/// Copies `n` bytes between places that do not overlap, without a call for the short stretches that
/// cells are.
static inline void memory_copy_short(
    uint8_t *_Nonnull to, const uint8_t *_Nonnull from, ptrdiff_t n) {
  // Two loads that overlap, then two stores: no byte beyond the n is touched.
  if (n > 32) {
    memcpy(to, from, (size_t)n);
  } else if (n >= 16) {
    uint64_t head[2], tail[2];
    memcpy(head, from, 16);
    memcpy(tail, from + n - 16, 16);
    memcpy(to, head, 16);
    memcpy(to + n - 16, tail, 16);
  } else if (n >= 8) {
    uint64_t head, tail;
    memcpy(&head, from, 8);
    memcpy(&tail, from + n - 8, 8);
    memcpy(to, &head, 8);
    memcpy(to + n - 8, &tail, 8);
  } else if (n >= 4) {
    uint32_t head, tail;
    memcpy(&head, from, 4);
    memcpy(&tail, from + n - 4, 4);
    memcpy(to, &head, 4);
    memcpy(to + n - 4, &tail, 4);
  } else {
    for (ptrdiff_t i = 0; i < n; i++) to[i] = from[i];
  }
}

/// The same where 32 bytes more can be read and written than are asked for: short copies take no call.
static inline void memory_copy_padded(
    uint8_t *_Nonnull to, const uint8_t *_Nonnull from, ptrdiff_t n) {
  if (n > 128) {
    memcpy(to, from, (size_t)n);
    return;
  }
  for (ptrdiff_t i = 0; i < n; i += 32) memcpy(to + i, from + i, 32);
}

/// Not 0 for the bytes with which a spreadsheet's formula can begin: `= + - @`, tab, CR, and 0xEF of
/// the full-width ones.
extern const uint8_t formula_openers[256];

/// Writes the numbers of those of `count` fields that begin with such a byte, behind a quote or not.
/// Field `i` begins one byte behind `bounds[i]`. Returns how many; `fields` has room for `count` and is
/// written without a branch.
static inline ptrdiff_t csv_formula_suspects(
    const uint8_t *_Nonnull bytes, const uint32_t *_Nonnull bounds, ptrdiff_t count, uint8_t quote,
    uint32_t *_Nonnull fields) {
  ptrdiff_t found = 0;
  for (ptrdiff_t i = 0; i < count; i++) {
    const uint8_t *start = bytes + (bounds[i] + 1u);
    start += *start == quote;
    fields[found] = (uint32_t)i;
    found += formula_openers[*start];
  }
  return found;
}

/// Has the allocator keep up to this many bytes that were given back, and take blocks up to that size
/// from them; 32 MiB at the most.
void memory_keep_freed(int byte_count);

/// Gives memory back to the system that the allocator keeps for more; takes some milliseconds.
void memory_give_back(void);
