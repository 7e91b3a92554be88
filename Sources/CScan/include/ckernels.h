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

/// The n < 8 bytes at p, little end first, zeros above.
static inline uint64_t short_word_at(const uint8_t *_Nonnull p, ptrdiff_t n) {
  if (n >= 4) {
    return (uint64_t)half_word_at(p) | (uint64_t)half_word_at(p + n - 4) << ((n - 4) * 8);
  }
  if (n == 0) return 0;
  return (uint64_t)p[0] | (uint64_t)p[n >> 1] << ((n >> 1) * 8) | (uint64_t)p[n - 1] << ((n - 1) * 8);
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

/// Whether the white space of a text is single blanks already; PASS_NOT_ASCII where it can have white
/// space beyond ASCII.
static inline int32_t spaces_are_single(const uint8_t *_Nonnull p, ptrdiff_t n) {
  uint64_t leads = 0, found = 0, carry = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    uint64_t plain = word & EACH_BYTE(0x7F), high = word & EACH_BYTE(0x80);
    uint64_t blanks = ascii_range(plain, ' ', ' ') & ~word;
    // 0xC2, 0xE1 to 0xE3 and 0xEF, without their high bits.
    if (high) {
      leads |= high & (ascii_range(plain, 0x42, 0x42) | ascii_range(plain, 0x61, 0x63) |
                       ascii_range(plain, 0x6F, 0x6F));
    }
    found |= (ascii_range(plain, '\t', '\r') & ~word) | (blanks & (blanks << 8 | carry));
    carry = blanks >> 56;
  }
  if (leads) return PASS_NOT_ASCII;
  return found ? PASS_CHANGED : PASS_SAME;
}

/// Copies a text without white space beyond ASCII, each run of white space as one blank. Returns how many bytes; at most n.
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

/// A decimal number of at most 18 digits.
typedef struct {
  uint64_t magnitude;
  /// Places after the point; -1 where the text is no such number.
  int32_t scale;
  bool is_negative;
} short_decimal;

/// Reads `-12.50`: a sign, digits, one point, nothing else. Zeros after the point's last digit go.
static inline short_decimal short_decimal_at(const uint8_t *_Nonnull p, ptrdiff_t n) {
  short_decimal none = {0, -1, false};
  short_decimal result = {0, 0, n > 0 && p[0] == '-'};
  ptrdiff_t first = result.is_negative, point = n;
  if (n - first > 19) return none;
  for (ptrdiff_t i = first; i < n; i++) {
    uint8_t digit = p[i] - '0';
    if (digit < 10) {
      result.magnitude = result.magnitude * 10 + digit;
    } else if (p[i] == '.' && point == n) {
      point = i;
    } else {
      return none;
    }
  }
  ptrdiff_t digits = n - first - (point < n);
  if (digits < 1 || digits > 18) return none;
  result.scale = point < n ? (int32_t)(n - point - 1) : 0;
  while (result.scale > 0 && result.magnitude % 10 == 0) {
    result.magnitude /= 10;
    result.scale--;
  }
  result.is_negative &= result.magnitude != 0;
  return result;
}

/// The digits 00 to 99, two bytes each.
extern const uint8_t digit_pairs[200];

/// Writes the value's digits before `end`; returns where they begin.
static inline uint8_t *_Nonnull put_digits_before(uint8_t *_Nonnull end, uint64_t value) {
  while (value >= 100) {
    end -= 2;
    memcpy(end, digit_pairs + value % 100 * 2, 2);
    value /= 100;
  }
  if (value >= 10) {
    end -= 2;
    memcpy(end, digit_pairs + value * 2, 2);
  } else {
    *--end = (uint8_t)('0' + value);
  }
  return end;
}

/// Room for `put_decimal`: a sign, 39 digits, a point, a zero, and what its copies bring too much.
enum { DECIMAL_BYTES = 72 };

/// Writes `magnitude / 10^scale` as plain decimal; returns how many bytes. `high` is the upper word.
ptrdiff_t put_wide_decimal(
    uint64_t high, uint64_t low, int32_t scale, bool is_negative, uint8_t *_Nonnull out);

/// The same where the upper word is 0.
static inline ptrdiff_t put_decimal(
    uint64_t magnitude, int32_t scale, bool is_negative, uint8_t *_Nonnull out) {
  uint8_t *next = out;
  *next = '-';
  next += is_negative;
  uint8_t buffer[64];
  uint8_t *end = buffer + 48;
  uint8_t *first = put_digits_before(end, magnitude);
  while (end - first <= scale) *--first = '0';
  ptrdiff_t whole = end - first - scale;
  // Copies of a fixed size are one or two moves; what they bring too much is written over or ignored.
  memcpy(next, first, 16);
  if (whole > 16) memcpy(next + 16, first + 16, 16);
  next += whole;
  if (scale == 0) return next - out;
  *next++ = '.';
  memcpy(next, first + whole, 16);
  if (scale > 16) memcpy(next + 16, first + whole + 16, 16);
  return next + scale - out;
}

