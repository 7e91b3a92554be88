#define _GNU_SOURCE
#include "ckernels.h"

#define W BYTE_WHITE
#define D BYTE_DIGIT
#define L BYTE_LETTER
#define S BYTE_WHITE_LEAD

const uint8_t byte_classes[256] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, W, W, W, W, W, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  W, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
  0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
  0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, S, S, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

int32_t wide_spaces_are_single(const uint8_t *p, ptrdiff_t n) {
  uint64_t leads = 0, found = 0, carry = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    uint64_t plain = word & EACH_BYTE(0x7F), high = word & EACH_BYTE(0x80);
    uint64_t blanks = ascii_range(plain, ' ', ' ') & ~word;
    // 0xC2, 0xE1 to 0xE3 and 0xEF, without their high bits.
    leads |= high & (ascii_range(plain, 0x42, 0x42) | ascii_range(plain, 0x61, 0x63) |
                     ascii_range(plain, 0x6F, 0x6F));
    found |= (ascii_range(plain, '\t', '\r') & ~word) | (blanks & (blanks << 8 | carry));
    carry = blanks >> 56;
  }
  if (leads) return PASS_NOT_ASCII;
  return found ? PASS_CHANGED : PASS_SAME;
}

/// Turns the case of the letters beyond ASCII, of which the output has a copy.
static inline int32_t turn_letters(
    const uint8_t *p, ptrdiff_t n, uint8_t *out, bool to_lower, int32_t found) {
  for (ptrdiff_t i = ascii_count(p, n); i < n; i += ascii_count(p + i, n - i)) {
    if (p[i] >= 0xC3 && p[i] <= 0xC5) {
      if (i + 1 >= n || (p[i + 1] & 0xC0) != 0x80) return PASS_NOT_ASCII;
      int32_t scalar = (p[i] & 0x1F) << 6 | (p[i + 1] & 0x3F);
      if (!latin_is_simple(scalar)) return PASS_NOT_ASCII;
      int32_t turned = to_lower ? latin_lower(scalar) : latin_upper(scalar);
      if (turned != scalar) found = PASS_CHANGED;
      out[i] = (uint8_t)(0xC0 | turned >> 6);
      out[i + 1] = (uint8_t)(0x80 | (turned & 0x3F));
      i += 2;
      continue;
    }
    // U+3000 to U+9FFF and U+B000 to U+CFFF have no case.
    bool is_caseless = (p[i] >= 0xE3 && p[i] <= 0xE9) || p[i] == 0xEB || p[i] == 0xEC;
    if (!is_caseless || i + 2 >= n || (p[i + 1] & 0xC0) != 0x80 || (p[i + 2] & 0xC0) != 0x80) {
      return PASS_NOT_ASCII;
    }
    i += 3;
  }
  return found;
}

/// Copies the text with the ASCII letters in first...last turned, then turns the others.
static inline int32_t turn_case(
    const uint8_t *p, ptrdiff_t n, uint8_t *out, uint8_t first, uint8_t last, bool to_lower) {
  uint64_t turned = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    uint64_t flips = (ascii_range(word & EACH_BYTE(0x7F), first, last) & ~word) >> 2;
    turned |= flips;
    word ^= flips;
    memcpy(out + i, &word, 8);
  }
  return turn_letters(p, n, out, to_lower, turned ? PASS_CHANGED : PASS_SAME);
}

int32_t letters_lower(const uint8_t *p, ptrdiff_t n, uint8_t *out) {
  return turn_case(p, n, out, 'A', 'Z', true);
}

int32_t letters_upper(const uint8_t *p, ptrdiff_t n, uint8_t *out) {
  return turn_case(p, n, out, 'a', 'z', false);
}

ptrdiff_t ascii_keep_bytes(const uint8_t *p, ptrdiff_t n, uint8_t *out, uint8_t classes) {
  uint8_t high = 0;
  ptrdiff_t kept = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    uint8_t byte = p[i];
    high |= byte;
    out[kept] = byte;
    kept += (byte_classes[byte] & classes) != 0;
  }
  return high & 0x80 ? -1 : kept;
}

