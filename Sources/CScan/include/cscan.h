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
