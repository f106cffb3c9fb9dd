#include "ledger/service/audit/annex_check.h"

#include <algorithm>

#include "ledger/crypto/sha256.h"
#include "ledger/model/codes.h"
#include "ledger/service/records/spooled.h"

namespace ledger::service {
namespace {

// Faults that depend on the moment or on the limits of a build: the bytes may be right.
bool may_be_right(const std::vector<Fault>& faults) {
  return std::ranges::all_of(faults, [](const Fault& fault) {
    return fault.code == Code::kF03 || fault.code == Code::kF08;
  });
}

}  // namespace

bool is_without_bytes(const Entry& entry, const Annex& annex) {
  return annex.encoding == Encoding::kUnknown && annex.received.empty() &&
         entry.raw != crypto::sha256({});
}

std::optional<std::string> AnnexCheck::fault_of(const Entry& entry, const Annex& annex) {
  if (annex.encoding == Encoding::kSpooled) {
    const auto spooled = Spooled::parse(annex.received);
    if (spooled && spooled->hash == entry.raw) return std::nullopt;
    return "names another file than that of the entry";
  }
  if (is_without_bytes(entry, annex) || is_received(entry, annex)) return std::nullopt;
  return "the bytes received are not those of the entry";
}

bool AnnexCheck::is_received(const Entry& entry, const Annex& annex) {
  if (entry.outcome == Outcome::kMalformed) return crypto::sha256({annex.received}) == entry.raw;
  return is_submission(entry, annex);
}

// One without `at` got the moment of its receipt.
bool AnnexCheck::is_submission(const Entry& entry, const Annex& annex) {
  auto decoded = decode(annex, {});
  if (!decoded.submission) decoded = decode(annex, annex.recorded_at);
  if (!decoded.submission) return may_be_right(decoded.faults);
  if (decoded.is_stamped) decoded.submission->at = entry.submission->at;
  return capnp_.encode(*decoded.submission) == capnp_.encode(*entry.submission);
}

codec::Decoded AnnexCheck::decode(const Annex& annex, std::optional<Instant> received) {
  return annex.encoding == Encoding::kCapnp ? capnp_.decode_submission(annex.received, received)
                                            : json_.decode(annex.received, received);
}

}  // namespace ledger::service
