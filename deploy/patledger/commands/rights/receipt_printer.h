#pragma once

// ReceiptPrinter prints the receipts of `patledger submit`, and has the exit code that they lead
// to.

#include <span>

#include "deploy/patledger/session/session.h"

namespace patledger {

class ReceiptPrinter {
 public:
  ReceiptPrinter(ledger::Language language, bool is_text)
      : language_(language), is_text_(is_text) {}

  // Counts the outcomes, for the exit code.
  void note(std::span<const ledger::service::DecidedEntry> decided);
  // Prints a receipt for each. kDisk, and an error line, if the reader has closed the output.
  int print(const Session& session, std::span<const ledger::service::DecidedEntry> decided,
            ledger::Fate fate) const;

  int exit_code() const { return exit_code_; }

 private:
  ledger::Language language_;
  bool is_text_;  // As text for people, not as JSON.
  int exit_code_ = 0;
};

// The exit code after a further outcome: the highest counts.
int worse_code(int code, ledger::Outcome outcome);

}  // namespace patledger
