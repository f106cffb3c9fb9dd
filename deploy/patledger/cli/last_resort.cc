#include "deploy/patledger/cli/last_resort.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <system_error>

#include "deploy/patledger/cli/exit_code.h"

namespace patledger {
namespace {

constexpr std::size_t kThreadStackBytes = std::size_t{1} << 20U;
constexpr std::size_t kMainStackBytes = std::size_t{1} << 18U;

// Without memory of its own: std::snprintf of integers and texts allocates nothing.
template <typename... Values>
[[noreturn]] void end(const char* format, Values... values) {
  std::array<char, 512> line;
  const int size = std::snprintf(line.data(), line.size(), format, values...);
  const auto bytes = std::min(static_cast<std::size_t>(std::max(size, 0)), line.size() - 1);
  if (::write(STDERR_FILENO, line.data(), bytes) < 0) ::_exit(kOurFault);  // Nothing else helps.
  ::_exit(kOurFault);
}

[[noreturn]] void end_by_exception() {
  if (const auto thrown = std::current_exception()) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
      end_by(error);
    } catch (...) {
    }
  }
  // An exception that leaves a destructor or meets a thread that runs is not visible here: most
  // often a thread could not be started.
  end("patledger: %s; what was answered is recorded\n",
      "a library cannot continue: out of threads or memory (ulimit -v, -u)");
}

void use_small_stacks() {
  pthread_attr_t attributes;
  if (::pthread_attr_init(&attributes) != 0) return;
  if (::pthread_attr_setstacksize(&attributes, kThreadStackBytes) == 0) {
    ::pthread_setattr_default_np(&attributes);
  }
  ::pthread_attr_destroy(&attributes);
}

// The stack grows when it is touched, and does not shrink.
void touch_main_stack() {
  constexpr std::size_t kPageBytes = 4096;
  std::array<volatile char, kMainStackBytes> stack;
  for (std::size_t at = 0; at < stack.size(); at += kPageBytes) stack.at(at) = 0;
}

}  // namespace

void end_without_memory() {
  struct ::rlimit limit {};
  const bool is_limited = ::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
  if (!is_limited) {
    end("patledger: %s; what was answered is recorded\n", "out of memory");
  }
  end("patledger: out of memory: the address space is limited to %llu KiB (ulimit -v); raise the "
      "limit; what was answered is recorded\n",
      static_cast<unsigned long long>(limit.rlim_cur / 1024));
}

void end_by(const std::exception& error) {
  const auto* system = dynamic_cast<const std::system_error*>(&error);
  const bool is_thread = system != nullptr && system->code().value() == EAGAIN;
  end("patledger: %s%s; what was answered is recorded\n", error.what(),
      is_thread ? ": out of threads or memory (ulimit -v, -u); raise the limit" : "");
}

void prepare_last_resort() {
  use_small_stacks();
  touch_main_stack();
  std::set_new_handler(end_without_memory);
  std::set_terminate(end_by_exception);
}

}  // namespace patledger
