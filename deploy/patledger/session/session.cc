#include "deploy/patledger/session/session.h"

#include <optional>

#include "connectors/terminal/progress.h"
#include "deploy/patledger/cli/exit_code.h"
#include "ledger/service/receipt.h"

namespace patledger {

using ledger::Instant;
using ledger::Seq;
using ledger::Status;

Status Session::open(const std::string& directory, Mode mode, const std::string& purpose,
                     bool sync) {
  are_notes_shown_ = mode != Mode::kScratch;
  return open({.directory = directory,
               .write = mode == Mode::kWrite || mode == Mode::kScratch,
               .sync = sync,
               .absent_is_empty = mode == Mode::kDryRun,
               .purpose = purpose,
               .clock = &clock});
}

Status Session::follow(const std::string& directory,
                       const ledger::service::FollowedPartition& partition) {
  return open({.directory = directory, .purpose = "follow Kafka", .followed = partition});
}

Status Session::open(ledger::service::Ledger::Options options) {
  std::optional<connectors::terminal::Progress> progress;
  options.projections = {&statistics};
  options.progress = [&progress](Seq done, Seq total) {
    if (!progress) progress.emplace("open", total);
    progress->update(done);
  };
  auto opened = ledger::service::Ledger::open(options);
  if (!opened) return opened.error();
  ledger = std::move(*opened);
  if (!are_notes_shown_) return ledger::Done{};
  for (const std::string& note : ledger->log().notes()) print_event(note);
  return ledger::Done{};
}

ledger::Receipt Session::receipt_of(const ledger::service::DecidedEntry& decided,
                                    ledger::Language language, ledger::Fate fate) const {
  const auto event_type = [this](ledger::EventId event) {
    return ledger->state().event_name_at(event.seq);
  };
  const bool is_duplicate = decided.first != nullptr;
  const ledger::Entry& entry = is_duplicate ? *decided.first : decided.entry;
  std::optional<Instant> moment = is_duplicate ? decided.first_recorded_at : decided.recorded_at;
  const bool is_stored = fate == ledger::Fate::kWritten || entry.seq < ledger->log().size();
  if (!is_stored) moment.reset();  // A duplicate may be of an entry that is not written either.
  ledger::Receipt receipt = ledger::service::make_receipt(entry, moment, language, event_type);
  receipt.outcome = decided.entry.outcome;
  receipt.fate = fate;
  return receipt;
}

Status HistoricalState::replay(const ledger::service::Ledger& ledger, Seq until) {
  return replayer.replay(ledger.log(), until);
}

}  // namespace patledger
