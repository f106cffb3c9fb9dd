#pragma once

// Corrections and retractions of an event, by its source or an operator. The old event stays.

#include <string>

#include "ledger/model/event_id.h"
#include "ledger/model/field.h"

namespace ledger {

struct EventCorrect {
  static constexpr std::string_view kType = "event.correct";
  static constexpr std::string_view kEvent = "event.corrected";

  EventId event;
  std::string set;  // A JSON object of fields of the event's body, compact, in the order sent.
  std::string reason;

  static constexpr auto fields() {
    return std::tuple{required("event", &EventCorrect::event), required("set", &EventCorrect::set),
                      required("reason", &EventCorrect::reason)};
  }
};

struct EventRetract {
  static constexpr std::string_view kType = "event.retract";
  static constexpr std::string_view kEvent = "event.retracted";

  EventId event;
  std::string reason;

  static constexpr auto fields() {
    return std::tuple{required("event", &EventRetract::event),
                      required("reason", &EventRetract::reason)};
  }
};

}  // namespace ledger
