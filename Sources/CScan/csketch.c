#include "csketch.h"

#include <stdbool.h>

/// Whether two texts can be similar enough; `needed` is the row of the one's length.
static inline __attribute__((always_inline)) bool may_be_similar(
    const sketch_rows *all, ptrdiff_t one, ptrdiff_t other, const uint8_t *needed) {
  uint8_t excess = all->excess[one] < all->excess[other] ? all->excess[one] : all->excess[other];
  int common = __builtin_popcountll(all->letters[one] & all->letters[other]) + excess;
  return common >= needed[all->counts[other]]
      || ((all->others[one] & all->others[other]) != 0
          && (all->more_others[one] & all->more_others[other]) != 0);
}

static inline __attribute__((always_inline)) ptrdiff_t similar(
    const sketch_rows *all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end, const uint8_t *needed,
    uint32_t *kept) {
  const uint8_t *row = needed + ((ptrdiff_t)all->counts[one] << 6);
  ptrdiff_t count = 0;
  for (ptrdiff_t other = first; other < end; other++) {
    kept[count] = (uint32_t)other;
    count += may_be_similar(all, one, other, row);
  }
  return count;
}

static inline __attribute__((always_inline)) ptrdiff_t keep_similar(
    const sketch_rows *all, ptrdiff_t one, const uint8_t *needed, uint32_t *kept, ptrdiff_t count) {
  const uint8_t *row = needed + ((ptrdiff_t)all->counts[one] << 6);
  ptrdiff_t left = 0;
  for (ptrdiff_t index = 0; index < count; index++) {
    uint32_t other = kept[index];
    kept[left] = other;
    left += may_be_similar(all, one, other, row);
  }
  return left;
}

ptrdiff_t sketches_similar_portable(
    const sketch_rows *all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end, const uint8_t *needed,
    uint32_t *kept) {
  return similar(all, one, first, end, needed, kept);
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("popcnt"))) static ptrdiff_t similar_popcnt(
    const sketch_rows *all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end, const uint8_t *needed,
    uint32_t *kept) {
  return similar(all, one, first, end, needed, kept);
}

__attribute__((target("popcnt"))) static ptrdiff_t keep_similar_popcnt(
    const sketch_rows *all, ptrdiff_t one, const uint8_t *needed, uint32_t *kept, ptrdiff_t count) {
  return keep_similar(all, one, needed, kept, count);
}

#define TARGET_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vpopcntdq,popcnt,bmi")))

/// How many letters each of the next 64 texts has in common with one that has these letters.
TARGET_AVX512 static inline __m512i common_letters(const uint64_t *letters, __m512i own) {
  uint64_t common[8];
  for (int group = 0; group < 8; group++) {
    __m512i shared = _mm512_and_si512(own, _mm512_loadu_si512(letters + group * 8));
    __m128i counts = _mm512_cvtepi64_epi8(_mm512_popcnt_epi64(shared));
    common[group] = (uint64_t)_mm_cvtsi128_si64(counts);
  }
  return _mm512_loadu_si512(common);
}

/// 64 texts at a time; the last ones one by one.
TARGET_AVX512 static ptrdiff_t similar_avx512(
    const sketch_rows *all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end, const uint8_t *needed,
    uint32_t *kept) {
  __m512i letters = _mm512_set1_epi64((long long)all->letters[one]);
  __m512i excess = _mm512_set1_epi8((char)all->excess[one]);
  __m512i others = _mm512_set1_epi8((char)all->others[one]);
  __m512i more_others = _mm512_set1_epi8((char)all->more_others[one]);
  __m512i row = _mm512_loadu_si512(needed + ((ptrdiff_t)all->counts[one] << 6));
  ptrdiff_t count = 0;
  ptrdiff_t start = first;
  for (; start + 64 <= end; start += 64) {
    __m512i common = _mm512_add_epi8(
        common_letters(all->letters + start, letters),
        _mm512_min_epu8(excess, _mm512_loadu_si512(all->excess + start)));
    __m512i wanted = _mm512_permutexvar_epi8(_mm512_loadu_si512(all->counts + start), row);
    uint64_t found = _mm512_cmpge_epu8_mask(common, wanted)
        | (_mm512_test_epi8_mask(others, _mm512_loadu_si512(all->others + start))
           & _mm512_test_epi8_mask(more_others, _mm512_loadu_si512(all->more_others + start)));
    for (; found; found &= found - 1) {
      kept[count++] = (uint32_t)(start + __builtin_ctzll(found));
    }
  }
  return count + similar(all, one, start, end, needed, kept + count);
}

static bool has_avx512(void) {
  return __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vpopcntdq")
      && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
#endif

ptrdiff_t sketches_similar(
    const sketch_rows *all, ptrdiff_t one, ptrdiff_t first, ptrdiff_t end, const uint8_t *needed,
    uint32_t *kept) {
#if defined(__x86_64__)
  if (has_avx512()) return similar_avx512(all, one, first, end, needed, kept);
  if (__builtin_cpu_supports("popcnt")) return similar_popcnt(all, one, first, end, needed, kept);
#endif
  return similar(all, one, first, end, needed, kept);
}

ptrdiff_t sketches_keep_similar(
    const sketch_rows *all, ptrdiff_t one, const uint8_t *needed, uint32_t *kept, ptrdiff_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return keep_similar_popcnt(all, one, needed, kept, count);
#endif
  return keep_similar(all, one, needed, kept, count);
}
