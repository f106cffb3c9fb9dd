#include "ledger/service/audit/repair.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/codec/capnp/codec.h"
#include "ledger/crypto/sha256.h"
#include "ledger/service/audit/annex_check.h"
#include "ledger/service/audit/oversized.h"
#include "ledger/service/records/annex.h"
#include "ledger/store/lost_entry.h"

namespace ledger::service {
namespace {

constexpr std::size_t kBatchEntries = 1024;

class Copier {
 public:
  Copier(std::string from, store::Log& to) : from_(std::move(from)), to_(to) {}

  Status add(const store::SalvagedEntry& entry) {
    const auto decoded = decode(entry);
    if (!decoded) {
      add_lost(entry, decoded.error().context);
    } else if (auto copied = copy(entry, *decoded); !copied) {
      return copied;
    }
    ++repair_.size;
    return batch_.entries() < kBatchEntries ? Done{} : flush();
  }

  Status flush() {
    Status appended = to_.append(batch_);
    batch_.clear();
    return appended;
  }

  Repair take() && { return std::move(repair_); }

 private:
  // The error says why the entry is not copied.
  Result<Entry> decode(const store::SalvagedEntry& entry) {
    const auto lost = [](const std::string& why) { return Error{ErrorCode::kCorrupt, why}; };
    if (!entry.raw) return lost("cannot be read");
    if (store::is_lost({entry.seq, entry.raw->entry, entry.raw->annex})) {
      return lost("was lost already when the ledger was repaired");
    }
    if (entry.proof == store::Proof::kDisproved) {
      return lost("is not the entry that the tree has here");
    }
    auto decoded = capnp_.decode_entry(entry.raw->entry);
    if (!decoded) return lost("does not decode: " + decoded.error().context);
    if (decoded->seq != entry.seq) return lost("is entry " + std::to_string(decoded->seq));
    return decoded;
  }

  // Its moment is that of the entry before it, so that moments still ascend.
  void add_lost(const store::SalvagedEntry& entry, const std::string& reason) {
    list(entry, Listing::kLost, reason);
    store::add_lost(batch_, entry.leaf, annex_without_bytes());
  }

  Status copy(const store::SalvagedEntry& entry, const Entry& decoded) {
    ++repair_.copied;
    if (entry.proof == store::Proof::kUnproved) {
      list(entry, Listing::kUnproved, "the hashes of the tree above it are lost");
    }
    const auto annex = parse_annex(entry.raw->annex);
    if (const auto fault = fault_of_annex(decoded, annex)) {
      list(entry, Listing::kAnnexLost, *fault);
      batch_.add(entry.raw->entry, annex_without_bytes());
      return Done{};
    }
    last_ = annex->recorded_at;
    if (annex->encoding == Encoding::kSpooled) return copy_oversized(entry, *annex);
    batch_.add(entry.raw->entry, entry.raw->annex);
    return Done{};
  }

  std::optional<std::string> fault_of_annex(const Entry& entry, const std::optional<Annex>& annex) {
    if (!annex) return "its annex is damaged";
    if (annex->recorded_at < last_) return "it was recorded before the entry before it";
    return check_.fault_of(entry, *annex);
  }

  // Without its file, the annex says that no byte is stored.
  Status copy_oversized(const store::SalvagedEntry& entry, Annex annex) {
    auto spooled = Spooled::parse(annex.received);
    if (spooled && files_.insert(spooled->file_name()).second) {
      const auto copied = copy_file(from_, *spooled, to_.directory());
      if (!copied && copied.error().code != ErrorCode::kCorrupt) return copied.error();
      if (!copied) lost_files_.insert_or_assign(spooled->file_name(), copied.error().context);
    }
    const auto lost = spooled ? lost_files_.find(spooled->file_name()) : lost_files_.end();
    if (lost == lost_files_.end()) {
      batch_.add(entry.raw->entry, entry.raw->annex);
      return Done{};
    }
    list(entry, Listing::kFileLost, lost->second);
    spooled->stored = 0;
    spooled->stored_hash = crypto::sha256({});
    const std::string text = spooled->text();
    annex.received = text;
    Bytes bytes;
    append_annex(bytes, annex);
    batch_.add(entry.raw->entry, bytes);
    return Done{};
  }

  Bytes annex_without_bytes() const {
    Bytes annex;
    append_annex(annex, {last_, Encoding::kUnknown, {}});
    return annex;
  }

  void list(const store::SalvagedEntry& entry, Listing listing, const std::string& reason) {
    repair_.listed.push_back({entry.seq, listing, reason, entry.leaf});
  }

  std::string from_;
  store::Log& to_;
  store::Batch batch_;
  codec::CapnpCodec capnp_;
  AnnexCheck check_;
  Instant last_;
  std::set<std::string> files_;  // Of oversized submissions, as far as they were tried.
  std::map<std::string, std::string> lost_files_;  // Those that could not be copied, and why.
  Repair repair_;
};

}  // namespace

Result<Repair> repair(const store::Salvage& salvage, const std::string& from, store::Log& to,
                      const std::function<void(Seq)>& progress) {
  Copier copier(from, to);
  const auto scanned = salvage.scan([&](const store::SalvagedEntry& entry) {
    progress(entry.seq);
    return copier.add(entry);
  });
  if (!scanned) return scanned.error();
  if (const auto flushed = copier.flush(); !flushed) return flushed.error();
  return std::move(copier).take();
}

}  // namespace ledger::service
