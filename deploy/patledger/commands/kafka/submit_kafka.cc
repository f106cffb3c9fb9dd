#include "deploy/patledger/commands/kafka/submit_kafka.h"

#include <chrono>
#include <cstdio>
#include <deque>

#include "connectors/kafka/submit/submitter.h"
#include "connectors/terminal/progress.h"
#include "deploy/patledger/commands/rights/receipt_printer.h"
#include "deploy/patledger/commands/rights/submit_summary.h"
#include "ledger/codec/json/codec.h"
#include "ledger/model/codes.h"
#include "ledger/model/values/identity_number.h"
#include "ledger/service/receipt.h"

namespace patledger {
namespace {

using connectors::files::Item;
using connectors::kafka::Submitter;
using ledger::Outcome;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kReadAtOnce = 500;
constexpr int kWaitMs = 100;

class KafkaSubmit {
 public:
  KafkaSubmit(const KafkaSubmission& how, const std::vector<SubmittedFile>& files,
              ledger::Language language)
      : how_(how), files_(files), language_(language), summary_(files) {}

  int open() {
    const auto config = kafka_config(how_.kafka);
    if (!config) return report(config.error());
    auto submitter = Submitter::open(config->kafka, how_.partition);
    if (!submitter) return report(submitter.error());
    submitter_ = std::move(*submitter);
    return kDone;
  }

  // Before the first submission is sent.
  int check() {
    const auto checked = files_.check();
    return checked ? kDone : report(checked.error());
  }

  int submit_all() {
    for (const SubmittedFile& file : files_.files()) {
      if (const int code = submit(file); code != kDone) return code;
    }
    return finish();
  }

 private:
  int submit(const SubmittedFile& file) {
    auto reader = files_.open(file, nullptr);
    if (!reader) return report(reader.error());
    connectors::terminal::Progress progress(file.path == "-" ? "submit" : file.path,
                                            (*reader)->size_bytes().value_or(0));
    for (;;) {
      const auto items = read_items(**reader, kReadAtOnce);
      if (!items) return report(items.error());
      if (items->empty()) return kDone;
      for (const Item& item : *items) {
        if (const int code = send(item); code != kDone) return code;
      }
      if (const int code = print_receipts(0); code != kDone) return code;
      progress.update((*reader)->read_bytes());
    }
  }

  int finish() {
    while (!local_.empty()) {
      if (const int code = print_receipts(kWaitMs); code != kDone) return code;
    }
    print_event(summary_.text(language_, ledger::Fate::kWritten));
    return exit_code_;
  }

  int send(const Item& item) {
    if (item.encoding == ledger::service::Encoding::kSpooled) {
      local_.push_back(malformed(ledger::Code::kF08, "exceeds the maximum size of 1048576 bytes"));
      return kDone;
    }
    if (ledger::has_identity_number(item.bytes)) {
      local_.push_back(
          malformed(ledger::Code::kF06,
                    "has the identity number of a person, and was not sent: name the person by the "
                    "text that `patledger party-hash` prints"));
      return kDone;
    }
    for (;;) {
      const auto sent = submitter_->send(item.bytes, item.encoding);
      if (!sent) return report(sent.error());
      if (*sent) break;
      if (const int code = print_receipts(kWaitMs); code != kDone) return code;
    }
    local_.emplace_back();
    return kDone;
  }

  // The receipt of what no topic should hold.
  std::string malformed(ledger::Code code, std::string detail) const {
    ledger::Entry entry;
    entry.outcome = Outcome::kMalformed;
    entry.faults = {{code, "", std::move(detail)}};
    const auto receipt = ledger::service::make_receipt(entry, std::nullopt, language_, {});
    return ledger::codec::to_json(receipt);
  }

  // Prints the receipts received so far, in the order of the lines.
  int print_receipts(int wait_ms) {
    auto replies = submitter_->wait(wait_ms);
    if (!replies) return report(replies.error());
    if (!replies->empty()) last_receipt_at_ = SteadyClock::now();
    std::size_t next = 0;
    while (!local_.empty() && (local_.front() || next < replies->size())) {
      const bool is_local = local_.front().has_value();
      const std::string& line = is_local ? *local_.front() : (*replies)[next].receipt;
      const Outcome outcome = is_local ? Outcome::kMalformed : (*replies)[next].outcome;
      if (!is_local) ++next;
      exit_code_ = worse_code(exit_code_, outcome);
      summary_.note(outcome);
      if (!print_line(line)) return kDisk;
      local_.pop_front();
    }
    if (std::fflush(stdout) != 0) return kDisk;
    return is_late() ? give_up() : kDone;
  }

  bool is_late() const {
    return submitter_->unanswered() > 0 &&
           SteadyClock::now() - last_receipt_at_ > std::chrono::seconds(how_.timeout_s);
  }

  int give_up() const {
    print_error("no receipt for " + std::to_string(how_.timeout_s) + " s; " +
                std::to_string(submitter_->unanswered()) +
                " submissions were sent and have no receipt. Submit the same again: each is "
                "recorded once");
    return kAway;
  }

  const KafkaSubmission& how_;
  SubmittedFiles files_;
  ledger::Language language_;
  SubmitSummary summary_;
  std::unique_ptr<Submitter> submitter_;
  std::deque<std::optional<std::string>>
      local_;  // One for each line: its receipt, if it is made here.
  SteadyClock::time_point last_receipt_at_ = SteadyClock::now();
  int exit_code_ = kDone;
};

}  // namespace

int submit_to_kafka(const KafkaSubmission& how, const std::vector<SubmittedFile>& files,
                    ledger::Language language) {
  KafkaSubmit submit(how, files, language);
  if (const int code = submit.open(); code != kDone) return code;
  if (const int code = submit.check(); code != kDone) return code;
  return submit.submit_all();
}

}  // namespace patledger
