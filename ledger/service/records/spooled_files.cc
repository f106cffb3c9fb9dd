#include "ledger/service/records/spooled_files.h"

#include "ledger/service/records/spooled.h"
#include "ledger/service/records/stored_entry.h"

namespace ledger::service {

Result<std::set<std::string>> spooled_files_of(const store::Log& log) {
  std::set<std::string> files;
  std::optional<Error> damaged;
  const auto visit = [&](const store::LogRecord& record) {
    const auto annex = annex_of(record);
    if (!annex) {
      damaged = Error{ErrorCode::kCorrupt,
                      "entry " + std::to_string(record.seq) + ": the annex is damaged"};
      return false;
    }
    if (annex->encoding != Encoding::kSpooled) return true;
    if (const auto spooled = Spooled::parse(annex->received)) files.insert(spooled->file_name());
    return true;
  };
  if (const auto scanned = log.scan(0, log.size(), visit); !scanned) return scanned.error();
  if (damaged) return *damaged;
  return files;
}

}  // namespace ledger::service
