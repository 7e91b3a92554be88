#include "cfiles.h"
#include <stdatomic.h>
#include <termios.h>

static struct termios kept_mode;
static atomic_int kept_terminal = -1;

int terminal_keep(int descriptor) {
  if (tcgetattr(descriptor, &kept_mode) != 0) return -1;
  atomic_store(&kept_terminal, descriptor);
  return 0;
}

// Only a call that signal-safety(7) lists. What the terminal has not shown yet is not waited for: it may
// have been stopped.
void terminal_restore(void) {
  int descriptor = atomic_exchange(&kept_terminal, -1);
  if (descriptor >= 0) tcsetattr(descriptor, TCSANOW, &kept_mode);
}
