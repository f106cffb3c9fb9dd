#include "deploy/patledger/submit_kafka.h"

#include <chrono>
#include <cstdio>
#include <deque>

#include "connectors/console/progress.h"
#include "connectors/kafka/submitter.h"
#include "deploy/patledger/session.h"
#include "ledger/codec/json_codec.h"

namespace patledger {
namespace {

using connectors::files::Item;
using connectors::files::SubmissionReader;
using connectors::kafka::Submitter;
using ledger::Outcome;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kReadAtOnce = 500;
constexpr int kWaitMs = 100;

class KafkaSubmit {
 public:
  KafkaSubmit(const KafkaSubmission& how, ledger::Language language)
      : how_(how), language_(language) {}

  int open() {
    const auto config = kafka_config(how_.kafka);
    if (!config) return report(config.error());
    auto submitter = Submitter::open(config->kafka, how_.partition);
    if (!submitter) return report(submitter.error());
    submitter_ = std::move(*submitter);
    return kDone;
  }

  int submit(const SubmittedFile& file, const std::string& quarantine) {
    auto reader = SubmissionReader::open(file.path, file.format, quarantine);
    if (!reader) return report(reader.error());
    connectors::console::Progress progress(file.path == "-" ? "submit" : file.path,
                                           (*reader)->size_bytes().value_or(0));
    for (;;) {
      const auto items = (*reader)->next(kReadAtOnce);
      if (!items) return report(items.error());
      if (items->empty()) return kDone;
      for (const Item& item : *items) {
        if (const int failed = send(item); failed != kDone) return failed;
      }
      if (const int failed = hear(0); failed != kDone) return failed;
      progress.update((*reader)->read_bytes());
    }
  }

  int finish() {
    while (!local_.empty()) {
      if (const int failed = hear(kWaitMs); failed != kDone) return failed;
    }
    return exit_code_;
  }

 private:
  int send(const Item& item) {
    if (item.form == ledger::Form::kSpooled) {
      local_.push_back(oversized());
      return kDone;
    }
    for (;;) {
      const auto sent = submitter_->send(item.bytes, item.form);
      if (!sent) return report(sent.error());
      if (*sent) break;
      if (const int failed = hear(kWaitMs); failed != kDone) return failed;
    }
    local_.emplace_back();
    return kDone;
  }

  std::string oversized() const {
    ledger::Entry entry;
    entry.outcome = Outcome::kMalformed;
    entry.faults = {{ledger::Code::kF08, "", "a submission has at most 1048576 bytes"}};
    const auto receipt = ledger::make_receipt(entry, std::nullopt, language_, {});
    return ledger::codec::to_json(receipt);
  }

  // Prints the receipts that are due, in the order of the lines.
  int hear(int wait_ms) {
    auto replies = submitter_->wait(wait_ms);
    if (!replies) return report(replies.error());
    if (!replies->empty()) heard_at_ = SteadyClock::now();
    std::size_t next = 0;
    while (!local_.empty() && (local_.front() || next < replies->size())) {
      const bool is_local = local_.front().has_value();
      const std::string& line = is_local ? *local_.front() : (*replies)[next].receipt;
      const Outcome outcome = is_local ? Outcome::kMalformed : (*replies)[next].outcome;
      if (!is_local) ++next;
      exit_code_ = worse_code(exit_code_, outcome);
      if (!print_line(line)) return kDisk;
      local_.pop_front();
    }
    if (std::fflush(stdout) != 0) return kDisk;
    return is_late() ? give_up() : kDone;
  }

  bool is_late() const {
    return submitter_->unanswered() > 0 &&
           SteadyClock::now() - heard_at_ > std::chrono::seconds(how_.timeout_s);
  }

  int give_up() const {
    std::fprintf(stderr,
                 "patledger: no receipt came for %d s; %llu submissions are sent and not answered. "
                 "Submit the same again: each is recorded once\n",
                 how_.timeout_s, static_cast<unsigned long long>(submitter_->unanswered()));
    return kAway;
  }

  const KafkaSubmission& how_;
  ledger::Language language_;
  std::unique_ptr<Submitter> submitter_;
  std::deque<std::optional<std::string>> local_;  // One for each line: answered here, or not.
  SteadyClock::time_point heard_at_ = SteadyClock::now();
  int exit_code_ = kDone;
};

}  // namespace

int submit_to_kafka(const KafkaSubmission& how, const std::vector<SubmittedFile>& files,
                    const std::string& quarantine, ledger::Language language) {
  KafkaSubmit submit(how, language);
  if (const int failed = submit.open(); failed != kDone) return failed;
  for (const SubmittedFile& file : files) {
    if (const int failed = submit.submit(file, quarantine); failed != kDone) return failed;
  }
  return submit.finish();
}

int worse_code(int code, Outcome outcome) {
  switch (outcome) {
    case Outcome::kMalformed:
      return kMalformed;
    case Outcome::kRefused:
    case Outcome::kAcknowledgementRequired:
    case Outcome::kConflict:
      return std::max<int>(code, kRefused);
    case Outcome::kRecorded:
    case Outcome::kDuplicate:
    case Outcome::kDiscrepancy:
      break;
  }
  return code;
}

}  // namespace patledger
