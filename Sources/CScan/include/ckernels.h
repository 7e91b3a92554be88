#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The byte loops of the kernels: eight bytes at a time where they can, never a read past the input.
/// A function that says "writes up to n + 8" stores whole words, so its output needs that room.

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (uint8_t)(value))

static inline uint64_t word_at(const uint8_t *_Nonnull p) {
  uint64_t word;
  memcpy(&word, p, 8);
  return word;
}

static inline uint32_t half_word_at(const uint8_t *_Nonnull p) {
  uint32_t word;
  memcpy(&word, p, 4);
  return word;
}

/// The n <= 8 bytes at p, little end first, zeros above.
static inline uint64_t short_word_at(const uint8_t *_Nonnull p, ptrdiff_t n) {
  if (n >= 4) {
    return (uint64_t)half_word_at(p) | (uint64_t)half_word_at(p + n - 4) << ((n - 4) * 8);
  }
  if (n == 0) return 0;
  uint64_t middle = (uint64_t)p[n >> 1] << ((n >> 1) * 8);
  return p[0] | middle | (uint64_t)p[n - 1] << ((n - 1) * 8);
}

/// Whether no byte has its high bit set.
static inline bool bytes_are_ascii(const uint8_t *_Nonnull p, ptrdiff_t n) {
  if (n < 8) return (short_word_at(p, n) & EACH_BYTE(0x80)) == 0;
  uint64_t seen = word_at(p + n - 8);
  for (ptrdiff_t i = 0; i + 8 <= n; i += 8) seen |= word_at(p + i);
  return (seen & EACH_BYTE(0x80)) == 0;
}

/// How many bytes there are before the first that has its high bit set.
static inline ptrdiff_t ascii_count(const uint8_t *_Nonnull p, ptrdiff_t n) {
  ptrdiff_t i = 0;
  for (; i + 8 <= n; i += 8) {
    uint64_t high = word_at(p + i) & EACH_BYTE(0x80);
    if (high) return i + (__builtin_ctzll(high) >> 3);
  }
  uint64_t high = short_word_at(p + i, n - i) & EACH_BYTE(0x80);
  return high ? i + (__builtin_ctzll(high) >> 3) : n;
}

/// 0x80 in every byte of an ASCII word that lies in first...last.
static inline uint64_t ascii_range(uint64_t word, uint8_t first, uint8_t last) {
  uint64_t from = word + EACH_BYTE(0x80 - first);
  uint64_t past = word + EACH_BYTE(0x7F - last);
  return (from & ~past) & EACH_BYTE(0x80);
}

/// Whether an ASCII byte in first...last stands among n bytes of whatever text.
static inline bool has_ascii_range(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t first, uint8_t last) {
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    if (ascii_range(word & EACH_BYTE(0x7F), first, last) & ~word) return true;
  }
  return false;
}

/// Whether the n bytes end with the `count` bytes of a word, 1 to 8, the first one lowest.
static inline bool ends_with_word(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint64_t word, ptrdiff_t count) {
  if (n < count) return false;
  if (n >= 8) return word_at(p + n - 8) >> (8 - count) * 8 == word;
  return short_word_at(p + n - count, count) == word;
}

/// What a pass over a cell found.
enum { PASS_SAME = 0, PASS_CHANGED = 1, PASS_NOT_ASCII = 2 };

/// Copies n bytes, each letter in first...last with its case bit turned. Writes up to n + 8.
static inline int32_t ascii_turn_case(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out, uint8_t first, uint8_t last) {
  uint64_t high = 0, turned = 0;
  if (n < 8) {
    uint64_t word = short_word_at(p, n);
    turned = ascii_range(word, first, last) >> 2;
    high = word;
    word ^= turned;
    memcpy(out, &word, 8);
  } else {
    for (ptrdiff_t i = 0;; i += 8) {
      if (i > n - 8) {
        if (i >= n) break;
        i = n - 8;
      }
      uint64_t word = word_at(p + i);
      uint64_t flips = ascii_range(word, first, last) >> 2;
      high |= word;
      turned |= flips;
      word ^= flips;
      memcpy(out + i, &word, 8);
    }
  }
  if (high & EACH_BYTE(0x80)) return PASS_NOT_ASCII;
  return turned ? PASS_CHANGED : PASS_SAME;
}

