#include "connectors/kafka/restore/proof.h"

#include <deque>
#include <vector>

#include "connectors/kafka/restore/restored_record.h"
#include "ledger/service/ledger.h"
#include "ledger/store/tree/common_prefix.h"

namespace connectors::kafka {
namespace {

using ledger::Bytes;
using ledger::Error;
using ledger::ErrorCode;
using ledger::Seq;
using ledger::Status;
using ledger::service::Input;
using ledger::service::Ledger;
using ledger::service::Restoration;
using ledger::store::Log;

constexpr Seq kAtOnce = 1000;

Error damaged(Seq seq) {
  return {ErrorCode::kCorrupt, "entry " + std::to_string(seq) + ": damaged annex"};
}

// Decides the entries [from, until) of the log again.
Status decide_again(const Log& log, Seq from, Seq until, const Restoration& restoration,
                    Ledger& again) {
  std::deque<Bytes> annexes;  // What the inputs point to.
  std::vector<Input> inputs;
  Status read = ledger::Done{};
  Status scanned = log.scan(from, until, [&](const ledger::store::LogRecord& record) {
    const auto annex = ledger::service::parse_annex(annexes.emplace_back(record.annex));
    if (!annex) read = damaged(record.seq);
    if (annex) inputs.push_back(restored_input(*annex, record.seq, restoration));
    return annex.has_value();
  });
  if (!read) return read;
  if (!scanned) return scanned;
  const auto decided = again.submit(inputs);
  return decided ? Status(ledger::Done{}) : Status(decided.error());
}

Status compare(const Log& log, const Log& again) {
  if (log.root() == again.root()) return ledger::Done{};
  const auto common = common_prefix(log, again);
  if (!common) return common.error();
  return Error{ErrorCode::kCorrupt,
               log.directory() + ": entry " + std::to_string(*common) +
                   " is decided differently when its record is read again, so that a new node "
                   "would have another root: restore the topic with the version of patledger that "
                   "recorded the entry"};
}

}  // namespace

Status prove(const Log& log, const ledger::service::FollowedPartition& followed,
             const Restoration& restoration, const std::string& folder,
             const std::function<void(Seq done)>& progress) {
  auto again =
      Ledger::open({.directory = folder, .purpose = "prove a restoration", .followed = followed});
  if (!again) return again.error();
  for (Seq from = 0; from < log.size(); from += kAtOnce) {
    const Seq until = std::min(from + kAtOnce, log.size());
    if (auto done = decide_again(log, from, until, restoration, **again); !done) return done;
    progress(until);
  }
  return compare(log, (*again)->log());
}

}  // namespace connectors::kafka
