#include "ledger/service/audit/records.h"

#include <algorithm>
#include <set>

#include "ledger/service/audit/annex_check.h"
#include "ledger/service/audit/oversized.h"
#include "ledger/service/records/stored_entry.h"
#include "ledger/store/lost_entry.h"

namespace ledger::service {
namespace {

std::string entry_name(Seq seq) { return "entry " + std::to_string(seq); }

class Auditor {
 public:
  Auditor(std::string directory, bool follows_topic)
      : directory_(std::move(directory)), follows_topic_(follows_topic) {}

  void visit(const store::LogRecord& record) {
    if (store::is_lost(record)) {
      audit_.lost.push_back(record.seq);
      return;
    }
    const auto entry = capnp_.decode_entry(record.entry);
    if (!entry) return add(DamageKind::kEntries, record.seq, entry.error().context);
    if (entry->seq != record.seq) {
      return add(DamageKind::kEntries, record.seq, "holds " + entry_name(entry->seq));
    }
    const auto annex = parse_annex(record.annex);
    if (!annex) return add(DamageKind::kAnnex, record.seq, "is not an annex");
    if (annex->recorded_at < last_) {
      add(DamageKind::kAnnex, record.seq, "recorded before the entry before it");
    }
    last_ = std::max(last_, annex->recorded_at);
    check_received(*entry, *annex);
  }

  RecordAudit take() && { return std::move(audit_); }

 private:
  void check_received(const Entry& entry, const Annex& annex) {
    if (auto fault = check_.fault_of(entry, annex)) {
      add(DamageKind::kAnnex, entry.seq, *fault);
    } else if (is_without_bytes(entry, annex)) {
      audit_.without_bytes.push_back(entry.seq);
    } else if (annex.encoding == Encoding::kSpooled) {
      check_file(entry.seq, *Spooled::parse(annex.received));
    }
  }

  void check_file(Seq seq, const Spooled& spooled) {
    const auto fault = fault_of_file(directory_, spooled);
    const bool is_elsewhere = fault == "missing" && follows_topic_;
    if (spooled.stored == 0 || is_elsewhere) return audit_.without_bytes.push_back(seq);
    if (!fault || !files_.insert(spooled.file_name()).second) return;
    audit_.damages.push_back({DamageKind::kOversized,
                              "quarantine/" + spooled.file_name(),
                              *fault + " (" + entry_name(seq) + ")",
                              {},
                              0});
  }

  void add(DamageKind kind, Seq seq, const std::string& detail) {
    audit_.damages.push_back({kind, "", detail, seq, seq + 1});
  }

  std::string directory_;
  bool follows_topic_;
  codec::CapnpCodec capnp_;
  AnnexCheck check_;
  Instant last_;
  std::set<std::string> files_;  // That are damaged.
  RecordAudit audit_;
};

// The ranges of entries that are not among the damaged ones, ascending.
std::vector<std::pair<Seq, Seq>> intact_ranges(const std::vector<Damage>& damages, Seq size) {
  std::vector<std::pair<Seq, Seq>> ranges;
  Seq from = 0;
  for (const Damage& damage : damages) {
    if (damage.kind != DamageKind::kEntries || !damage.from) continue;
    if (from < *damage.from) ranges.emplace_back(from, *damage.from);
    from = std::max(from, damage.until);
  }
  if (from < size) ranges.emplace_back(from, size);
  return ranges;
}

}  // namespace

Result<RecordAudit> audit_records(const store::Log& log, const RecordAuditOptions& options,
                                  const std::function<void(Seq)>& progress) {
  Auditor auditor(log.directory(), options.follows_topic);
  const auto visit = [&](const store::LogRecord& record) {
    auditor.visit(record);
    progress(record.seq);
    return true;
  };
  for (const auto& [from, until] : intact_ranges(options.damages, log.size())) {
    if (const auto scanned = log.scan(from, until, visit); !scanned) return scanned.error();
  }
  return std::move(auditor).take();
}

}  // namespace ledger::service
