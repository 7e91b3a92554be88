#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>

/// Whether `n` bytes at `a` and `b` are the same.
static inline bool memory_equal(const uint8_t *_Nonnull a, const uint8_t *_Nonnull b, ptrdiff_t n) {
  return memcmp(a, b, (size_t)n) == 0;
}

/// Asks for the cache line at `p`.
static inline void memory_prefetch(const void *_Nonnull p) { __builtin_prefetch(p, 1, 1); }

/// Copies `n` bytes between places that do not overlap.
static inline void memory_copy(uint8_t *_Nonnull to, const uint8_t *_Nonnull from, ptrdiff_t n) {
  memcpy(to, from, (size_t)n);
}

/// Bytes with which a spreadsheet's formula can begin: `= + - @`, tab, CR, and 0xEF of the full-width ones.
static inline bool byte_opens_formula(uint8_t byte) {
  return byte == '=' || byte == '+' || byte == '-' || byte == '@' || byte == '\t' || byte == '\r' ||
         byte == 0xEF;
}

/// Writes the numbers of the `count` fields that begin with such a byte, behind a quote or not. A field
/// begins one byte behind `bounds[r * stride]`. Returns how many; `rows` has room for `count` and is
/// written without a branch.
static inline ptrdiff_t csv_formula_suspects(
    const uint8_t *_Nonnull bytes, const uint32_t *_Nonnull bounds, ptrdiff_t stride, ptrdiff_t count,
    uint8_t quote, int32_t *_Nonnull rows) {
  ptrdiff_t found = 0;
  for (ptrdiff_t r = 0; r < count; r++) {
    uint32_t start = bounds[r * stride] + 1u;
    uint8_t byte = bytes[start];
    if (byte == quote) byte = bytes[start + 1];
    rows[found] = (int32_t)r;
    found += byte_opens_formula(byte);
  }
  return found;
}
