#define _GNU_SOURCE
#include "ckernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

ptrdiff_t narrow_tail_count(const uint8_t *p, ptrdiff_t n) {
  uint64_t leads_before = 0;
  ptrdiff_t count = 0;
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
    if ((seventh & sixth) | (leads & ~low_bits)) return -1;
    if (tails != (leads << 8 | leads_before)) return -1;
    leads_before = leads >> 56;
    count += __builtin_popcountll(tails);
  }
  return leads_before == 0 ? count : -1;
}

/// Whether there is a long s, U+017F: the only letter of two bytes that has an ASCII letter's case.
static bool has_long_s(const uint8_t *p, ptrdiff_t n) {
  const uint8_t *end = p + n;
  for (const uint8_t *at = p; (at = memchr(at, 0xC5, (size_t)(end - at))); at++) {
    if (at + 1 < end && at[1] == 0xBF) return true;
  }
  return false;
}

/// Whether the row has an answer for a text with bytes beyond ASCII.
static bool row_takes_high(const class_row *row, const uint8_t *p, ptrdiff_t n) {
  if (row->takes_any) return true;
  return row->takes_narrow && narrow_tail_count(p, n) >= 0 && !(row->ignores_case && has_long_s(p, n));
}

/// Whether the row has an answer for the text.
static inline bool row_takes(const class_row *row, const uint8_t *p, ptrdiff_t n) {
  return bytes_are_ascii(p, n) || row_takes_high(row, p, n);
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

/// What the automaton says of a text that it takes.
static int32_t automaton_answer(const class_row *row, const uint8_t *p, ptrdiff_t n) {
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

#if defined(__x86_64__)
#define INLINE_AVX2 __attribute__((target("avx2"), always_inline)) static inline

/// 32 bytes of a text in two halves, for each byte the bit of its high half, and where the halves stand.
typedef struct {
  __m256i bytes, wanted;
  ptrdiff_t first, second;
} text_block;

INLINE_AVX2 text_block block_of(__m256i bytes, ptrdiff_t first, ptrdiff_t second) {
  const __m256i bit_of_high = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0));
  __m256i halves = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
  return (text_block){bytes, _mm256_shuffle_epi8(bit_of_high, halves), first, second};
}

INLINE_AVX2 text_block block_at(const uint8_t *p, ptrdiff_t start) {
  __m256i bytes = _mm256_loadu_si256((const __m256i *)(p + start));
  return block_of(bytes, start, start + 16);
}

/// A block of n bytes, 16 to 32: the halves may lie over each other.
INLINE_AVX2 text_block block_of_halves(const uint8_t *p, ptrdiff_t n) {
  __m128i first = _mm_loadu_si128((const __m128i *)p);
  __m128i second = _mm_loadu_si128((const __m128i *)(p + n - 16));
  return block_of(_mm256_set_m128i(second, first), 0, n - 16);
}

/// A block of fewer than 16 bytes.
INLINE_AVX2 text_block short_block(const uint8_t *p, ptrdiff_t n) {
  uint64_t low = n >= 8 ? word_at(p) : short_word_at(p, n);
  uint64_t high = n > 8 ? word_at(p + n - 8) >> (16 - n) * 8 : 0;
  return block_of(_mm256_set_epi64x(0, 0, (long long)high, (long long)low), 0, 16);
}

/// The places at which a byte of the class stands, one bit each.
INLINE_AVX2 uint64_t places_of(const row_place *place, text_block block) {
  __m256i highs = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)place->highs));
  __m256i in_class = _mm256_and_si256(_mm256_shuffle_epi8(highs, block.bytes), block.wanted);
  __m256i is_other = _mm256_cmpeq_epi8(in_class, _mm256_setzero_si256());
  uint32_t others = (uint32_t)_mm256_movemask_epi8(is_other);
  uint32_t high = (uint32_t)_mm256_movemask_epi8(block.bytes) & -(uint32_t)place->takes_high;
  uint32_t found = ~others | high;
  return (uint64_t)(found & 0xFFFF) << block.first | (uint64_t)(found >> 16) << block.second;
}

