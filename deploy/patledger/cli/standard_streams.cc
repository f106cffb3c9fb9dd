#include "deploy/patledger/cli/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

#include "deploy/patledger/cli/exit_code.h"

namespace patledger {

bool open_standard_streams() {
  // Input is opened for writing and output for reading: their use must fail, not succeed in vain.
  constexpr std::array<int, 3> kFlags{O_WRONLY, O_RDONLY, O_WRONLY};
  int descriptor = STDIN_FILENO;
  for (const int flags : kFlags) {
    const bool is_closed = ::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF;
    if (is_closed && ::open("/dev/null", flags) != descriptor) return false;
    ++descriptor;
  }
  return true;
}

int finish_output(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  print_error("standard output: cannot be written, or was closed by its reader; output is lost");
  return kDisk;
}

}  // namespace patledger