/// A date's parts as one number, a byte each for month and day, from the ten bytes `2026-01-31`; -1
/// where they are not digits and hyphens in these places. Whether the day exists is not asked.
static inline int32_t iso_date_at(const uint8_t *_Nonnull p) {
  uint64_t head = word_at(p) ^ UINT64_C(0x2D30302D30303030);
  uint32_t day = ((uint32_t)p[8] ^ '0') << 8 | ((uint32_t)p[9] ^ '0');
  uint64_t wrong = (head + EACH_BYTE(0x76)) | head;
  wrong = (wrong & EACH_BYTE(0x80)) | (head & UINT64_C(0xFF0000FF00000000));
  wrong |= ((day + 0x7676) | day) & 0x8080;
  if (wrong) return -1;
  uint32_t year = (uint32_t)(head & 0xFF) * 1000 + (uint32_t)(head >> 8 & 0xFF) * 100 +
                  (uint32_t)(head >> 16 & 0xFF) * 10 + (uint32_t)(head >> 24 & 0xFF);
  uint32_t month = (uint32_t)(head >> 40 & 0xFF) * 10 + (uint32_t)(head >> 48 & 0xFF);
  return (int32_t)(year << 16 | month << 8 | ((day >> 8) * 10 + (day & 0xFF)));
}

/// Writes the ten bytes `2026-01-31`.
static inline void put_iso_date(int32_t year, int32_t month, int32_t day, uint8_t *_Nonnull out) {
  memcpy(out, digit_pairs + year / 100 * 2, 2);
  memcpy(out + 2, digit_pairs + year % 100 * 2, 2);
  out[4] = '-';
  memcpy(out + 5, digit_pairs + month * 2, 2);
  out[7] = '-';
  memcpy(out + 8, digit_pairs + day * 2, 2);
}

/// Seconds since midnight of the eight bytes `08:05:30`; -1 where they are no time.
static inline int32_t iso_time_at(const uint8_t *_Nonnull p) {
  uint64_t digits = word_at(p) ^ UINT64_C(0x30303A30303A3030);
  uint64_t wrong = ((digits + EACH_BYTE(0x76)) | digits) & EACH_BYTE(0x80);
  if (wrong | (digits & UINT64_C(0x0000FF0000FF0000))) return -1;
  int32_t hour = (int32_t)((digits & 0xFF) * 10 + (digits >> 8 & 0xFF));
  int32_t minute = (int32_t)((digits >> 24 & 0xFF) * 10 + (digits >> 32 & 0xFF));
  int32_t second = (int32_t)((digits >> 48 & 0xFF) * 10 + (digits >> 56));
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : -1;
}

/// The secrets of a keyed hash; the last two are odd.
typedef struct {
  uint64_t start_a, start_b, mix_a, mix_b, length_a, length_b;
} hash_key;

/// Two lanes of 64 bits.
typedef struct {
  uint64_t a, b;
} hash_lanes;

/// Both halves of the 128-bit product, folded: the step of wyhash and of its kin.
static inline uint64_t multiply_fold(uint64_t x, uint64_t y) {
  unsigned __int128 product = (unsigned __int128)x * y;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// Takes sixteen bytes into both lanes. Each word meets a secret in one lane and the state in the
/// other, so that no pair of inputs is worse than chance in both.
static inline hash_lanes hash_words(hash_lanes s, uint64_t x, uint64_t y, const hash_key *_Nonnull k) {
  s.a = multiply_fold(x ^ s.a, y ^ k->mix_a);
  s.b = multiply_fold(x ^ k->mix_b, y ^ s.b);
  return s;
}

/// Takes one field: its length, times a secret, then its bytes, sixteen at a time, the last sixteen
/// again if they overlap.
static inline hash_lanes hash_field(
    hash_lanes s, const uint8_t *_Nonnull p, ptrdiff_t n, const hash_key *_Nonnull k) {
  s.a ^= (uint64_t)n * k->length_a;
  s.b ^= (uint64_t)n * k->length_b;
  if (n > 16) {
    ptrdiff_t i = 0;
    for (; i + 16 < n; i += 16) s = hash_words(s, word_at(p + i), word_at(p + i + 8), k);
    return hash_words(s, word_at(p + n - 16), word_at(p + n - 8), k);
  }
  if (n >= 8) return hash_words(s, word_at(p), word_at(p + n - 8), k);
  if (n >= 4) return hash_words(s, half_word_at(p), half_word_at(p + n - 4), k);
  return hash_words(s, short_word_at(p, n), 0, k);
}

/// Mixes the lanes: two rounds of a Feistel network, so that no two states become one.
static inline hash_lanes hash_finish(hash_lanes s, const hash_key *_Nonnull k) {
  s.a ^= multiply_fold(s.b ^ k->start_a, k->length_b);
  s.b ^= multiply_fold(s.a ^ k->start_b, k->length_a);
  return s;
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
  const uint64_t *_Nonnull classes;
  /// Whether the match must end at the end of the text.
  bool to_end;
  /// Whether the row answers for text with letters of two bytes, from U+00C0 on.
  bool takes_narrow;
} class_row;

/// 1 where the row matches in the text, 0 where it does not, -1 where it has no answer for such a
/// text. One step a byte.
/// Source: the extended shift-and of Navarro and Raffinot, Flexible Pattern Matching in Strings, 4.3.
int32_t class_row_answer(const class_row *_Nonnull row, const uint8_t *_Nonnull p, ptrdiff_t n);
