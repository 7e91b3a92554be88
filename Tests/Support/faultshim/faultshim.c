// Fails chosen system calls of the program it is preloaded into.
//
//   FAULT_CALL   name of the call, as below
//   FAULT_NTH    which call of that name, from 1 on
//   FAULT_ERRNO  the error it fails with; 0 makes a write take half of its bytes
//   FAULT_SIGNAL a signal that comes instead of a failure, right before the call
//   FAULT_MARK   a file that is made when it has failed, and takes the path of what could not be
//                opened
//
// Calls on stdin, stdout and stderr are not counted. A failed close closes all the same, as on Linux.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;

static int is_hit_at(const char *name, const char *path) {
  const char *call = getenv("FAULT_CALL"), *nth = getenv("FAULT_NTH");
  if (!call || !nth || strcmp(call, name) != 0) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atoi(nth)) return 0;
  const char *mark = getenv("FAULT_MARK");
  if (mark) {
    long file = syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
    syscall(SYS_write, file, path, strlen(path));
    syscall(SYS_close, file);
  }
  const char *number = getenv("FAULT_SIGNAL");
  if (number) {
    raise(atoi(number));
    return 0;
  }
  errno = atoi(getenv("FAULT_ERRNO"));
  return 1;
}

static int is_hit(const char *name) { return is_hit_at(name, ""); }

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) {
  if (fd > 2 && is_hit("write")) {
    if (errno != 0) return -1;
    count = (count + 1) / 2;
  }
  return REAL(write)(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  if (fd > 2 && is_hit("pwrite")) {
    if (errno != 0) return -1;
    count = (count + 1) / 2;
  }
  return REAL(pwrite)(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  return pwrite(fd, bytes, count, offset);
}

ssize_t pread(int fd, void *bytes, size_t count, off_t offset) {
  if (fd > 2 && is_hit("pread")) {
    if (errno != 0) return -1;
    count = (count + 1) / 2;
  }
  return REAL(pread)(fd, bytes, count, offset);
}

ssize_t pread64(int fd, void *bytes, size_t count, off64_t offset) {
  return pread(fd, bytes, count, offset);
}

int fsync(int fd) { return is_hit("fsync") ? -1 : REAL(fsync)(fd); }

int fchmod(int fd, mode_t mode) { return is_hit("fchmod") ? -1 : REAL(fchmod)(fd, mode); }

int fchown(int fd, uid_t user, gid_t group) {
  return is_hit("fchown") ? -1 : REAL(fchown)(fd, user, group);
}

int close(int fd) {
  int hit = fd > 2 && is_hit("close");
  int error = errno;
  int result = REAL(close)(fd);
  if (!hit) return result;
  errno = error;
  return -1;
}

int rename(const char *from, const char *to) {
  return is_hit("rename") ? -1 : REAL(rename)(from, to);
}

int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
  return is_hit("renameat2") ? -1 : REAL(renameat2)(a, from, b, to, flags);
}

int unlink(const char *path) { return is_hit("unlink") ? -1 : REAL(unlink)(path); }

int openat(int folder, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return is_hit_at("openat", path) ? -1 : REAL(openat)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return openat(folder, path, flags, mode);
}
