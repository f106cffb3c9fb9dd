#include "ledger/store/rocks/wal_order.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <vector>

#include "ledger/base/coding.h"
#include "ledger/os/file.h"
#include "ledger/store/rocks/files.h"
#include "ledger/store/rocks/record_file.h"

namespace ledger::store {
namespace {

constexpr std::size_t kHeadBytes = 7;  // Of a piece: record_file.h.
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kCountBytes = 4;

// Of the first write in the file; empty if there is none, or the head is damaged.
std::optional<std::uint64_t> first_number(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, kHeadBytes + kNumberBytes> start{};
  file.read(start.data(), start.size());
  if (!file) return std::nullopt;
  return load_le(start.data() + kHeadBytes, kNumberBytes);
}

// The number after the last write in the file. 0 if there is none.
Result<std::uint64_t> end_of_numbers(const std::string& path) {
  const auto bytes = os::read_file(path);
  if (!bytes) return bytes.error();
  std::uint64_t end = 0;
  const auto visit = [&end](ByteView write) {
    if (write.size() < kNumberBytes + kCountBytes) return;
    end = load_le(write.data(), kNumberBytes) + load_le(write.data() + kNumberBytes, kCountBytes);
  };
  if (*bytes) read_records(**bytes, visit);
  return end;
}

}  // namespace

Status check_order_of_wals(const std::string& database) {
  const std::vector<std::string> logs = paths_with(database, ".log");
  std::uint64_t end = 0;
  for (const std::string& log : logs) {
    const auto number = first_number(log);
    if (!number) continue;
    if (*number < end) {
      return Error{ErrorCode::kCorrupt,
                   log +
                       ": its writes are older than those of the log before it: it is of another "
                       "ledger, or an older copy"};
    }
    if (log == logs.back()) break;
    const auto read = end_of_numbers(log);
    if (!read) return read.error();
    end = std::max(end, *read);
  }
  return Done{};
}

}  // namespace ledger::store
