// The title and the timeline of a patent.

#include <algorithm>

#include "projections/rights/lines.h"
#include "projections/rights/parts.h"

namespace projections::rights {
namespace {

using ledger::EventInPlace;
using ledger::State;

// The title in the newest application or grant.
std::string title_of(const State& now, ledger::PatentNumber number,
                     std::span<const EventInPlace> history) {
  std::string title;
  for (const EventInPlace& recorded : history) {
    if (restated_of(now, recorded) == Restated::kRetracted) continue;
    const ledger::Body& body = current_body(now, recorded);
    if (const auto* apply = std::get_if<ledger::PatentApply>(&body)) {
      if (apply->patent == number) title = apply->title;
    } else if (const auto* grant = std::get_if<ledger::PatentGrant>(&body)) {
      if (grant->patent == number) title = grant->title;
    }
  }
  return title;
}

}  // namespace

Restated restated_of(const State& now, const EventInPlace& recorded) {
  const auto found = now.restated.find(recorded.event.seq);
  if (found == now.restated.end()) return Restated::kNot;
  return found->second ? Restated::kCorrected : Restated::kRetracted;
}

const ledger::Body& current_body(const State& now, const EventInPlace& recorded) {
  const auto found = now.restated.find(recorded.event.seq);
  return found != now.restated.end() && found->second ? *found->second : recorded.body;
}

std::vector<TimelineEvent> timeline_of(const State& now, std::span<const EventInPlace> history) {
  std::vector<TimelineEvent> timeline;
  timeline.reserve(history.size());
  for (const EventInPlace& recorded : history) {
    const ledger::Body& body = current_body(now, recorded);
    TimelineEvent& event = timeline.emplace_back();
    event.date = effective_day(body, recorded.at);
    event.event = recorded.event;
    event.type = event_name(body);
    EventLine line = line_of({now, event.date}, body);
    event.zh = std::move(line.zh);
    event.en = std::move(line.en);
    event.restated = restated_of(now, recorded);
  }
  std::ranges::stable_sort(timeline, {}, &TimelineEvent::date);
  return timeline;
}

void add_history(RightsView& view, const State& now, std::span<const EventInPlace> history) {
  view.title = title_of(now, view.patent, history);
  view.timeline = timeline_of(now, history);
}

}  // namespace projections::rights