/// The same for one word of ASCII.
static inline uint64_t ascii_lower_word(uint64_t word) {
  return word ^ ascii_range(word, 'A', 'Z') >> 2;
}

/// What a shape has seen: the first three are classes that it writes as one character each.
enum {
  SHAPE_UPPER = 1, SHAPE_LOWER = 2, SHAPE_DIGIT = 4, SHAPE_OTHER = 8, SHAPE_CONTROL = 16,
  SHAPE_NEEDS_ESCAPE = 32, SHAPE_NOT_ASCII = 64
};

/// 0xFF in every byte of which the high bit alone is set.
static inline uint64_t whole_bytes(uint64_t high_bits) { return (high_bits >> 7) * 0xFF; }

/// Writes the shape of n bytes: A for an upper case letter, a for a lower case one, # for a digit, every
/// other byte as it is. Returns what it has seen; not worth reading where that is not ASCII or has one
/// of `# * \`. Writes up to n + 8.
static inline uint32_t ascii_shape(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out) {
  uint64_t high = 0, upper = 0, lower = 0, digit = 0, control = 0, escaped = 0, other = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    ptrdiff_t left = n - i;
    uint64_t word = left >= 8 ? word_at(p + i) : short_word_at(p + i, left);
    uint64_t there = left >= 8 ? EACH_BYTE(0x80) : EACH_BYTE(0x80) >> (64 - left * 8);
    uint64_t u = ascii_range(word, 'A', 'Z'), l = ascii_range(word, 'a', 'z');
    uint64_t d = ascii_range(word, '0', '9');
    high |= word;
    upper |= u;
    lower |= l;
    digit |= d;
    other |= there & ~(u | l | d);
    control |= there & ~ascii_range(word, 0x20, 0x7E);
    escaped |= ascii_range(word, '#', '#') | ascii_range(word, '*', '*') |
               ascii_range(word, '\\', '\\');
    word = (word & ~whole_bytes(u | l | d)) | (whole_bytes(u) & EACH_BYTE('A')) |
           (whole_bytes(l) & EACH_BYTE('a')) | (whole_bytes(d) & EACH_BYTE('#'));
    memcpy(out + i, &word, 8);
  }
  if (high & EACH_BYTE(0x80)) return SHAPE_NOT_ASCII;
  return (upper ? SHAPE_UPPER : 0) | (lower ? SHAPE_LOWER : 0) | (digit ? SHAPE_DIGIT : 0) |
         (other ? SHAPE_OTHER : 0) | (control ? SHAPE_CONTROL : 0) |
         (escaped ? SHAPE_NEEDS_ESCAPE : 0);
}

/// A to Z become a to z. Writes up to n + 8.
static inline int32_t ascii_lower(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out) {
  return ascii_turn_case(p, n, out, 'A', 'Z');
}

/// a to z become A to Z. Writes up to n + 8.
static inline int32_t ascii_upper(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out) {
  return ascii_turn_case(p, n, out, 'a', 'z');
}

/// Classes of a byte, as bits of `byte_classes`: of ASCII, and of those with which white space beyond
/// ASCII begins.
enum { BYTE_DIGIT = 1, BYTE_LETTER = 2, BYTE_WHITE = 4, BYTE_WHITE_LEAD = 8 };

/// The classes of every byte.
extern const uint8_t byte_classes[256];

/// Copies the bytes that have one of the classes, without a branch a byte: eight at a time where the
/// machine can shuffle bytes. Returns how many, or -1 where a byte is not ASCII. Writes up to n + 8.
ptrdiff_t ascii_keep(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out, uint8_t classes);

