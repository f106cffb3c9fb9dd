#include "tests/growth/work.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>

namespace growth {
namespace {

// One test runs at a time, in one thread.
std::uint64_t blocks = 0;
std::size_t bytes = 0;
std::size_t peak = 0;
std::size_t allocations = 0;
std::size_t allocations_max = std::numeric_limits<std::size_t>::max();

// In front of each allocation: its size.
constexpr std::size_t kHeaderBytes = alignof(std::max_align_t);

void* allocate(std::size_t size) {
  if (allocations == allocations_max) throw std::bad_alloc();
  ++allocations;
  auto* block = static_cast<std::byte*>(std::malloc(kHeaderBytes + size));
  if (block == nullptr) throw std::bad_alloc();
  *reinterpret_cast<std::size_t*>(block) = size;
  bytes += size;
  peak = std::max(peak, bytes);
  return block + kHeaderBytes;
}

void release(void* data) {
  if (data == nullptr) return;
  std::byte* block = static_cast<std::byte*>(data) - kHeaderBytes;
  bytes -= *reinterpret_cast<std::size_t*>(block);
  std::free(block);
}

}  // namespace

Work work_of(const std::function<void()>& call) {
  const std::uint64_t blocks_before = blocks;
  const std::size_t bytes_before = bytes;
  const std::size_t allocations_before = allocations;
  peak = bytes;
  call();
  return {blocks - blocks_before, peak - bytes_before, allocations - allocations_before};
}

bool runs_out_of_memory(const std::function<void()>& call, std::size_t after) {
  bool is_out = false;
  allocations_max = allocations + after;
  try {
    call();
  } catch (const std::bad_alloc&) {
    is_out = true;
  }
  allocations_max = std::numeric_limits<std::size_t>::max();
  return is_out;
}

bool is_linear(std::uint64_t one, std::uint64_t two, std::uint64_t four) {
  constexpr std::uint64_t kNoise = 2'000;
  const std::uint64_t first = std::max(two, one) - one;
  const std::uint64_t second = std::max(four, two) - two;
  return second * 100 <= first * 235 + kNoise * 100;
}

}  // namespace growth

// Called at the beginning of each basic block of the counted library.
extern "C" void __sanitizer_cov_trace_pc() { ++growth::blocks; }  // NOLINT: the compiler's name.

void* operator new(std::size_t size) { return growth::allocate(size); }
void operator delete(void* data) noexcept { growth::release(data); }
void operator delete(void* data, std::size_t /*size*/) noexcept { growth::release(data); }
