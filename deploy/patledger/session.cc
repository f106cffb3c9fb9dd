#include "deploy/patledger/session.h"

#include <chrono>
#include <cstdio>

#include "connectors/console/progress.h"

namespace patledger {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Instant;
using ledger::Seq;

Instant SystemClock::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

int report(const Error& error) {
  std::fprintf(stderr, "patledger: %s\n", error.context.c_str());
  switch (error.code) {
    case ErrorCode::kBusy:
    case ErrorCode::kAway:
      return kAway;
    case ErrorCode::kInvalid:
      return kMalformed;
    case ErrorCode::kUnavailable:
    case ErrorCode::kCorrupt:
    case ErrorCode::kNewer:
      break;
  }
  return kDisk;
}

int report_unopened(const Error& error) {
  const int code = report(error);
  return error.code == ErrorCode::kInvalid ? kUsage : code;
}

ledger::Status Session::open(const Shared& shared, Mode mode, const std::string& purpose,
                             bool sync) {
  return open({.directory = shared.directory,
               .write = mode == Mode::kWrite,
               .sync = sync,
               .purpose = purpose,
               .clock = &clock});
}

ledger::Status Session::follow(const Shared& shared, const ledger::Order& order) {
  return open({.directory = shared.directory, .purpose = "follow Kafka", .order = order});
}

ledger::Status Session::open(ledger::Ledger::Options options) {
  std::optional<connectors::console::Progress> progress;
  options.projections = {&statistics};
  options.progress = [&progress](ledger::Seq done, ledger::Seq total) {
    if (!progress) progress.emplace("open", total);
    progress->update(done);
  };
  auto opened = ledger::Ledger::open(options);
  if (!opened) return opened.error();
  ledger = std::move(*opened);
  return ledger::Done{};
}

ledger::Receipt Session::receipt_of(const ledger::Answer& answer, ledger::Language language,
                                    bool is_written) const {
  const auto event_type = [this](ledger::EventId event) {
    return ledger->state().event_name_at(event.seq);
  };
  const bool is_duplicate = answer.first != nullptr;
  const ledger::Entry& entry = is_duplicate ? *answer.first : answer.entry;
  std::optional<Instant> moment = is_duplicate ? answer.first_recorded_at : answer.recorded_at;
  if (!is_written && !is_duplicate) moment.reset();
  ledger::Receipt receipt = ledger::make_receipt(entry, moment, language, event_type);
  receipt.outcome = answer.entry.outcome;
  return receipt;
}

ledger::Status replay(const ledger::Ledger& ledger, Seq until, Past& past) {
  return past.fold.replay(ledger.log(), until);
}

bool print(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

bool print_line(std::string_view text) { return print(text) && std::fputc('\n', stdout) != EOF; }

}  // namespace patledger
