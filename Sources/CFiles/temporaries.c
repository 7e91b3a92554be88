#include "cfiles.h"
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

// A slot goes free -> filling -> live -> free. The handler reads only live slots, so that it may run
// at any instruction of the others; the texts lie in static memory and are never freed.
enum { slot_count = 64 };
enum { slot_free, slot_filling, slot_live };

static struct {
  atomic_int state;
  bool is_folder;
  char path[PATH_MAX];
} slots[slot_count];

static int add(const char *path, bool is_folder) {
  size_t length = strlen(path);
  if (length >= PATH_MAX) return -1;
  for (int slot = 0; slot < slot_count; slot++) {
    int expected = slot_free;
    if (!atomic_compare_exchange_strong(&slots[slot].state, &expected, slot_filling)) continue;
    memcpy(slots[slot].path, path, length + 1);
    slots[slot].is_folder = is_folder;
    atomic_store(&slots[slot].state, slot_live);
    return slot;
  }
  return -1;
}

int temporaries_add(const char *path) { return add(path, false); }

int temporaries_add_folder(const char *path) { return add(path, true); }

void temporaries_remove(int slot) {
  if (slot >= 0 && slot < slot_count) atomic_store(&slots[slot].state, slot_free);
}

// Removes the folders that are empty; returns how many. One that held another is empty after it.
static int remove_folders(void) {
  int count = 0;
  for (int slot = 0; slot < slot_count; slot++) {
    if (atomic_load(&slots[slot].state) != slot_live || !slots[slot].is_folder) continue;
    if (rmdir(slots[slot].path) == 0) count++;
  }
  return count;
}

// Only calls that signal-safety(7) lists: unlink, rmdir, tcsetattr, sigaction, raise.
void temporaries_remove_files(void) {
  for (int slot = 0; slot < slot_count; slot++) {
    if (atomic_load(&slots[slot].state) == slot_live && !slots[slot].is_folder) {
      unlink(slots[slot].path);
    }
  }
  while (remove_folders() > 0) {
  }
}

static void remove_and_end(int signal) {
  temporaries_remove_files();
  terminal_restore();
  struct sigaction usual;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigaction(signal, &usual, 0);
  raise(signal);
}

static const int watched[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGXCPU};
enum { watched_count = sizeof watched / sizeof *watched };

void temporaries_watch_signals(void) {
  sigset_t heard;
  sigemptyset(&heard);
  for (unsigned i = 0; i < watched_count; i++) {
    struct sigaction before, ours;
    if (sigaction(watched[i], 0, &before) != 0 || before.sa_handler == SIG_IGN) continue;
    memset(&ours, 0, sizeof ours);
    ours.sa_handler = remove_and_end;
    sigfillset(&ours.sa_mask);
    sigaction(watched[i], &ours, 0);
    sigaddset(&heard, watched[i]);
  }
  // A parent that starts programs from a worker thread hands down a mask that nobody meant.
  pthread_sigmask(SIG_UNBLOCK, &heard, 0);
}

void temporaries_hold_signals(bool held) {
  static _Thread_local sigset_t before;
  if (!held) {
    pthread_sigmask(SIG_SETMASK, &before, 0);
    return;
  }
  sigset_t signals;
  sigemptyset(&signals);
  for (unsigned i = 0; i < watched_count; i++) sigaddset(&signals, watched[i]);
  pthread_sigmask(SIG_BLOCK, &signals, &before);
}
