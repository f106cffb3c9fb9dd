#include "deploy/patledger/session/examination.h"

#include <algorithm>

#include "ledger/service/audit/records.h"
#include "ledger/service/replication.h"
#include "ledger/store/format_file.h"
#include "ledger/store/high_water.h"
#include "ledger/store/place.h"
#include "ledger/store/salvage.h"
#include "projections/storage/rebuild.h"

namespace patledger {
namespace {

using ledger::Damage;
using ledger::DamageKind;
using ledger::Done;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Status;
using ledger::store::HighWater;
using ledger::store::Log;

class Examiner {
 public:
  Examiner(std::string directory, const std::function<void(ledger::Seq)>& progress)
      : directory_(std::move(directory)), progress_(progress) {}

  Status run() {
    if (auto may = ledger::store::check_access(directory_, {.all = true}); !may) return may;
    check_mark();
    auto log = Log::open({.directory = directory_, .write = false, .purpose = "verify"});
    if (log) return examine_log(**log);
    const ErrorCode code = log.error().code;
    const bool is_damage =
        code != ErrorCode::kNoLedger && code != ErrorCode::kNewer && code != ErrorCode::kBusy;
    if (!is_damage || log.error().is_of_process()) return log.error();
    return explain(log.error());
  }

  Examination take() && { return std::move(found_); }

 private:
  void add(DamageKind kind, const std::string& object, const std::string& detail) {
    found_.damages.push_back({kind, object, detail, {}, 0});
  }

  void check_mark() {
    const auto damaged = HighWater::damaged_copies(directory_ + "/high-water");
    if (damaged && *damaged == 1) {
      add(DamageKind::kMarkCopy, "high-water", "one copy does not match its checksum");
    }
  }

  // Why the ledger does not open.
  Status explain(const Error& error) {
    if (const auto format = ledger::store::find_format(directory_); !format) {
      add(DamageKind::kFormat, "FORMAT", format.error().context);
      return Done{};
    }
    const auto mark = HighWater::read(directory_ + "/high-water");
    if (!mark || !*mark) {
      add(DamageKind::kMark, "high-water", mark ? "missing" : mark.error().context);
    }
    if (ledger::store::has_no_entries(directory_)) {
      add(DamageKind::kNoDatabase, "db", error.context);
      return Done{};
    }
    const auto is_explained = add_file_faults(error);
    if (!is_explained) return is_explained.error();
    if (*is_explained || !mark || !*mark) return Done{};
    const bool is_renewal = error.context.find("patledger rebuild") != std::string::npos;
    add(is_renewal ? DamageKind::kRows : DamageKind::kDatabase, "db", error.context);
    return Done{};
  }

  // Whether one of the damaged files is that of the error.
  ledger::Result<bool> add_file_faults(const Error& error) {
    const auto faults = ledger::store::find_file_faults(directory_);
    if (!faults) return faults.error();
    bool is_explained = false;
    for (const auto& fault : *faults) {
      add(fault.is_of_rows ? DamageKind::kRows : DamageKind::kDatabase, fault.file, fault.what);
      is_explained = is_explained || error.context.find(fault.file) != std::string::npos;
    }
    return is_explained;
  }

  Status examine_log(const Log& log) {
    found_.size = log.size();
    found_.root = log.root();
    if (auto inspected = log.inspect(found_.damages, progress_); !inspected) return inspected;
    const auto cursor = ledger::service::read_cursor(log);
    if (!cursor && cursor.error().is_of_process()) return cursor.error();
    if (!cursor) add(DamageKind::kPosition, "row order", cursor.error().context);
    const bool follows_topic = !cursor || cursor->has_value();
    auto audited = ledger::service::audit_records(log, {found_.damages, follows_topic}, progress_);
    if (!audited) return audited.error();
    for (Damage& damage : audited->damages) found_.damages.push_back(std::move(damage));
    found_.lost = std::move(audited->lost);
    found_.without_bytes = std::move(audited->without_bytes);
    if (std::ranges::any_of(found_.damages, is_of_entry)) return Done{};
    found_.is_replayed = true;
    return projections::storage::verify_statistics(log, found_.damages, progress_);
  }

  static bool is_of_entry(const Damage& damage) { return damage.kind == DamageKind::kEntries; }

  std::string directory_;
  const std::function<void(ledger::Seq)>& progress_;
  Examination found_;
};

}  // namespace

ledger::Result<Examination> examine(const std::string& directory,
                                    const std::function<void(ledger::Seq)>& progress) {
  Examiner examiner(directory, progress);
  if (auto examined = examiner.run(); !examined) return examined.error();
  return std::move(examiner).take();
}

}  // namespace patledger
