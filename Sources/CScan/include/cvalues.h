#pragma once
#include "ckernels.h"

/// The loops that read and write numbers and dates, and the hash of keys.

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
  uint32_t day = (uint32_t)p[8] | (uint32_t)p[9] << 8;
  day ^= 0x3030;
  uint64_t wrong = (head + EACH_BYTE(0x76)) | head;
  wrong = (wrong & EACH_BYTE(0x80)) | (head & UINT64_C(0xFF0000FF00000000));
  wrong |= ((day + 0x7676) | day) & 0x8080;
  if (wrong) return -1;
  // In each byte ten times its digit and the next one.
  uint64_t pairs = head * 10 + (head >> 8);
  uint32_t year = (uint32_t)(pairs & 0xFF) * 100 + (uint32_t)(pairs >> 16 & 0xFF);
  return (int32_t)(year << 16 | (uint32_t)(pairs >> 40 & 0xFF) << 8 | ((day * 10 + (day >> 8)) & 0xFF));
}

/// Days before each month of a year that is no leap year, from January at 1.
extern const uint16_t days_before_month[16];

/// Days since 1970-01-01 of the ten bytes `2026-01-31`; INT32_MIN where they are no day of the calendar.
static inline int32_t iso_days_at(const uint8_t *_Nonnull p) {
  int32_t packed = iso_date_at(p);
  uint32_t year = (uint32_t)packed >> 16, month = packed >> 8 & 0xFF, day = packed & 0xFF;
  if (packed < 0 || year == 0 || month - 1 > 11 || day == 0) return INT32_MIN;
  uint32_t before = year - 1, centuries = before / 100;
  bool is_leap = !(year & 3) && (year % 100 || !(year & 15));
  // 31, but 30 for April, June, September and November.
  uint32_t last = month == 2 ? 28 + is_leap : 30 | ((month ^ (month >> 3)) & 1);
  if (day > last) return INT32_MIN;
  uint32_t days = before * 365 + before / 4 - centuries + centuries / 4;
  return (int32_t)(days + days_before_month[month] + (is_leap && month > 2) + day) - 719163;
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

/// A hash of one text for tables that do not outlive the run and need no secret: eight bytes a step.
static inline uint64_t text_hash(const uint8_t *_Nonnull p, ptrdiff_t n) {
  const uint64_t factor = UINT64_C(0xD6E8FEB86659FD93);
  uint64_t hash = (uint64_t)n ^ UINT64_C(0x9E3779B97F4A7C15);
  ptrdiff_t i = 0;
  for (; i + 8 <= n; i += 8) hash = multiply_fold(hash ^ word_at(p + i), factor);
  return multiply_fold(hash ^ short_word_at(p + i, n - i), factor);
}

/// What tells a text from others of its length: all of its bytes up to 16, and a hash beyond; and a hash
/// for its place in a table.
typedef struct {
  uint64_t first, last, hash;
} text_key;

static inline text_key text_key_of(const uint8_t *_Nonnull p, ptrdiff_t n) {
  text_key key = {0, 0, 0};
  if (n > 16) {
    key.first = key.hash = text_hash(p, n);
  } else {
    key.first = n >= 8 ? word_at(p) : short_word_at(p, n);
    key.last = n > 8 ? word_at(p + n - 8) : 0;
    key.hash = multiply_fold(
        key.first ^ UINT64_C(0x9E3779B97F4A7C15), (key.last + (uint64_t)n) ^ UINT64_C(0xD6E8FEB86659FD93));
  }
  return key;
}

/// Mixes the lanes: two rounds of a Feistel network, so that no two states become one.
static inline hash_lanes hash_finish(hash_lanes s, const hash_key *_Nonnull k) {
  s.a ^= multiply_fold(s.b ^ k->start_a, k->length_b);
  s.b ^= multiply_fold(s.a ^ k->start_b, k->length_a);
  return s;
}
