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

/// Where two rows of sixteen bytes have the same one.
static inline uint64_t places_alike_in_16(bytes_16 a, bytes_16 b) {
#if defined(__SSE2__)
  return (uint16_t)__builtin_ia32_pmovmskb128((signed_bytes_16)(a == b));
#else
  uint64_t words[2], places = 0;
  bytes_16 alike = (bytes_16)(a == b);
  memcpy(words, &alike, 16);
  for (int i = 0; i < 2; i++) {
    // Gathers a bit of each of eight bytes in the highest byte, the first byte's lowest.
    places |= ((words[i] & EACH_BYTE(1)) * UINT64_C(0x0102040810204080) >> 56) << (i * 8);
  }
  return places;
#endif
}

/// Which of the sixteen bytes are this one.
static inline uint64_t places_in_16(bytes_16 bytes, uint8_t byte) {
  return places_alike_in_16(bytes, (bytes_16)byte);
}

/// Which of the eight bytes of b each of the eight of a is: eight bits for each of a's, the first's in the lowest.
static inline uint64_t places_of_8_in_8(uint64_t a, uint64_t b) {
  typedef uint64_t words __attribute__((ext_vector_type(2)));
  bytes_16 once = (bytes_16)(words){a, 0}, block = (bytes_16)(words){b, b};
  uint64_t places = 0;
#define TWO_ROWS(i)                                                                                \
  places |= places_alike_in_16(block, __builtin_shufflevector(once, once, i, i, i, i, i, i, i, i,  \
                                                              i + 1, i + 1, i + 1, i + 1, i + 1,   \
                                                              i + 1, i + 1, i + 1)) << (i * 8)
  TWO_ROWS(0);
  TWO_ROWS(2);
  TWO_ROWS(4);
  TWO_ROWS(6);
#undef TWO_ROWS
  return places;
}

/// How many of a's bytes at some places differ from those of b at as many others, in the order of both.
static inline uint32_t jaro_different(const uint8_t *_Nonnull a, uint32_t places,
                                      const uint8_t *_Nonnull b, uint32_t other_places) {
  uint32_t different = 0;
  for (; places; places &= places - 1, other_places &= other_places - 1) {
    different += a[__builtin_ctz(places)] != b[__builtin_ctz(other_places)];
  }
  return different;
}

/// What `jaro_matches_in_8` says of texts with a byte that is not ASCII.
#define JARO_NOT_ASCII UINT32_MAX

/// The bytes that 1 to 8 bytes at a share with 1 to 8 at b, each with the first free one that is away no more than
/// Jaro allows (half the longer length less one): how many, and from bit 8 on how many of them differ from the one at
/// the same place in the other's row.
static inline uint32_t jaro_matches_in_8(const uint8_t *_Nonnull a, ptrdiff_t n,
                                         const uint8_t *_Nonnull b, ptrdiff_t m) {
  // The places that are away no more than 0, 1, 2 and 3.
  static const uint64_t within[4] = {0x8040201008040201, 0xC0E070381C0E0703, 0xE0F0F87C3E1F0F07,
                                     0xF0F8FCFE7F3F1F0F};
  uint64_t left = short_word_at(a, n), right = short_word_at(b, m);
  if ((left | right) & EACH_BYTE(0x80)) return JARO_NOT_ASCII;
  // Behind the texts are bytes that the other one cannot have.
  left |= EACH_BYTE(0x80) << (n * 8 - 8) << 8;
  right |= EACH_BYTE(0xFF) << (m * 8 - 8) << 8;
  ptrdiff_t half = (n > m ? n : m) >> 1;
  uint64_t open = places_of_8_in_8(left, right) & within[half - (half > 0)];
  uint32_t count = 0, taken = 0, other_taken = 0, highest = 0, is_out_of_order = 0;
  // The lowest bit is the first place of the first byte of a that has one: both are taken.
  while (open) {
    int lowest = __builtin_ctzll(open), column = lowest & 7, row = lowest & 56;
    uint32_t place = 1u << column;
    taken |= 1u << (row >> 3);
    other_taken |= place;
    is_out_of_order |= place < highest;
    highest = place > highest ? place : highest;
    count++;
    open &= ~(EACH_BYTE(1) << column | UINT64_C(0xFF) << row);
  }
  return count | (is_out_of_order ? jaro_different(a, taken, b, other_taken) << 8 : 0);
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
  uint32_t count = (uint32_t)__builtin_popcount(taken);
  return count | (is_out_of_order ? jaro_different(a, taken, b, other_taken) << 8 : 0);
}

/// Which of the n <= 64 code points are this one.
static inline uint64_t places_of_scalar(
    const uint32_t *_Nonnull p, ptrdiff_t n, uint32_t scalar) {
  uint64_t places = 0;
  for (ptrdiff_t i = 0; i < n; i++) places |= (uint64_t)(p[i] == scalar) << i;
  return places;
}
