// The functions of C that allocate, by jemalloc, for the libraries: many of them crash if they get
// null. So they end the process as operator new does (last_resort.h). jemalloc's own operator new
// and free() are not replaced.

#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "deploy/patledger/cli/last_resort.h"

// Of jemalloc (jemalloc(3), "non-standard API").
extern "C" void* mallocx(std::size_t size, int flags) noexcept;
extern "C" void* rallocx(void* memory, std::size_t size, int flags) noexcept;

// A thread that finds no memory for an arena of its own crashes in jemalloc 5.3. With two, the
// second is made when the database starts its threads, and none later.
extern "C" const char* malloc_conf;
const char* malloc_conf = "narenas:2";

namespace {

constexpr int kZero = 0x40;  // MALLOCX_ZERO
constexpr std::size_t kSizeMax = std::numeric_limits<std::ptrdiff_t>::max();

int flags_of(std::size_t alignment) { return std::countr_zero(alignment); }  // MALLOCX_LG_ALIGN

void* allocate(std::size_t size, int flags) {
  if (size > kSizeMax) {  // An error of the caller, who must expect null.
    errno = ENOMEM;
    return nullptr;
  }
  void* memory = mallocx(size == 0 ? 1 : size, flags);
  if (memory == nullptr) patledger::end_without_memory();
  return memory;
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) noexcept { return allocate(size, 0); }

void* calloc(std::size_t count, std::size_t size) noexcept {
  std::size_t bytes = 0;
  const bool is_too_large = __builtin_mul_overflow(count, size, &bytes);
  return allocate(is_too_large ? kSizeMax + 1 : bytes, kZero);
}

void* realloc(void* memory, std::size_t size) noexcept {
  if (memory == nullptr || size > kSizeMax) return allocate(size, 0);
  void* moved = rallocx(memory, size == 0 ? 1 : size, 0);
  if (moved == nullptr) patledger::end_without_memory();
  return moved;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return allocate(size, flags_of(alignment));
}

void* memalign(std::size_t alignment, std::size_t size) noexcept {
  return allocate(size, flags_of(alignment));
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept {
  *memory = allocate(size, flags_of(alignment));
  return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"
