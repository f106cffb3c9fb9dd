#include "deploy/patledger/commands/rights/receipt_printer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "deploy/patledger/cli/exit_code.h"
#include "deploy/patledger/session/show.h"
#include "ledger/codec/json/codec.h"

namespace patledger {
namespace {

using ledger::Fate;
using ledger::Outcome;

int output_closed(Fate fate) {
  const std::string what =
      fate == Fate::kWritten ? "their submissions are recorded" : "nothing is recorded";
  print_error("receipts cannot be written; " + what + ": " + std::strerror(errno));
  return kDisk;
}

}  // namespace

void ReceiptPrinter::note(std::span<const ledger::service::DecidedEntry> decided) {
  for (const auto& one : decided) exit_code_ = worse_code(exit_code_, one.entry.outcome);
}

int ReceiptPrinter::print(const Session& session,
                          std::span<const ledger::service::DecidedEntry> decided, Fate fate) const {
  for (const auto& one : decided) {
    const auto receipt = session.receipt_of(one, language_, fate);
    const std::string line =
        is_text_ ? receipt_text(receipt, language_) : ledger::codec::to_json(receipt);
    if (!print_line(line)) return output_closed(fate);
  }
  return std::fflush(stdout) == 0 ? kDone : output_closed(fate);
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
