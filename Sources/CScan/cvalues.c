#include "cvalues.h"

const uint16_t days_before_month[16] = {
  0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 0, 0, 0,
};

#define TEN(d) d, '0', d, '1', d, '2', d, '3', d, '4', d, '5', d, '6', d, '7', d, '8', d, '9'

const uint8_t digit_pairs[200] = {
  TEN('0'), TEN('1'), TEN('2'), TEN('3'), TEN('4'),
  TEN('5'), TEN('6'), TEN('7'), TEN('8'), TEN('9'),
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
