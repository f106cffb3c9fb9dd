// Saves and loads snapshots.

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "ledger/base/assert.h"
#include "ledger/base/coding.h"
#include "ledger/crypto/sha256.h"
#include "ledger/os/file.h"
#include "ledger/os/modes.h"
#include "ledger/store/rocks/impl.h"

namespace ledger::store {
namespace {

constexpr std::size_t kNewest = 2;  // Snapshots per name that are not deleted.

// record key   = "snapshot/" name "/" seq
// record value = root at seq, SHA-256 of the file
// file         = snapshots/name.seq
std::string key_prefix(std::string_view name) { return "snapshot/" + std::string(name) + "/"; }

std::string key_of(std::string_view name, Seq seq) { return key_prefix(name) + be64(seq); }

std::string file_name(std::string_view name, Seq seq) {
  return std::string(name) + "." + std::to_string(seq);
}

Bytes record_of(const Hash& root, ByteView bytes) {
  const Hash sum = crypto::sha256({bytes});
  Bytes record(root.begin(), root.end());
  record.append(sum.begin(), sum.end());
  return record;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.find_first_of("./") == std::string_view::npos;
}

// The seqs of the recorded snapshots up to `until`, the newest first.
Result<std::vector<Seq>> recorded(const RocksDb& db, std::string_view name, Seq until) {
  const std::string prefix = key_prefix(name);
  const std::string from = key_of(name, until);
  std::vector<Seq> seqs;
  const auto cursor = db.iterate(Family::kMeta);
  for (cursor->SeekForPrev(slice(from)); cursor->Valid(); cursor->Prev()) {
    const ByteView key = view(cursor->key());
    if (!key.starts_with(prefix) || key.size() != from.size()) break;
    seqs.push_back(load_be64(key.data() + prefix.size()));
  }
  if (!cursor->status().ok()) return error_of(cursor->status(), "find snapshots");
  return seqs;
}

// Removes the files of older snapshots, and of a save that was interrupted.
void remove_files_but(const std::string& directory, std::string_view name,
                      const std::vector<Seq>& seqs) {
  std::error_code ignored;
  for (const auto& file : std::filesystem::directory_iterator(directory, ignored)) {
    const std::string found = file.path().filename().string();
    const bool is_snapshot = found.starts_with(std::string(name) + ".");
    const bool is_recorded = std::any_of(seqs.begin(), seqs.end(),
                                         [&](Seq seq) { return found == file_name(name, seq); });
    if (is_snapshot && !is_recorded) ::unlink(file.path().c_str());
  }
}

// Records the new snapshot `seq`, and deletes the records of all `seqs` but the newest.
void put_records(rocksdb::WriteBatch& batch, std::string_view name, const std::vector<Seq>& seqs,
                 Seq seq, ByteView record) {
  for (std::size_t i = 0; i < seqs.size(); ++i) {
    const std::string key = key_of(name, seqs[i]);
    rocksdb::Status put;
    if (i >= kNewest) {
      put = batch.Delete(key);
    } else if (seqs[i] == seq) {
      put = batch.Put(key, slice(record));
    }
    LEDGER_ASSERT(put.ok());
  }
}

}  // namespace

Status Log::save_snapshot(std::string_view name, Seq seq, ByteView bytes) {
  LEDGER_ASSERT(is_name(name));
  const std::string operation = "save snapshot " + file_name(name, seq);
  if (auto refused = impl_->refusal(operation)) return *refused;
  const auto root = root_at(seq);
  if (!root) return root.error();

  const std::string directory = impl_->options.directory + "/snapshots";
  if (auto made = os::make_private_directory(directory); !made) return made;
  const std::string path = directory + "/" + file_name(name, seq);
  if (auto written = os::replace_file(path, bytes); !written) return written;

  auto seqs = recorded(*impl_->db, name, std::numeric_limits<Seq>::max());
  if (!seqs) return seqs.error();
  std::erase(*seqs, seq);
  seqs->insert(std::lower_bound(seqs->begin(), seqs->end(), seq, std::greater<>()), seq);

  rocksdb::WriteBatch batch;
  put_records(batch, name, *seqs, seq, record_of(*root, bytes));
  if (auto written = impl_->write(batch, operation); !written) return written;
  seqs->resize(std::min(seqs->size(), kNewest));
  remove_files_but(directory, name, *seqs);
  return Done{};
}

Result<std::vector<Seq>> Log::snapshots(std::string_view name) const {
  if (!impl_->db) return std::vector<Seq>{};
  auto seqs = recorded(*impl_->db, name, size());
  if (seqs) std::ranges::reverse(*seqs);
  return seqs;
}

Result<Bytes> Log::read_snapshot(std::string_view name, Seq seq) const {
  auto bytes = os::read_file(impl_->options.directory + "/snapshots/" + file_name(name, seq));
  if (!bytes) return bytes.error();
  if (!*bytes) return Error{ErrorCode::kCorrupt, "missing"};
  const auto root = root_at(seq);
  if (!root) return root.error();
  const auto record = impl_->db->get(Family::kMeta, key_of(name, seq));
  if (!record) return record.error();
  if (*record != record_of(*root, **bytes)) {
    return Error{ErrorCode::kCorrupt, "does not match its hash"};
  }
  return std::move(**bytes);
}

Status Log::remove_snapshots(std::string_view name) {
  const std::string operation = "remove snapshots " + std::string(name);
  if (auto refused = impl_->refusal(operation)) return *refused;
  const auto seqs = recorded(*impl_->db, name, std::numeric_limits<Seq>::max());
  if (!seqs) return seqs.error();
  rocksdb::WriteBatch batch;
  for (const Seq seq : *seqs) {
    const auto removed = batch.Delete(key_of(name, seq));
    LEDGER_ASSERT(removed.ok());
  }
  if (auto written = impl_->write(batch, operation); !written) return written;
  remove_files_but(impl_->options.directory + "/snapshots", name, {});
  return Done{};
}

Result<std::optional<Log::Snapshot>> Log::load_snapshot(std::string_view name, Seq until) const {
  if (!impl_->db) return std::optional<Snapshot>{};
  const auto seqs = recorded(*impl_->db, name, std::min(until, size()));
  if (!seqs) return seqs.error();
  for (const Seq seq : *seqs) {
    const std::string path = impl_->options.directory + "/snapshots/" + file_name(name, seq);
    auto bytes = os::read_file(path);
    if (!bytes || !*bytes) continue;
    const auto root = root_at(seq);
    if (!root) return root.error();
    const auto record = impl_->db->get(Family::kMeta, key_of(name, seq));
    if (!record) return record.error();
    if (*record != record_of(*root, **bytes)) continue;
    return std::optional<Snapshot>({seq, std::move(**bytes)});
  }
  return std::optional<Snapshot>{};
}

}  // namespace ledger::store