/// One bit for each byte of the word that has its high bit set.
static inline uint64_t high_bits(uint64_t word) {
  return ((word & EACH_BYTE(0x80)) >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

#if defined(__x86_64__)
#include <immintrin.h>

/// For each set of eight places, the places in a row: what a byte shuffle needs to close the gaps.
static uint64_t gap_shuffles[256];

__attribute__((constructor)) static void fill_gap_shuffles(void) {
  for (int set = 0; set < 256; set++) {
    int kept = 0;
    for (uint64_t place = 0; place < 8; place++) {
      if (set >> place & 1) gap_shuffles[set] |= place << 8 * kept++;
    }
  }
}

/// 0x80 in each byte of an ASCII word that has one of the classes: digits, letters or both.
static inline uint64_t in_classes(uint64_t word, uint8_t classes) {
  uint64_t found = 0;
  if (classes & BYTE_DIGIT) found = ascii_range(word, '0', '9');
  if (classes & BYTE_LETTER) found |= ascii_range(word | EACH_BYTE(0x20), 'a', 'z');
  return found;
}

__attribute__((target("ssse3,popcnt"))) static inline ptrdiff_t put_kept(
    uint64_t word, uint64_t found, uint8_t *out) {
  uint64_t set = high_bits(found);
  __m128i bytes = _mm_cvtsi64_si128((long long)word);
  __m128i places = _mm_cvtsi64_si128((long long)gap_shuffles[set]);
  _mm_storel_epi64((__m128i *)out, _mm_shuffle_epi8(bytes, places));
  return __builtin_popcountll(set);
}

__attribute__((target("ssse3,popcnt"))) static ptrdiff_t ascii_keep_words(
    const uint8_t *p, ptrdiff_t n, uint8_t *out, uint8_t classes) {
  uint64_t high = 0;
  ptrdiff_t kept = 0, i = 0;
  for (; i + 8 <= n; i += 8) {
    uint64_t word = word_at(p + i);
    high |= word;
    kept += put_kept(word, in_classes(word, classes), out + kept);
  }
  uint64_t word = short_word_at(p + i, n - i);
  kept += put_kept(word, in_classes(word, classes), out + kept);
  return (high | word) & EACH_BYTE(0x80) ? -1 : kept;
}

ptrdiff_t ascii_keep(const uint8_t *p, ptrdiff_t n, uint8_t *out, uint8_t classes) {
  if (__builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt")) {
    return ascii_keep_words(p, n, out, classes);
  }
  return ascii_keep_bytes(p, n, out, classes);
}
#else
ptrdiff_t ascii_keep(const uint8_t *p, ptrdiff_t n, uint8_t *out, uint8_t classes) {
  return ascii_keep_bytes(p, n, out, classes);
}
#endif

#if defined(__SSE2__)
/// Where the needle begins, or -1: 16 places at once by its first and its last byte. There are 16 places.
/// Source: W. Muła, "SIMD-friendly algorithms for substring searching".
static ptrdiff_t find_by_ends(
    const uint8_t *text, ptrdiff_t place_count, const uint8_t *needle, ptrdiff_t needle_count) {
  const __m128i first = _mm_set1_epi8((char)needle[0]);
  const __m128i last = _mm_set1_epi8((char)needle[needle_count - 1]);
  for (ptrdiff_t i = 0; i < place_count; i += 16) {
    if (i > place_count - 16) i = place_count - 16;
    __m128i heads = _mm_loadu_si128((const __m128i *)(text + i));
    __m128i tails = _mm_loadu_si128((const __m128i *)(text + i + needle_count - 1));
    __m128i both = _mm_and_si128(_mm_cmpeq_epi8(heads, first), _mm_cmpeq_epi8(tails, last));
    for (int bits = _mm_movemask_epi8(both); bits; bits &= bits - 1) {
      const uint8_t *hit = text + i + __builtin_ctz((unsigned)bits);
      if (memcmp(hit, needle, (size_t)needle_count) == 0) return hit - text;
    }
  }
  return -1;
}
#endif

ptrdiff_t bytes_find(
    const uint8_t *text, ptrdiff_t count, ptrdiff_t start, const uint8_t *needle,
    ptrdiff_t needle_count) {
  if (start > count) return -1;
#if defined(__SSE2__)
  // A long needle that nearly matches everywhere would cost its length at each place.
  ptrdiff_t place_count = count - start - needle_count + 1;
  if (needle_count > 0 && needle_count <= 16 && place_count >= 16) {
    ptrdiff_t found = find_by_ends(text + start, place_count, needle, needle_count);
    return found < 0 ? -1 : start + found;
  }
#endif
  const uint8_t *hit = memmem(text + start, (size_t)(count - start), needle, (size_t)needle_count);
  return hit ? hit - text : -1;
}

/// Up to five letters as one number.
#define LETTERS(a, b, c, d, e)                                     \
  ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | \
   (uint64_t)(d) << 24 | (uint64_t)(e) << 32)

/// Whether the small letters are a word that title case does not simply begin large.
static inline bool is_special_word(uint64_t letters) {
  switch (letters) {
    case LETTERS('y', 0, 0, 0, 0):
    case LETTERS('d', 'a', 0, 0, 0):
    case LETTERS('d', 'e', 0, 0, 0):
    case LETTERS('d', 'i', 0, 0, 0):
    case LETTERS('d', 'u', 0, 0, 0):
    case LETTERS('z', 'u', 0, 0, 0):
    case LETTERS('a', 'f', 0, 0, 0):
    case LETTERS('a', 'v', 0, 0, 0):
    case LETTERS('v', 'a', 'n', 0, 0):
    case LETTERS('v', 'o', 'n', 0, 0):
    case LETTERS('d', 'e', 'r', 0, 0):
    case LETTERS('d', 'e', 'n', 0, 0):
    case LETTERS('d', 'e', 'l', 0, 0):
    case LETTERS('d', 'o', 's', 0, 0):
    case LETTERS('d', 'a', 's', 0, 0):
    case LETTERS('z', 'u', 'r', 0, 0):
    case LETTERS('t', 'e', 'n', 0, 0):
    case LETTERS('t', 'e', 'r', 0, 0):
    case LETTERS('b', 'i', 'n', 0, 0):
    case LETTERS('i', 'b', 'n', 0, 0):
    case LETTERS('b', 'i', 'n', 't', 0):
    case LETTERS('d', 'e', 'l', 'l', 'a'):
    case LETTERS('i', 'i', 0, 0, 0):
    case LETTERS('i', 'v', 0, 0, 0):
    case LETTERS('i', 'x', 0, 0, 0):
    case LETTERS('i', 'i', 'i', 0, 0):
    case LETTERS('v', 'i', 'i', 0, 0):
    case LETTERS('v', 'i', 'i', 'i', 0):
      return true;
    default:
      return false;
  }
}

/// Where the letters of a text are, one bit a byte.
typedef struct {
  /// First bytes of large and of small letters, second bytes of either, apostrophes.
  uint64_t uppers, lowers, tails, apostrophes;
} letter_masks;

/// Fills the masks and writes the text in lower case; false where it has more than the masks know.
static inline bool read_letters(
    const uint8_t *p, ptrdiff_t n, uint8_t *out, letter_masks *masks) {
  uint64_t high = 0, wrong = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    ptrdiff_t rest = n - i;
    uint64_t word = rest >= 8 ? word_at(p + i)
                              : short_word_at(p + i, rest) | EACH_BYTE(' ') << rest * 8;
    high |= high_bits(word) << i;
    uint64_t plain = word & EACH_BYTE(0x7F);
    uint64_t upper = ascii_range(plain, 'A', 'Z') & ~word;
    wrong |= (ascii_range(plain, '0', '9') | ~(plain + EACH_BYTE(0x80 - ' '))) & ~word;
    masks->uppers |= high_bits(upper) << i;
    masks->lowers |= high_bits(ascii_range(plain, 'a', 'z') & ~word) << i;
    masks->apostrophes |= high_bits(ascii_range(plain, '\'', '\'') & ~word) << i;
    word |= upper >> 2;
    memcpy(out + i, &word, 8);
  }
  if (wrong & EACH_BYTE(0x80)) return false;
  while (high) {
    int i = __builtin_ctzll(high);
    if (i + 1 >= n || p[i] < 0xC3 || p[i] > 0xC5 || (p[i + 1] & 0xC0) != 0x80) return false;
    int32_t scalar = (p[i] & 0x1F) << 6 | (p[i + 1] & 0x3F);
    if (!latin_is_simple(scalar)) return false;
    uint64_t bit = UINT64_C(1) << i;
    if (latin_is_upper(scalar)) masks->uppers |= bit; else masks->lowers |= bit;
    scalar = latin_lower(scalar);
    out[i] = (uint8_t)(0xC0 | scalar >> 6);
    out[i + 1] = (uint8_t)(0x80 | (scalar & 0x3F));
    masks->tails |= bit << 1;
    high &= ~(bit | bit << 1);
  }
  return true;
}

