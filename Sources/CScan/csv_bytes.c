#include "csv_scan.h"
#include <string.h>

typedef uint8_t bytes16 __attribute__((vector_size(16)));

static inline bytes16 load16(const uint8_t *p) {
  bytes16 v;
  memcpy(&v, p, 16);
  return v;
}

static inline bool any(bytes16 v) {
  uint64_t words[2];
  memcpy(words, &v, 16);
  return (words[0] | words[1]) != 0;
}

/// At most 16 bytes as a vector that holds each of them at least once and nothing else.
static inline bytes16 load_few(const uint8_t *bytes, size_t count) {
  uint64_t words[2];
  if (count >= 8) {
    memcpy(&words[0], bytes, 8);
    memcpy(&words[1], bytes + count - 8, 8);
  } else if (count >= 4) {
    uint32_t halves[2];
    memcpy(&halves[0], bytes, 4);
    memcpy(&halves[1], bytes + count - 4, 4);
    words[0] = words[1] = (uint64_t)halves[1] << 32 | halves[0];
  } else {
    const uint64_t each = 0x0101010101010101ull;
    words[0] = bytes[0] * each;
    words[1] = ((uint64_t)bytes[count / 2] * (each >> 32)) << 32 | bytes[count - 1] * (each >> 32);
  }
  bytes16 v;
  memcpy(&v, words, 16);
  return v;
}

static inline bytes16 special(bytes16 v, uint8_t delimiter, uint8_t quote) {
  return (bytes16)(v == delimiter) | (bytes16)(v == quote) | (bytes16)(v == '\n')
      | (bytes16)(v == '\r');
}

bool csv_needs_quotes(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote) {
  if (count == 0) return false;
  if (count <= 16) return any(special(load_few(bytes, count), delimiter, quote));
  bytes16 found = special(load16(bytes + count - 16), delimiter, quote);
  for (size_t i = 0; i + 16 < count; i += 16) {
    found |= special(load16(bytes + i), delimiter, quote);
  }
  return any(found);
}

/// How many of the bytes, at most 255 vectors of them, are a LF or a CR that no LF follows.
static size_t count_in_vectors(const uint8_t *bytes, size_t vector_count) {
  bytes16 sums = {0};
  for (size_t i = 0; i < vector_count; i++) {
    bytes16 v = load16(bytes + 16 * i);
    bytes16 next = load16(bytes + 16 * i + 1);
    // A comparison that holds is -1.
    sums -= (bytes16)(v == '\n');
    sums -= (bytes16)(v == '\r') & (bytes16)(next != '\n');
  }
  size_t total = 0;
  for (int i = 0; i < 16; i++) total += sums[i];
  return total;
}

size_t csv_count_lines(const uint8_t *bytes, size_t count) {
  size_t lines = 0, i = 0;
  // Each vector looks at one byte behind it.
  while (count - i > 16) {
    size_t vector_count = (count - i - 1) / 16;
    if (vector_count > 255) vector_count = 255;
    lines += count_in_vectors(bytes + i, vector_count);
    i += 16 * vector_count;
  }
  for (; i < count; i++) {
    bool is_pair = i + 1 < count && bytes[i + 1] == '\n';
    lines += bytes[i] == '\n' || (bytes[i] == '\r' && !is_pair);
  }
  return lines;
}

bool csv_is_uniform(
    const uint8_t *bytes, const uint32_t *positions, size_t count, size_t stride) {
  uint8_t differs = 0;
  for (size_t i = stride - 1; i < count; i += stride) differs |= bytes[positions[i]] ^ '\n';
  return differs == 0;
}