/// The places behind a class, of those in front of it; `set` are those at which it stands.
static inline __attribute__((always_inline)) uint64_t step_over(
    const row_place *place, uint64_t at, uint64_t set) {
  uint64_t next = (at & set) << 1;
  // A carry runs through all that follows in the class.
  if (place->is_loop) next |= ((next & set) + set) ^ set;
  return place->is_optional ? next | at : next;
}

/// The places at which a match of n bytes may begin.
static inline uint64_t places_in_front(const class_row *row, uint64_t within) {
  return row->from_start ? 1 : within << 1 | 1;
}

/// The places behind what has matched of a text in `count` blocks, which may lie over each other.
INLINE_AVX2 uint64_t run_places(
    const class_row *row, const text_block *blocks, int count, uint64_t within) {
  uint64_t at = places_in_front(row, within), set = 0;
  for (int i = 0; i < row->place_count && at; i++) {
    const row_place *place = row->places + i;
    if (!place->is_same) {
      set = 0;
      for (int k = 0; k < count; k++) set |= places_of(place, blocks[k]);
      set &= within;
    }
    at = step_over(place, at, set);
  }
  return at;
}

/// What the places behind a match say of a text of n bytes.
static inline int32_t answer_of_places(
    const class_row *row, uint64_t at, const uint8_t *p, ptrdiff_t n) {
  if (!row->to_end) return at != 0;
  if (at >> n & 1) return 1;
  return n > 0 && p[n - 1] == '\n' && (at >> (n - 1) & 1);
}

/// The answer for a text of at most 62 bytes.
__attribute__((target("avx2"))) static int32_t answer_by_32(
    const class_row *row, const uint8_t *p, ptrdiff_t n) {
  if (!row_takes(row, p, n)) return -1;
  uint64_t within = (UINT64_C(1) << n) - 1, at;
  if (n <= 32) {
    text_block block = n < 16 ? short_block(p, n) : block_of_halves(p, n);
    at = run_places(row, &block, 1, within);
  } else {
    text_block blocks[2] = {block_at(p, 0), block_at(p, n - 32)};
    at = run_places(row, blocks, 2, within);
  }
  return answer_of_places(row, at, p, n);
}

/// The same, of all bytes at once.
__attribute__((target("avx512bw,avx512vl"))) static int32_t answer_by_64(
    const class_row *row, const uint8_t *p, ptrdiff_t n) {
  uint64_t within = (UINT64_C(1) << n) - 1;
  __m512i bytes = _mm512_maskz_loadu_epi8(within, p);
  uint64_t high = _mm512_movepi8_mask(bytes);
  if (high && !row_takes_high(row, p, n)) return -1;
  __m512i halves = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(15));
  __m512i wanted = _mm512_shuffle_epi8(
      _mm512_broadcast_i32x4(_mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0)),
      halves);
  uint64_t at = places_in_front(row, within), set = 0;
  for (int i = 0; i < row->place_count && at; i++) {
    const row_place *place = row->places + i;
    if (!place->is_same) {
      __m512i highs = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)place->highs));
      set = _mm512_test_epi8_mask(_mm512_shuffle_epi8(highs, bytes), wanted);
      set = (set | (high & -(uint64_t)place->takes_high)) & within;
    }
    at = step_over(place, at, set);
  }
  return answer_of_places(row, at, p, n);
}

static inline bool takes_64_at_once(void) {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
#endif

static inline __attribute__((always_inline)) int32_t answer_by(
    const class_row *row, const uint8_t *p, ptrdiff_t n, int width) {
#if defined(__x86_64__)
  if (n <= 62 && row->place_count) {
    if (width >= 64 && takes_64_at_once()) return answer_by_64(row, p, n);
    if (width >= 32 && __builtin_cpu_supports("avx2")) return answer_by_32(row, p, n);
  }
#endif
  return row_takes(row, p, n) ? automaton_answer(row, p, n) : -1;
}

int32_t class_row_answer(const class_row *row, const uint8_t *p, ptrdiff_t n) {
  return answer_by(row, p, n, 64);
}

int32_t class_row_answer_by(const class_row *row, const uint8_t *p, ptrdiff_t n, int width) {
  return answer_by(row, p, n, width);
}