/// The bits of parts that are large and small already: begin large, have a large letter behind a
/// small one and none behind a large one.
static inline uint64_t parts_with_case(const letter_masks *m) {
  uint64_t letters = m->uppers | m->lowers | m->tails, words = letters | m->apostrophes;
  uint64_t behind_upper = (m->uppers | (m->uppers << 1 & m->tails)) << 1;
  uint64_t behind_lower = (m->lowers | (m->lowers << 1 & m->tails)) << 1;
  uint64_t inner = m->uppers & behind_lower, kept = 0;
  while (inner) {
    int i = __builtin_ctzll(inner);
    uint64_t before = ~words & ((UINT64_C(1) << i) - 1), behind = ~words >> i;
    int first = before ? 64 - __builtin_clzll(before) : 0;
    int end = behind ? i + __builtin_ctzll(behind) : 64;
    uint64_t part = (end == 64 ? ~UINT64_C(0) : (UINT64_C(1) << end) - 1) >> first << first;
    uint64_t first_letter = (letters & part) & -(letters & part);
    if ((m->uppers & first_letter) && !(m->uppers & behind_upper & part)) kept |= part;
    inner &= ~part;
  }
  return kept;
}

/// Makes the small letter at `out` large.
static inline void make_large(uint8_t *out) {
  if (*out < 0x80) {
    *out ^= 0x20;
    return;
  }
  int32_t scalar = latin_upper((out[0] & 0x1F) << 6 | (out[1] & 0x3F));
  out[0] = (uint8_t)(0xC0 | scalar >> 6);
  out[1] = (uint8_t)(0x80 | (scalar & 0x3F));
}

