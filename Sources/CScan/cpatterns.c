#define _GNU_SOURCE
#include "ckernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/// Whether every byte that is not ASCII is part of a valid two-byte sequence of UTF-8 from U+00C0 on.
static bool bytes_are_narrow(const uint8_t *p, ptrdiff_t n) {
  uint64_t leads_before = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    uint64_t high = word & EACH_BYTE(0x80);
    if (!(high | leads_before)) continue;
    uint64_t seventh = (word << 1) & high;
    uint64_t sixth = (word << 2) & high;
    // 110xxxxx and not 11000010 or below; 10xxxxxx behind each.
    uint64_t leads = seventh & ~sixth;
    uint64_t tails = high & ~seventh;
    uint64_t low_bits = (word & EACH_BYTE(0x1F)) + EACH_BYTE(0x7D);
    if ((seventh & sixth) | (leads & ~low_bits)) return false;
    if (tails != (leads << 8 | leads_before)) return false;
    leads_before = leads >> 56;
  }
  return leads_before == 0;
}

/// Whether there is a long s, U+017F: the only letter of two bytes that has an ASCII letter's case.
static bool has_long_s(const uint8_t *p, ptrdiff_t n) {
  const uint8_t *end = p + n;
  for (const uint8_t *at = p; (at = memchr(at, 0xC5, (size_t)(end - at))); at++) {
    if (at + 1 < end && at[1] == 0xBF) return true;
  }
  return false;
}

/// Whether the row has an answer for the text.
static inline bool row_takes(const class_row *row, const uint8_t *p, ptrdiff_t n) {
  if (bytes_are_ascii(p, n)) return true;
  return row->takes_narrow && bytes_are_narrow(p, n) && !(row->ignores_case && has_long_s(p, n));
}

/// One byte's step, and the bits that are reached by passing over optional classes.
static inline uint64_t row_step(
    uint64_t state, uint8_t byte, const class_row *row, bool has_optional) {
  state = (state << 1 | (state & row->loops)) & row->classes[byte];
  if (!has_optional) return state;
  uint64_t ends = state | row->last_optional;
  return state | (row->optional & (~(ends - row->before_optional) ^ ends));
}

/// The state behind n bytes; 0 as soon as there is no way on.
static inline __attribute__((always_inline)) uint64_t run_row(
    uint64_t state, const class_row *given, const uint8_t *p, ptrdiff_t n, bool has_optional) {
  const class_row row = *given;
  ptrdiff_t i = 0;
  for (; i + 8 <= n && state; i += 8) {
    for (int k = 0; k < 8; k++) state = row_step(state, p[i + k], &row, has_optional);
  }
  if (!state) return 0;
  for (; i < n; i++) state = row_step(state, p[i], &row, has_optional);
  return state;
}

/// Whether a byte is in the class; none beyond ASCII is.
static inline bool is_in_class(const uint8_t *highs, uint8_t byte) {
  return byte < 0x80 && (highs[byte & 15] >> (byte >> 4) & 1);
}

/// Whether some byte is in the class, or, where `wants_all`, whether one is not.
static bool class_finds_by_byte(const uint8_t *highs, const uint8_t *p, ptrdiff_t n, bool wants_all) {
  for (ptrdiff_t i = 0; i < n; i++) {
    if (is_in_class(highs, p[i]) != wants_all) return true;
  }
  return false;
}

#if defined(__x86_64__)
/// One bit for each of 16 bytes that is in the class.
__attribute__((target("ssse3"))) static inline uint32_t class_bits(__m128i highs, __m128i bytes) {
  const __m128i bit_of_high = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  __m128i high = _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(15));
  __m128i found = _mm_and_si128(_mm_shuffle_epi8(highs, bytes), _mm_shuffle_epi8(bit_of_high, high));
  return ~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(found, _mm_setzero_si128())) & 0xFFFF;
}

/// The same by 16 bytes; the last ones are looked at twice where there are more than 16.
__attribute__((target("ssse3"))) static bool class_finds_by_16(
    const uint8_t *table, const uint8_t *p, ptrdiff_t n, bool wants_all) {
  __m128i highs = _mm_loadu_si128((const __m128i *)table);
  uint32_t turned = wants_all ? 0xFFFF : 0;
  if (n < 16) {
    uint64_t low = n >= 8 ? word_at(p) : short_word_at(p, n);
    uint64_t high = n > 8 ? word_at(p + n - 8) >> (16 - n) * 8 : 0;
    __m128i bytes = _mm_set_epi64x((long long)high, (long long)low);
    return ((class_bits(highs, bytes) ^ turned) & ((UINT32_C(1) << n) - 1)) != 0;
  }
  for (ptrdiff_t i = 0; i + 16 <= n; i += 16) {
    if (class_bits(highs, _mm_loadu_si128((const __m128i *)(p + i))) ^ turned) return true;
  }
  return (class_bits(highs, _mm_loadu_si128((const __m128i *)(p + n - 16))) ^ turned) != 0;
}
#endif

static inline bool class_finds(const uint8_t *highs, const uint8_t *p, ptrdiff_t n, bool wants_all) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("ssse3")) return class_finds_by_16(highs, p, n, wants_all);
#endif
  return class_finds_by_byte(highs, p, n, wants_all);
}

/// The answer of a row that is one class.
static int32_t class_answer(const class_row *row, const uint8_t *p, ptrdiff_t n) {
  if (row->question == CLASS_SOME) return class_finds(row->highs, p, n, false);
  // As in PCRE2, the end is also before a line feed that ends the text.
  ptrdiff_t held = n - (n > 0 && p[n - 1] == '\n' && !is_in_class(row->highs, '\n'));
  return (held > 0 || row->question == CLASS_ALL_OR_NONE) && !class_finds(row->highs, p, held, true);
}

int32_t class_row_answer(const class_row *row, const uint8_t *p, ptrdiff_t n) {
  if (row->question != CLASS_ROW) return class_answer(row, p, n);
  if (!row_takes(row, p, n)) return -1;
  // As in PCRE2, the end is also before a line feed that ends the text.
  bool has_line_feed = row->to_end && n > 0 && p[n - 1] == '\n';
  n -= has_line_feed;
  uint64_t state = 1;
  if (row->optional) {
    uint64_t ends = state | row->last_optional;
    state |= row->optional & (~(ends - row->before_optional) ^ ends);
    state = run_row(state, row, p, n, true);
  } else {
    state = run_row(state, row, p, n, false);
  }
  if (state & row->accept) return 1;
  return has_line_feed && (row_step(state, '\n', row, row->optional != 0) & row->accept) != 0;
}
