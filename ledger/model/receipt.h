#pragma once

// Receipt: the answer to one submission (contract.md §2), in the words of one language. It can be
// given again for ever from the entry and the catalogue of law.

#include <string>
#include <vector>

#include "ledger/model/entry.h"

namespace ledger {

struct EventMention {
  EventId event;
  std::string type;

  static constexpr auto fields() {
    return std::tuple{required("event", &EventMention::event),
                      required("type", &EventMention::type)};
  }
};

struct Reason {  // A refusal, or a warning.
  std::string code;
  std::string article;  // The article and its version in force; empty for F codes.
  std::string title;
  std::string detail;
  std::string cure;
  std::string pointer;  // F codes: JSON pointer to what is wrong.
  std::vector<EventMention> facts;

  static constexpr auto fields() {
    return std::tuple{required("code", &Reason::code),   required("article", &Reason::article),
                      required("title", &Reason::title), required("detail", &Reason::detail),
                      required("cure", &Reason::cure),   optional("pointer", &Reason::pointer),
                      required("facts", &Reason::facts)};
  }
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

  static constexpr auto fields() {
    return std::tuple{
        required("source", &Receipt::source),     required("id", &Receipt::id),
        required("outcome", &Receipt::outcome),   required("seq", &Receipt::seq),
        required("events", &Receipt::events),     required("refusals", &Receipt::refusals),
        required("warnings", &Receipt::warnings), required("recorded_at", &Receipt::recorded_at)};
  }
};

}  // namespace ledger
