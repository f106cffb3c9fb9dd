#pragma once

// Receipt: the answer to one submission (docs/contract.md §2), in one language. It can be made
// again at any time from the entry and the catalogue of law.

#include <string>
#include <vector>

#include "ledger/model/entry.h"

namespace ledger {

struct EventMention {
  EventId event;
  std::string type;

  static constexpr auto fields() {
    return field_list(required("event", &EventMention::event),
                      required("type", &EventMention::type));
  }
};

struct Reason {  // A refusal, or a warning.
  std::string code;
  std::string article;  // The article and its version in force; empty for F codes.
  std::string title;
  std::string detail;
  std::string cure;
  std::string pointer;  // F codes: JSON pointer to the fault.
  std::vector<EventMention> facts;

  static constexpr auto fields() {
    return field_list(required("code", &Reason::code), required("article", &Reason::article),
                      required("title", &Reason::title), required("detail", &Reason::detail),
                      required("cure", &Reason::cure), optional("pointer", &Reason::pointer),
                      required("facts", &Reason::facts));
  }
};

// Whether the entry of a receipt was written.
enum class Fate : std::uint8_t {
  kWritten,
  kDryRun,   // Nothing is written (--dry-run).
  kDropped,  // Another submission of its group cannot be recorded (--atomic).
};

struct Receipt {
  std::string source;
  std::string id;
  Outcome outcome = Outcome::kRecorded;
  std::string seq;  // Empty in a dry run.
  std::vector<EventMention> events;
  std::vector<Reason> refusals;
  std::vector<Reason> warnings;
  std::string recorded_at;  // Empty in a dry run.
  // Not fields: they only change the words for the outcome.
  Fate fate = Fate::kWritten;
  std::string_view type = {};  // "pledge.register"; empty if it could not be read.

  static constexpr auto fields() {
    return field_list(
        required("source", &Receipt::source), required("id", &Receipt::id),
        required("outcome", &Receipt::outcome), required("seq", &Receipt::seq),
        required("events", &Receipt::events), required("refusals", &Receipt::refusals),
        required("warnings", &Receipt::warnings), required("recorded_at", &Receipt::recorded_at));
  }
};

// The receipt's "outcome": "would-record" in a dry run for what would be recorded without a
// contradiction, "not-recorded" for all that was dropped and would have taken effect.
inline std::string_view outcome_name(const Receipt& receipt) {
  if (receipt.fate == Fate::kDryRun && receipt.outcome == Outcome::kRecorded) return "would-record";
  if (receipt.fate == Fate::kDropped && takes_effect(receipt.outcome)) return "not-recorded";
  return enum_names(Outcome{}).at(static_cast<std::size_t>(receipt.outcome));
}

}  // namespace ledger