/// The same a byte at a time.
ptrdiff_t ascii_keep_bytes(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out, uint8_t classes);

/// Whether the text neither begins nor ends with white space, as far as a look at two bytes of it and
/// at the one that begins the last character can tell.
static inline bool ends_are_plain(const uint8_t *_Nonnull p, ptrdiff_t n) {
  if (n == 0 || byte_classes[p[0]] & (BYTE_WHITE | BYTE_WHITE_LEAD)) return false;
  if (p[n - 1] < 0x80) return !(byte_classes[p[n - 1]] & BYTE_WHITE);
  if (n > 1 && p[n - 2] == 0xC2) return false;
  return n < 3 || !(byte_classes[p[n - 3]] & BYTE_WHITE_LEAD);
}

/// Whether the white space of a text that is not ASCII is single blanks already; PASS_NOT_ASCII where
/// it can have white space beyond ASCII.
int32_t wide_spaces_are_single(const uint8_t *_Nonnull p, ptrdiff_t n);

/// The same for any text.
static inline int32_t spaces_are_single(const uint8_t *_Nonnull p, ptrdiff_t n) {
  uint64_t high = 0, found = 0, carry = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    uint64_t blanks = ascii_range(word, ' ', ' ');
    high |= word;
    found |= ascii_range(word, '\t', '\r') | (blanks & (blanks << 8 | carry));
    carry = blanks >> 56;
  }
  if (high & EACH_BYTE(0x80)) return wide_spaces_are_single(p, n);
  return found ? PASS_CHANGED : PASS_SAME;
}

/// Copies a text without white space beyond ASCII, each run of white space as one blank. Returns how
/// many bytes; at most n.
static inline ptrdiff_t put_single_spaces(
    const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out) {
  ptrdiff_t kept = 0;
  bool after_white = false;
  for (ptrdiff_t i = 0; i < n; i++) {
    bool is_white = byte_classes[p[i]] & BYTE_WHITE;
    out[kept] = is_white ? ' ' : p[i];
    kept += !(is_white && after_white);
    after_white = is_white;
  }
  return kept;
}

/// Whether the text is ASCII without a control character.
static inline bool ascii_has_no_control(const uint8_t *_Nonnull p, ptrdiff_t n) {
  uint64_t found = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    if (n - i < 8) word |= EACH_BYTE(0x20) << ((n - i) * 8);
    found |= word | ~(word + EACH_BYTE(0x80 - ' ')) | (word + 0x0101010101010101);
  }
  return (found & EACH_BYTE(0x80)) == 0;
}

/// Where the needle first stands in the text at or after `start`; -1 where it does not.
ptrdiff_t bytes_find(
    const uint8_t *_Nonnull text, ptrdiff_t count, ptrdiff_t start, const uint8_t *_Nonnull needle,
    ptrdiff_t needle_count);

/// Lower case of a text of ASCII, simple Latin letters and letters without case (Han, kana, Hangul);
/// PASS_NOT_ASCII where there are others. Writes up to n + 8.
int32_t letters_lower(const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out);

/// Upper case of such a text.
int32_t letters_upper(const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out);

/// Case of the letters U+00C0 to U+017F (Latin-1 and Latin Extended-A) by arithmetic: the accents of
/// most European names. Large and small letters alternate, but for Latin-1, where they are 32 apart.
/// Letters without a partner in the block, and those whose mapping is not one letter, are not simple.
static inline bool latin_is_simple(int32_t scalar) {
  if (scalar < 0xC0 || scalar > 0x17E) return false;
  switch (scalar) {
    case 0xD7: case 0xDF: case 0xF7: case 0xFF: case 0x130: case 0x131: case 0x138: case 0x149:
    case 0x178:
      return false;
    default:
      return true;
  }
}

static inline bool latin_is_upper(int32_t scalar) {
  if (scalar < 0x100) return scalar < 0xE0;
  // In these two rows the large letters are the odd ones.
  bool is_odd = (scalar > 0x138 && scalar < 0x149) || scalar > 0x178;
  return (scalar & 1) == is_odd;
}

