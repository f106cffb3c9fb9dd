// Takes the place of two system calls in this program: sync_file_range(2) and fstatfs(2).
//
// Whenever it opens a file to write, librocksdb finds out by them whether it could write back parts
// of the file, which it does not do with bytes_per_sync = 0. Debian builds it with assertions on:
// if one of them fails on a failing disk, the process would abort where an error would do. Here the
// one does not exist, and the other always answers.

#include <fcntl.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

extern "C" int sync_file_range(int /*descriptor*/, __off64_t /*offset*/, __off64_t /*bytes*/,
                               unsigned /*flags*/) {
  errno = ENOSYS;
  return -1;
}

// A file system that is unknown, if it cannot be found out.
extern "C" int fstatfs(int descriptor, struct statfs* about) noexcept {
  if (::syscall(SYS_fstatfs, descriptor, about) != 0) *about = {};
  return 0;
}
