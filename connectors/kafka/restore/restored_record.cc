#include "connectors/kafka/restore/restored_record.h"

#include "connectors/kafka/client/record.h"
#include "ledger/service/records/spooled.h"

namespace connectors::kafka {
namespace {

using ledger::service::Annex;
using ledger::service::Encoding;

std::string content_type(Encoding encoding) {
  switch (encoding) {
    case Encoding::kJson:
      return "application/json";
    case Encoding::kCapnp:
      return "application/x-capnp";
    case Encoding::kSpooled:
    case Encoding::kUnknown:
      break;
  }
  return "application/octet-stream";
}

// Without a file, as the topic has none.
std::string value_of(const Annex& annex) {
  if (annex.encoding != Encoding::kSpooled) return std::string(annex.received);
  auto spooled = ledger::service::Spooled::parse(annex.received);
  if (!spooled) return std::string(annex.received);
  spooled->stored = 0;
  spooled->stored_hash = {};
  return spooled->text();
}

}  // namespace

RestoredRecord restored_record(const Annex& annex, const std::string& restoration) {
  RestoredRecord record;
  if (!annex.key.empty()) record.key = annex.key;
  record.value = value_of(annex);
  record.moment_ms = annex.arrived_at().ms;
  record.headers = {{std::string(kRestoredHeader), restoration},
                    {"content-type", content_type(annex.encoding)}};
  if (annex.encoding == Encoding::kSpooled) {
    record.headers.emplace_back(kTruncatedHeader, "true");
  }
  if (const auto offset = annex.broken_at()) {
    record.headers.emplace_back(kBrokenHeader, std::to_string(*offset));
  }
  if (!annex.correlation.empty()) {
    record.headers.emplace_back("ce_correlationid", annex.correlation);
  }
  return record;
}

ledger::service::Input restored_input(const Annex& annex, ledger::Seq seq,
                                      const ledger::service::Restoration& restoration) {
  ledger::service::Input input{annex.received, annex.encoding, {}, annex.broken_at()};
  input.arrival = ledger::service::Arrival{.at = annex.arrived_at(),
                                           .offset = seq,
                                           .correlation = annex.correlation,
                                           .key = annex.key,
                                           .is_from_file = seq < restoration.from_files};
  return input;
}

}  // namespace connectors::kafka