static inline int32_t latin_lower(int32_t scalar) {
  if (!latin_is_upper(scalar)) return scalar;
  return scalar < 0x100 ? scalar + 0x20 : scalar + 1;
}

static inline int32_t latin_upper(int32_t scalar) {
  if (latin_is_upper(scalar)) return scalar;
  return scalar < 0x100 ? scalar - 0x20 : scalar - 1;
}

/// What `latin_title` says of a text that it leaves to others.
enum { PASS_SPECIAL = 3 };

/// Title case of names, as `TitleCase` has it, by bit masks: a text of at most 64 bytes, of letters of
/// ASCII and simple Latin ones, blanks and signs. PASS_SPECIAL where there is more: a digit, a
/// particle (van, de), a Roman numeral, one or two letters behind an apostrophe, other scripts.
/// Writes up to n + 8, and only on PASS_CHANGED something of use.
int32_t latin_title(const uint8_t *_Nonnull p, ptrdiff_t n, uint8_t *_Nonnull out);

enum { ROW_PLACES = 16 };

/// A class at its place in a row.
typedef struct {
  /// By a byte's low half: the high halves with which the byte is in the class, one bit each.
  uint8_t highs[16];
  /// Whether the class has the bytes beyond ASCII.
  bool takes_high;
  bool is_loop, is_optional;
  /// Whether the class is that of the place before.
  bool is_same;
} row_place;

/// A row of character classes as an automaton in one word. Bit 0 is the place before the first class,
/// bit i + 1 the one behind class i; a byte moves the bits of the classes that it is in.
typedef struct {
  /// Bits that stay as long as bytes are in their class: repeated classes; bit 0 where a match may
  /// begin anywhere; a bit of its own where it may end anywhere.
  uint64_t loops;
  /// Blocks of neighbouring classes that may be passed over: their classes, the bit before each
  /// block, its last bit.
  uint64_t optional, before_optional, last_optional;
  /// The bits behind the last class.
  uint64_t accept;
  /// The bits of each byte: the classes that it is in, and those that stay whatever comes.
  const uint64_t *_Nullable classes;
  /// Whether the match must begin at the start of the text, and end at its end.
  bool from_start, to_end;
  /// Whether the row answers for text with letters of two bytes, from U+00C0 on.
  bool takes_narrow;
  /// Whether it has no case, so that an s is also the long one, U+017F.
  bool ignores_case;
  /// Whether it answers for any text: no class has a character beyond ASCII.
  bool takes_any;
  /// The row once more for short texts, as places one behind the other; none where it has too many.
  uint8_t place_count;
  row_place places[ROW_PLACES];
} class_row;

/// 1 where the row matches in the text, 0 where it does not, -1 where it has no answer for such a
/// text. Texts of up to 62 bytes are matched at all their places at once, others with a step a byte.
/// Source: Cameron et al., Bitwise Data Parallelism in Regular Expression Matching (PACT 2014), with the
/// two look-ups of Muła and Lemire, Faster Base64 Encoding and Decoding Using AVX2; for long texts the
/// extended shift-and of Navarro and Raffinot, Flexible Pattern Matching in Strings, 4.3.
int32_t class_row_answer(const class_row *_Nonnull row, const uint8_t *_Nonnull p, ptrdiff_t n);

/// The same by so many bytes at once at the most, as the processor has it: 1, 32 or 64.
int32_t class_row_answer_by(
    const class_row *_Nonnull row, const uint8_t *_Nonnull p, ptrdiff_t n, int width);

/// How many of n bytes continue a character, where all that is not ASCII is valid UTF-8 of two bytes from
/// U+00C0 on; -1 for every other text.
ptrdiff_t narrow_tail_count(const uint8_t *_Nonnull p, ptrdiff_t n);

/// How often each of the values 0 to 3 stands among n bytes.
void count_four(const uint8_t *_Nonnull p, ptrdiff_t n, int64_t *_Nonnull counts);
