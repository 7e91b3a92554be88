#pragma once
#include "ckernels.h"

// Where in a text a character stands, as one bit a place, the first in the lowest: the looks that
// bit-parallel measures of similarity take.

/// Sixteen bytes in one register.
typedef uint8_t bytes_16 __attribute__((ext_vector_type(16)));

/// The n <= 16 bytes at p, zeros behind them.
static inline bytes_16 bytes_16_at(const uint8_t *_Nonnull p, ptrdiff_t n) {
  uint64_t words[2];
  if (n < 8) {
    words[0] = short_word_at(p, n);
    words[1] = 0;
  } else {
    words[0] = word_at(p);
    words[1] = n == 8 ? 0 : word_at(p + n - 8) >> ((16 - n) * 8);
  }
  bytes_16 result;
  memcpy(&result, words, 16);
  return result;
}

#if defined(__SSE2__)
typedef char signed_bytes_16 __attribute__((__vector_size__(16)));
#endif

/// Which of the sixteen bytes are this one.
static inline uint64_t places_in_16(bytes_16 bytes, uint8_t byte) {
#if defined(__SSE2__)
  return (uint16_t)__builtin_ia32_pmovmskb128((signed_bytes_16)(bytes == (bytes_16)byte));
#else
  uint64_t words[2], places = 0;
  memcpy(words, &bytes, 16);
  for (int i = 0; i < 2; i++) {
    uint64_t other = words[i] ^ EACH_BYTE(byte);
    uint64_t same = ~(((other & EACH_BYTE(0x7F)) + EACH_BYTE(0x7F)) | other | EACH_BYTE(0x7F));
    // Gathers the high bits of eight bytes in the highest byte, the first byte's bit lowest.
    places |= ((same >> 7) * UINT64_C(0x0102040810204080) >> 56) << (i * 8);
  }
  return places;
#endif
}

/// The bytes that 1 to 16 bytes at a share with 1 to 16 at b, each with the first free one no more than `reach` places
/// away: how many, and from bit 8 on how many of them differ from the one at the same place in the other's row.
static inline uint32_t jaro_matches_in_16(const uint8_t *_Nonnull a, ptrdiff_t n,
                                          const uint8_t *_Nonnull b, ptrdiff_t m, ptrdiff_t reach) {
  bytes_16 block = bytes_16_at(b, m);
  uint32_t whole = 0xFFFFu >> (16 - m), taken = 0, other_taken = 0, highest = 0, is_out_of_order = 0;
  // The places within reach: reach + 1 of them at first, then one more a step, then one less below.
  uint32_t window = (2u << reach) - 1;
  for (ptrdiff_t i = 0; i < n; i++) {
    uint32_t open = (uint32_t)places_in_16(block, a[i]) & whole & window & ~other_taken;
    uint32_t place = open & (0u - open);
    other_taken |= place;
    taken |= (uint32_t)(place != 0) << i;
    is_out_of_order |= (place != 0) & (place < highest);
    highest = place > highest ? place : highest;
    window = window << 1 | (i < reach);
  }
  uint32_t count = (uint32_t)__builtin_popcount(taken), different = 0;
  if (is_out_of_order) {
    for (; taken; taken &= taken - 1, other_taken &= other_taken - 1) {
      different += a[__builtin_ctz(taken)] != b[__builtin_ctz(other_taken)];
    }
  }
  return count | different << 8;
}

/// Which of the n <= 64 code points are this one.
static inline uint64_t places_of_scalar(
    const uint32_t *_Nonnull p, ptrdiff_t n, uint32_t scalar) {
  uint64_t places = 0;
  for (ptrdiff_t i = 0; i < n; i++) places |= (uint64_t)(p[i] == scalar) << i;
  return places;
}
