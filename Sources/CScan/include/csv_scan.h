#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Which instructions a scan uses; `scan_level_best` asks the processor.
typedef enum { scan_level_portable = 0, scan_level_avx2 = 1, scan_level_avx512 = 2 } scan_level;

/// The widest level that this processor has.
scan_level scan_level_best(void);

/// What one stretch of 64 bytes hands to the next, and what was counted on the way.
typedef struct {
  /// Offset of the next byte to look at.
  size_t position;
  /// All ones inside quotes, else 0.
  uint64_t quoted;
  /// Bit 0: the byte before may be followed by an opening quote.
  uint64_t may_open;
  /// Bit 0: the byte before is a closing quote.
  uint64_t closing;
  /// Bit 0: the byte before is a CR outside quotes.
  uint64_t bare_cr;
  /// Bit 0: the byte before is a CR.
  uint64_t any_cr;
  /// LF outside quotes.
  size_t record_end_count;
  /// Lines as an editor counts them: LF, CR LF and CR, wherever they are.
  size_t line_count;
  /// Whether a CR was seen outside quotes.
  bool has_cr;
  /// Quote parity does not hold here: a stray quote, or a CR that ends a record by itself.
  bool is_odd;
} csv_scan_state;

/// The state at the start of a record at `position`.
static inline csv_scan_state csv_scan_start(size_t position) {
  csv_scan_state state = {0};
  state.position = position;
  state.may_open = 1;
  return state;
}

/// How many slots more than positions found `csv_scan` may overwrite at the end.
enum { csv_scan_slack = 80 };

/// Writes the offsets of every delimiter and LF outside quotes from `state.position` to `end`.
///
/// Stops when `end` is reached, when fewer than `csv_scan_slack` slots are left, or when the state is
/// odd; `state.position` tells. Returns how many offsets it wrote. `quote` is -1 where nothing quotes.
/// Up to 63 bytes behind `end` are read and ignored.
size_t csv_scan(
    scan_level level, const uint8_t *_Nonnull bytes, size_t end, uint8_t delimiter, int quote,
    csv_scan_state *_Nonnull state, uint32_t *_Nonnull positions, size_t capacity);

/// How many lines end in the bytes: LF, CR LF, and CR alone.
size_t csv_count_lines(const uint8_t *_Nonnull bytes, size_t count);

/// Whether a cell of these bytes has to be quoted: a delimiter, quote, CR or LF is in it.
bool csv_needs_quotes(const uint8_t *_Nonnull bytes, size_t count, uint8_t delimiter, uint8_t quote);

/// Whether every `stride`-th position, from the `stride`-th on, is that of an LF.
bool csv_is_uniform(
    const uint8_t *_Nonnull bytes, const uint32_t *_Nonnull positions, size_t count, size_t stride);

/// Offset of the first byte at which no valid UTF-8 character starts, or -1.
ptrdiff_t utf8_first_invalid(scan_level level, const uint8_t *_Nonnull bytes, size_t count);
