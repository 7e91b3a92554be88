// UTF-8 validation by table lookup: J. Keiser, D. Lemire, "Validating UTF-8 In Less Than One
// Instruction Per Byte", Software: Practice and Experience 51 (5), 2021 (arXiv:2010.03090).

#include "csv_scan.h"
#include <string.h>

/// Length of the valid character at `p`, 0 where there is none (Unicode 15, table 3-7).
static size_t character_length(const uint8_t *p, size_t left) {
  uint8_t a = p[0];
  if (a < 0x80) return 1;
  if (a < 0xC2 || a > 0xF4) return 0;
  size_t length = a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4;
  if (left < length) return 0;
  uint8_t least = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
  uint8_t most = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
  if (p[1] < least || p[1] > most) return 0;
  for (size_t i = 2; i < length; i++) {
    if ((p[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

/// The same answer byte by byte, with eight ASCII bytes at a time.
static ptrdiff_t first_invalid_portable(const uint8_t *bytes, size_t from, size_t count) {
  size_t i = from;
  while (i < count) {
    if (count - i >= 8) {
      uint64_t word;
      memcpy(&word, bytes + i, 8);
      if ((word & 0x8080808080808080ull) == 0) {
        i += 8;
        continue;
      }
    }
    size_t length = character_length(bytes + i, count - i);
    if (length == 0) return (ptrdiff_t)i;
    i += length;
  }
  return -1;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET_AVX2 __attribute__((target("avx2")))

// What is wrong with a pair of bytes, a bit each; a pair is wrong where all three lookups agree.
enum {
  too_short = 1 << 0,   // 11______ 0_______ or 11______ 11______
  too_long = 1 << 1,    // 0_______ 10______
  overlong_3 = 1 << 2,  // 11100000 100_____
  too_large = 1 << 3,   // 11110100 1001____ and above
  surrogate = 1 << 4,   // 11101101 101_____
  overlong_2 = 1 << 5,  // 1100000_ 10______
  too_large_1000 = 1 << 6,
  overlong_4 = 1 << 6,  // 11110000 1000____
  two_continuations = 1 << 7,
  carry = too_short | too_long | two_continuations
};

#define TWICE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

TARGET_AVX2 static inline __m256i lookup(__m256i table, __m256i nibbles) {
  return _mm256_shuffle_epi8(table, nibbles);
}

TARGET_AVX2 static inline __m256i high_nibbles(__m256i v) {
  return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
}

/// The input moved on by `n` bytes, the last of the block before coming in.
#define BEFORE(input, previous, n) \
  _mm256_alignr_epi8(input, _mm256_permute2x128_si256(previous, input, 0x21), 16 - (n))

/// Not 0 in every byte that is wrong together with the bytes before it.
TARGET_AVX2 static inline __m256i errors(__m256i input, __m256i previous) {
  const __m256i first_high = TWICE(
      too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long,
      (char)two_continuations, (char)two_continuations, (char)two_continuations,
      (char)two_continuations, too_short | overlong_2, too_short,
      too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000 | overlong_4);
  const __m256i first_low = TWICE(
      (char)(carry | overlong_3 | overlong_2 | overlong_4), (char)(carry | overlong_2), (char)carry,
      (char)carry, (char)(carry | too_large), (char)(carry | too_large | too_large_1000),
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000),
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000),
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000),
      (char)(carry | too_large | too_large_1000),
      (char)(carry | too_large | too_large_1000 | surrogate),
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000));
  const __m256i second_high = TWICE(
      too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
      (char)(too_long | overlong_2 | two_continuations | overlong_3 | too_large_1000 | overlong_4),
      (char)(too_long | overlong_2 | two_continuations | overlong_3 | too_large),
      (char)(too_long | overlong_2 | two_continuations | surrogate | too_large),
      (char)(too_long | overlong_2 | two_continuations | surrogate | too_large), too_short,
      too_short, too_short, too_short);
  __m256i one_before = BEFORE(input, previous, 1);
  __m256i special = _mm256_and_si256(
      _mm256_and_si256(
          lookup(first_high, high_nibbles(one_before)),
          lookup(first_low, _mm256_and_si256(one_before, _mm256_set1_epi8(0x0F)))),
      lookup(second_high, high_nibbles(input)));
  // A third or fourth byte must be a continuation: there, and only there, two in a row are right.
  __m256i third = _mm256_subs_epu8(BEFORE(input, previous, 2), _mm256_set1_epi8((char)(0xE0 - 0x80)));
  __m256i fourth =
      _mm256_subs_epu8(BEFORE(input, previous, 3), _mm256_set1_epi8((char)(0xF0 - 0x80)));
  __m256i continues =
      _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(continues, special);
}

/// Not 0 where the block ends within a character.
TARGET_AVX2 static inline __m256i incomplete(__m256i input) {
  const __m256i most = _mm256_setr_epi8(
      -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
      -1, -1, -1, -1, -1, (char)0xEF, (char)0xDF, (char)0xBF);
  return _mm256_subs_epu8(input, most);
}

TARGET_AVX2 static inline __m256i load32(const uint8_t *p) {
  return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

/// Start of the character that the byte before `at` belongs to, so that a scalar look can begin there.
static size_t character_start(const uint8_t *bytes, size_t at) {
  for (size_t back = 1; back <= 3 && back <= at; back++) {
    if ((bytes[at - back] & 0xC0) != 0x80) return at - back;
  }
  return at;
}

TARGET_AVX2 static ptrdiff_t first_invalid_avx2(const uint8_t *bytes, size_t count) {
  __m256i previous = _mm256_setzero_si256();
  __m256i open = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 64 <= count; i += 64) {
    __m256i low = load32(bytes + i);
    __m256i high = load32(bytes + i + 32);
    __m256i wrong;
    if (_mm256_movemask_epi8(_mm256_or_si256(low, high)) == 0) {
      wrong = open;
      open = _mm256_setzero_si256();
    } else {
      wrong = _mm256_or_si256(errors(low, previous), errors(high, low));
      open = incomplete(high);
    }
    if (!_mm256_testz_si256(wrong, wrong)) break;
    previous = high;
  }
  return first_invalid_portable(bytes, character_start(bytes, i), count);
}
#endif

ptrdiff_t utf8_first_invalid(scan_level level, const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (level >= scan_level_avx2) return first_invalid_avx2(bytes, count);
#endif
  (void)level;
  return first_invalid_portable(bytes, 0, count);
}
