#pragma once

// Submissions that correct or retract an event, by its source or an operator. The event stays in
// the log.

#include <string>

#include "ledger/model/values/event_id.h"
#include "ledger/model/values/field.h"

namespace ledger {

struct EventCorrect {
  static constexpr std::string_view kType = "event.correct";
  static constexpr std::string_view kEvent = "event.corrected";

  EventId event;
  std::string set;  // A JSON object of fields of the event's body, compact, in the order sent.
  std::string reason;

  static constexpr auto fields() {
    return field_list(required("event", &EventCorrect::event), required("set", &EventCorrect::set),
                      required("reason", &EventCorrect::reason));
  }
};

struct EventRetract {
  static constexpr std::string_view kType = "event.retract";
  static constexpr std::string_view kEvent = "event.retracted";

  EventId event;
  std::string reason;

  static constexpr auto fields() {
    return field_list(required("event", &EventRetract::event),
                      required("reason", &EventRetract::reason));
  }
};

}  // namespace ledger
