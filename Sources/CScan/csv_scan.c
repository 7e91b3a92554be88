#include "csv_scan.h"
#include <string.h>

typedef struct {
  uint64_t quote, delimiter, lf, cr;
} scan_masks;

// ---- Portable: eight bytes at a time in a 64-bit word.

#define EACH 0x0101010101010101ull

/// Bit 7 of every byte of `word` that is 0, exactly (no carry from one byte into the next).
/// Source: H. Warren, "Hacker's Delight", section 6-1.
static inline uint64_t zero_bytes(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  return ~(((word & low) + low) | word | low);
}

/// The eight top bits as one byte, the first byte's lowest.
static inline uint64_t top_bits(uint64_t word) { return ((word >> 7) * 0x0102040810204080ull) >> 56; }

static inline uint64_t load_word(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static inline scan_masks portable_masks(const uint8_t *p, uint8_t delimiter, uint8_t quote) {
  scan_masks m = {0, 0, 0, 0};
  for (int i = 0; i < 8; i++) {
    uint64_t word = load_word(p + 8 * i);
    m.quote |= top_bits(zero_bytes(word ^ quote * EACH)) << (8 * i);
    m.delimiter |= top_bits(zero_bytes(word ^ delimiter * EACH)) << (8 * i);
    m.lf |= top_bits(zero_bytes(word ^ '\n' * EACH)) << (8 * i);
    m.cr |= top_bits(zero_bytes(word ^ '\r' * EACH)) << (8 * i);
  }
  return m;
}

static inline uint64_t portable_parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ bits << 32;
}

static inline void write_positions(uint64_t bits, uint32_t base, uint32_t *out) {
  while (bits) {
    *out++ = base + (uint32_t)__builtin_ctzll(bits);
    bits &= bits - 1;
  }
}

#define SCAN_NAME scan_portable
#define SCAN_TARGET
#define SCAN_MASKS(p, d, q, m) m = portable_masks(p, d, q)
#define SCAN_PARITY(bits) portable_parity(bits)
#define SCAN_WRITE(bits, base, out) write_positions(bits, base, out)
#include "scan_loop.h"
#undef SCAN_NAME
#undef SCAN_TARGET
#undef SCAN_MASKS
#undef SCAN_PARITY
#undef SCAN_WRITE

#if defined(__x86_64__)
#include <immintrin.h>

// ---- AVX2: two registers of 32 bytes; parity by carry-less multiplication with all ones.

#define TARGET_AVX2 __attribute__((target("avx2,pclmul,bmi,bmi2,lzcnt,popcnt")))

TARGET_AVX2 static inline uint64_t equal_mask(__m256i low, __m256i high, uint8_t byte) {
  __m256i pattern = _mm256_set1_epi8((char)byte);
  uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, pattern));
  uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, pattern));
  return (uint64_t)b << 32 | a;
}

TARGET_AVX2 static inline scan_masks avx2_masks(const uint8_t *p, uint8_t delimiter, uint8_t quote) {
  __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
  __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
  scan_masks m;
  m.quote = equal_mask(low, high, quote);
  m.delimiter = equal_mask(low, high, delimiter);
  m.lf = equal_mask(low, high, '\n');
  m.cr = equal_mask(low, high, '\r');
  return m;
}

TARGET_AVX2 static inline uint64_t clmul_parity(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(
      _mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

/// Eight positions without a branch, then eight more only where there are so many (after simdjson).
TARGET_AVX2 static inline void avx2_write(uint64_t bits, uint32_t base, uint32_t *out) {
  int count = __builtin_popcountll(bits);
  for (int i = 0; i < 8; i++) {
    out[i] = base + (uint32_t)_tzcnt_u64(bits);
    bits = _blsr_u64(bits);
  }
  for (int done = 8; __builtin_expect(done < count, 0); done += 8) {
    for (int i = 0; i < 8; i++) {
      out[done + i] = base + (uint32_t)_tzcnt_u64(bits);
      bits = _blsr_u64(bits);
    }
  }
}

#define SCAN_NAME scan_avx2
#define SCAN_TARGET TARGET_AVX2
#define SCAN_MASKS(p, d, q, m) m = avx2_masks(p, d, q)
#define SCAN_PARITY(bits) clmul_parity(bits)
#define SCAN_WRITE(bits, base, out) avx2_write(bits, base, out)
#include "scan_loop.h"
#undef SCAN_NAME
#undef SCAN_TARGET
#undef SCAN_MASKS
#undef SCAN_PARITY
#undef SCAN_WRITE

// ---- AVX-512: one register of 64 bytes; positions by compressing the byte numbers 0...63.

#define TARGET_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,pclmul,bmi,bmi2,lzcnt,popcnt")))

TARGET_AVX512 static inline scan_masks avx512_masks(
    const uint8_t *p, uint8_t delimiter, uint8_t quote) {
  __m512i v = _mm512_loadu_si512(p);
  scan_masks m;
  m.quote = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)quote));
  m.delimiter = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)delimiter));
  m.lf = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n'));
  m.cr = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r'));
  return m;
}

TARGET_AVX512 static inline uint64_t avx512_parity(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(
      _mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

TARGET_AVX512 static inline void avx512_write(uint64_t bits, uint32_t base, uint32_t *out) {
  static const uint8_t numbers[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  __m512i chosen = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));
  __m512i from = _mm512_set1_epi32((int)base);
  int count = __builtin_popcountll(bits);
  _mm512_storeu_si512(
      out, _mm512_add_epi32(from, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(chosen))));
  if (__builtin_expect(count > 16, 0)) {
    _mm512_storeu_si512(
        out + 16,
        _mm512_add_epi32(from, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(chosen, 1))));
    _mm512_storeu_si512(
        out + 32,
        _mm512_add_epi32(from, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(chosen, 2))));
    _mm512_storeu_si512(
        out + 48,
        _mm512_add_epi32(from, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(chosen, 3))));
  }
}

#define SCAN_NAME scan_avx512
#define SCAN_TARGET TARGET_AVX512
#define SCAN_MASKS(p, d, q, m) m = avx512_masks(p, d, q)
#define SCAN_PARITY(bits) avx512_parity(bits)
#define SCAN_WRITE(bits, base, out) avx512_write(bits, base, out)
#include "scan_loop.h"
#endif

// ---- Choice

scan_level scan_level_best(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul")
      && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  if (has_avx2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512vbmi2")) {
    return scan_level_avx512;
  }
  if (has_avx2) return scan_level_avx2;
#endif
  return scan_level_portable;
}

size_t csv_scan(
    scan_level level, const uint8_t *bytes, size_t end, uint8_t delimiter, int quote,
    csv_scan_state *state, uint32_t *positions, size_t capacity) {
#if defined(__x86_64__)
  if (level == scan_level_avx512) {
    return scan_avx512(bytes, end, delimiter, quote, state, positions, capacity);
  }
  if (level == scan_level_avx2) {
    return scan_avx2(bytes, end, delimiter, quote, state, positions, capacity);
  }
#endif
  (void)level;
  return scan_portable(bytes, end, delimiter, quote, state, positions, capacity);
}
