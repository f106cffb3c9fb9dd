#include "ledger/store/high_water.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/crypto/sha256.h"

namespace ledger::store {
namespace {

constexpr std::size_t kSlotBytes = 512;
constexpr std::size_t kMarkBytes = 40;
constexpr std::chrono::seconds kSyncEvery{1};

Bytes encode(const Mark& mark) {
  Bytes slot = be64(mark.size);
  slot += view_of(mark.root);
  slot += view_of(crypto::sha256({slot}));
  return slot;
}

std::optional<Mark> decode(ByteView file, std::size_t offset) {
  constexpr std::size_t kBytes = kMarkBytes + sizeof(Hash);
  if (file.size() < offset + kBytes) return std::nullopt;
  const ByteView slot = file.substr(offset, kBytes);
  if (slot.substr(kMarkBytes) != view_of(crypto::sha256({slot.substr(0, kMarkBytes)})))
    return std::nullopt;
  Mark mark{.size = load_be64(slot.data())};
  std::copy_n(slot.data() + 8, mark.root.size(), mark.root.begin());
  return mark;
}

}  // namespace

Result<std::optional<Mark>> HighWater::read(const std::string& path) {
  const auto file = os::read_file(path);
  if (!file) return file.error();
  if (!*file) return std::optional<Mark>{};
  const auto first = decode(**file, 0);
  const auto second = decode(**file, kSlotBytes);
  if (!first && !second)
    return Error{ErrorCode::kCorrupt, path + ": both copies of the high-water mark are damaged"};
  if (first && second) return first->size < second->size ? second : first;
  return first ? first : second;
}

Result<int> HighWater::damaged_copies(const std::string& path) {
  const auto file = os::read_file(path);
  if (!file) return file.error();
  if (!*file) return 0;
  return (decode(**file, 0) ? 0 : 1) + (decode(**file, kSlotBytes) ? 0 : 1);
}

Status HighWater::create(const std::string& path, const Mark& mark) {
  Bytes file(2 * kSlotBytes, '\0');
  const Bytes slot = encode(mark);
  file.replace(0, slot.size(), slot);
  file.replace(kSlotBytes, slot.size(), slot);
  return os::replace_file(path, file);
}

Result<HighWater> HighWater::open(const std::string& path) {
  auto file = os::open_file(path, O_RDWR);
  if (!file) return file.error();
  return HighWater(std::move(*file), path);
}

HighWater::HighWater(os::File file, std::string path)
    : file_(std::move(file)),
      path_(std::move(path)),
      synced_at_(std::chrono::steady_clock::now()) {}

Status HighWater::raise(const Mark& mark) {
  const Bytes slot = encode(mark);
  const ::off_t offset = second_slot_ ? kSlotBytes : 0;
  if (::pwrite(file_.descriptor(), slot.data(), slot.size(), offset) !=
      static_cast<::ssize_t>(slot.size())) {
    return os::os_error("write", path_);
  }
  second_slot_ = !second_slot_;
  if (std::chrono::steady_clock::now() - synced_at_ < kSyncEvery) return Done{};
  return sync();
}

Status HighWater::sync() {
  synced_at_ = std::chrono::steady_clock::now();
  if (::fdatasync(file_.descriptor()) != 0) return os::os_error("sync", path_);
  return Done{};
}

}  // namespace ledger::store
