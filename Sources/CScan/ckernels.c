#define _GNU_SOURCE
#include "ckernels.h"

#define W BYTE_WHITE
#define C BYTE_CONTROL
#define D BYTE_DIGIT
#define U (BYTE_LETTER | BYTE_UPPER)
#define L BYTE_LETTER

const uint8_t byte_classes[256] = {
  C, C, C, C, C, C, C, C, C, W | C, W | C, W | C, W | C, W | C, C, C,
  C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  W, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
  0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
  U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0,
  0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
  L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, C,
};

#define TEN(d) d, '0', d, '1', d, '2', d, '3', d, '4', d, '5', d, '6', d, '7', d, '8', d, '9'

const uint8_t digit_pairs[200] = {
  TEN('0'), TEN('1'), TEN('2'), TEN('3'), TEN('4'), TEN('5'), TEN('6'), TEN('7'), TEN('8'), TEN('9'),
};

ptrdiff_t put_wide_decimal(
    uint64_t high, uint64_t low, int32_t scale, bool is_negative, uint8_t *out) {
  if (high == 0) return put_decimal(low, scale, is_negative, out);
  unsigned __int128 value = (unsigned __int128)high << 64 | low;
  uint8_t buffer[48];
  uint8_t *end = buffer + sizeof buffer, *first = end;
  while (value) {
    *--first = (uint8_t)('0' + value % 10);
    value /= 10;
  }
  while (end - first <= scale) *--first = '0';
  uint8_t *next = out;
  if (is_negative) *next++ = '-';
  ptrdiff_t whole = end - first - scale;
  memcpy(next, first, (size_t)whole);
  next += whole;
  if (scale == 0) return next - out;
  *next++ = '.';
  memcpy(next, first + whole, (size_t)scale);
  return next + scale - out;
}

ptrdiff_t bytes_find(
    const uint8_t *text, ptrdiff_t count, ptrdiff_t start, const uint8_t *needle,
    ptrdiff_t needle_count) {
  if (start > count) return -1;
  const uint8_t *hit = memmem(text + start, (size_t)(count - start), needle, (size_t)needle_count);
  return hit ? hit - text : -1;
}

/// One bit for each byte of the word that has its high bit set.
static inline uint64_t high_bits(uint64_t word) {
  return ((word & EACH_BYTE(0x80)) >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/// Up to five letters as one number.
#define LETTERS(a, b, c, d, e) \
  ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24 | (uint64_t)(e) << 32)

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

int32_t ascii_title(const uint8_t *p, ptrdiff_t n, uint8_t *out) {
  if (n > 64) return bytes_are_ascii(p, n) ? PASS_SPECIAL : PASS_NOT_ASCII;
  uint64_t uppers = 0, lowers = 0, plain = 0, high = 0;
  for (ptrdiff_t i = 0; i < n; i += 8) {
    uint64_t word = n - i >= 8 ? word_at(p + i) : short_word_at(p + i, n - i);
    uint64_t upper = ascii_range(word, 'A', 'Z');
    uint64_t signs = ascii_range(word, ' ', ' ') | ascii_range(word, ',', '.');
    high |= word;
    uppers |= high_bits(upper) << i;
    lowers |= high_bits(ascii_range(word, 'a', 'z')) << i;
    plain |= high_bits(signs) << i;
    word |= upper >> 2;
    memcpy(out + i, &word, 8);
  }
  if (high & EACH_BYTE(0x80)) return PASS_NOT_ASCII;
  uint64_t letters = uppers | lowers;
  uint64_t all = n == 64 ? ~UINT64_C(0) : (UINT64_C(1) << n) - 1;
  uint64_t starts = letters & ~(letters << 1);
  uint64_t wrong = (uppers & ~starts) | (lowers & starts);
  if ((letters | plain) != all || (uppers & ~starts & lowers << 1)) return PASS_SPECIAL;
  for (uint64_t rest = starts; rest; rest &= rest - 1) {
    int start = __builtin_ctzll(rest);
    uint64_t behind = ~(letters >> start);
    int length = behind ? __builtin_ctzll(behind) : 64;
    if (out[start] == 'm' && length > 3 && out[start + 1] == 'c') return PASS_SPECIAL;
    if (length <= 5 && is_special_word(short_word_at(out + start, length))) return PASS_SPECIAL;
    out[start] ^= 0x20;
  }
  return wrong ? PASS_CHANGED : PASS_SAME;
}

/// One byte's step, and the bits that are reached by passing over optional classes.
static inline uint64_t row_step(
    uint64_t state, uint8_t byte, const class_row *row, const uint64_t *classes, bool has_optional) {
  state = (state << 1 | (state & row->loops)) & classes[byte];
  if (!has_optional) return state;
  uint64_t ends = state | row->last_optional;
  return state | (row->optional & (~(ends - row->before_optional) ^ ends));
}

/// The state behind n bytes; 0 as soon as there is no way on.
static inline __attribute__((always_inline)) uint64_t run_row(
    uint64_t state, const class_row *given, const uint64_t *classes, const uint8_t *p, ptrdiff_t n,
    bool has_optional) {
  const class_row row = *given;
  ptrdiff_t i = 0;
  for (; i + 8 <= n && state; i += 8) {
    for (int k = 0; k < 8; k++) state = row_step(state, p[i + k], &row, classes, has_optional);
  }
  if (!state) return 0;
  for (; i < n; i++) state = row_step(state, p[i], &row, classes, has_optional);
  return state;
}

bool class_row_matches(
    const class_row *row, const uint64_t *classes, const uint8_t *p, ptrdiff_t n) {
  // As in PCRE2, the end is also before a line feed that ends the text.
  bool has_line_feed = row->to_end && n > 0 && p[n - 1] == '\n';
  n -= has_line_feed;
  uint64_t state = 1;
  if (row->optional) {
    uint64_t ends = state | row->last_optional;
    state |= row->optional & (~(ends - row->before_optional) ^ ends);
    state = run_row(state, row, classes, p, n, true);
  } else {
    state = run_row(state, row, classes, p, n, false);
  }
  if (state & row->accept) return true;
  return has_line_feed &&
         (row_step(state, '\n', row, classes, row->optional != 0) & row->accept) != 0;
}

bool bytes_are_narrow(const uint8_t *p, ptrdiff_t n) {
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