int32_t latin_title(const uint8_t *p, ptrdiff_t n, uint8_t *out) {
  letter_masks masks = {0, 0, 0, 0};
  if (n > 64 || !read_letters(p, n, out, &masks)) return PASS_SPECIAL;
  uint64_t letters = masks.uppers | masks.lowers | masks.tails;
  uint64_t starts = letters & ~(letters << 1);
  for (uint64_t rest = starts; rest; rest &= rest - 1) {
    int start = __builtin_ctzll(rest);
    uint64_t behind = ~(letters >> start);
    int length = behind ? __builtin_ctzll(behind) : 64;
    if (masks.apostrophes << 1 >> start & 1) {
      uint64_t run = length == 64 ? ~UINT64_C(0) : (UINT64_C(1) << length) - 1;
      if (__builtin_popcountll(run & ~(masks.tails >> start)) < 3) return PASS_SPECIAL;
    } else if (length <= 5 && is_special_word(short_word_at(out + start, length))) {
      return PASS_SPECIAL;
    }
    if (out[start] == 'm' && length > 3 && out[start + 1] == 'c' &&
        !((out[start + 2] | out[start + 3]) & 0x80)) {
      make_large(out + start + 2);
    }
    make_large(out + start);
  }
  for (uint64_t kept = parts_with_case(&masks); kept; kept &= kept - 1) {
    int i = __builtin_ctzll(kept);
    out[i] = p[i];
  }
  return memcmp(out, p, (size_t)n) == 0 ? PASS_SAME : PASS_CHANGED;
}

void count_four(const uint8_t *p, ptrdiff_t n, int64_t *counts) {
  counts[0] = counts[1] = counts[2] = counts[3] = 0;
  for (ptrdiff_t start = 0; start < n; start += 255) {
    ptrdiff_t end = n - start < 255 ? n : start + 255;
    uint8_t ones = 0, twos = 0, threes = 0;
    for (ptrdiff_t i = start; i < end; i++) {
      ones += p[i] == 1;
      twos += p[i] == 2;
      threes += p[i] == 3;
    }
    counts[1] += ones;
    counts[2] += twos;
    counts[3] += threes;
  }
  counts[0] = n - counts[1] - counts[2] - counts[3];
}
