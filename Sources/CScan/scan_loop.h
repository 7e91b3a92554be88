// The scanning loop, included once per instruction set. Masks and the parity of quotes are those of
// G. Langdale, D. Lemire, "Parsing Gigabytes of JSON per Second", VLDB Journal 28 (6), 2019.
// Needs, defined before:
//   SCAN_NAME, SCAN_TARGET              the function and its target attribute
//   SCAN_MASKS(p, d, q, m)              fills scan_masks m from the 64 bytes at p
//   SCAN_PARITY(bits)                   bit i = parity of bits 0...i
//   SCAN_WRITE(bits, base, out)         base + index of every set bit; may write past by the slack
//
//   bytes       a , " x , " " y " \n
//   quotes      . . 1 . . 1 1 . 1 .
//   inside      . . 1 1 1 . 1 1 . .     parity of the quotes up to and including the byte
//   separators  . 1 . . . . . . . 1     delimiter or LF, not inside
//   opening     . . 1 . . . 1 . . .     quote and inside: a separator or a closing quote precedes it
//   closing     . . . . . 1 . . 1 .     quote and not inside: a separator, CR or quote follows it
//
// By induction over the quotes: where every opening and closing quote stands as drawn, parity is what
// the state machine of RFC 4180 says. Where one does not, the loop stops and says that it is odd.

SCAN_TARGET static size_t SCAN_NAME(
    const uint8_t *bytes, size_t end, uint8_t delimiter, int quote, csv_scan_state *state,
    uint32_t *positions, size_t capacity) {
  csv_scan_state s = *state;
  uint32_t *out = positions;
  uint32_t *limit = capacity < csv_scan_slack ? positions : positions + (capacity - csv_scan_slack);
  uint64_t quoting = quote < 0 ? 0 : ~(uint64_t)0;

  while (s.position < end && out <= limit && capacity >= csv_scan_slack) {
    scan_masks m;
    SCAN_MASKS(bytes + s.position, delimiter, (uint8_t)quote, m);
    size_t left = end - s.position;
    uint64_t valid = left >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << left) - 1;
    uint64_t quotes = m.quote & quoting & valid;
    uint64_t delimiters = m.delimiter & valid;
    uint64_t lf = m.lf & valid;
    uint64_t cr = m.cr & valid;

    uint64_t inside = SCAN_PARITY(quotes) ^ s.quoted;
    uint64_t separators = (delimiters | lf) & ~inside;
    uint64_t closing = quotes & ~inside;
    uint64_t bare_cr = cr & ~inside;
    uint64_t may_open = separators | closing;
    uint64_t after_closing = (closing << 1 | s.closing) & valid;
    uint64_t after_cr = (bare_cr << 1 | s.bare_cr) & valid;
    uint64_t odd = (quotes & inside & ~(may_open << 1 | s.may_open))
        | (after_closing & ~(delimiters | lf | cr | quotes)) | (after_cr & ~lf);
    if (__builtin_expect(odd != 0, 0)) {
      s.is_odd = true;
      break;
    }
    SCAN_WRITE(separators, (uint32_t)s.position, out);
    out += __builtin_popcountll(separators);
    s.record_end_count += (size_t)__builtin_popcountll(lf & ~inside);
    s.line_count += (size_t)__builtin_popcountll(lf);
    if (__builtin_expect((cr | s.any_cr) != 0, 0)) {
      s.line_count += (size_t)__builtin_popcountll((cr << 1 | s.any_cr) & valid & ~lf);
      s.has_cr |= bare_cr != 0;
    }
    if (left < 64) {
      // The carries are those of the last byte, wherever in the word it is.
      uint64_t last = left - 1;
      s.quoted = (uint64_t)0 - (inside >> last & 1);
      s.may_open = may_open >> last & 1;
      s.closing = closing >> last & 1;
      s.bare_cr = bare_cr >> last & 1;
      s.any_cr = cr >> last & 1;
      s.position = end;
      break;
    }
    s.quoted = (uint64_t)((int64_t)inside >> 63);
    s.may_open = may_open >> 63;
    s.closing = closing >> 63;
    s.bare_cr = bare_cr >> 63;
    s.any_cr = cr >> 63;
    s.position += 64;
  }
  *state = s;
  return (size_t)(out - positions);
}
