#include "ledger/decide/grounds.h"

#include <algorithm>
#include <span>

#include "ledger/base/limits.h"

namespace ledger {

void Grounds::add(Code code, std::uint16_t rule, const law::Finding& finding,
                  std::string_view subject) {
  const auto place =
      static_cast<std::size_t>(std::ranges::find(grounds_, rule, &Ground::row) - grounds_.begin());
  if (place == grounds_.size()) {
    grounds_.push_back({code, rule, {}, {}});
    subjects_.emplace_back();
  }
  add_subject(place, subject);
  std::vector<EventId>& facts = grounds_[place].facts;
  for (const Seq fact : finding) {
    if (facts.size() == kNamedEventsMax) break;
    const EventId event{fact, 0};
    if (std::ranges::find(facts, event) == facts.end()) facts.push_back(event);
  }
}

void Grounds::add_others(Grounds&& from, Seq event) {
  const std::size_t own = grounds_.size();
  for (std::size_t i = 0; i < from.grounds_.size(); ++i) {
    Ground& ground = from.grounds_[i];
    const bool is_itself =
        !ground.facts.empty() &&
        std::ranges::all_of(ground.facts, [event](EventId fact) { return fact.seq == event; });
    const auto before = std::span(grounds_).first(own);
    const bool is_known = std::ranges::find(before, ground.code, &Ground::code) != before.end();
    if (is_itself || is_known) continue;
    grounds_.push_back(std::move(ground));
    subjects_.push_back(from.subjects_[i]);
  }
}

void Grounds::remove(Code code) {
  for (std::size_t i = grounds_.size(); i-- > 0;) {
    if (grounds_[i].code != code) continue;
    const auto place = static_cast<std::ptrdiff_t>(i);
    subjects_.erase(subjects_.begin() + place);
    grounds_.erase(grounds_.begin() + place);
  }
}

void Grounds::add_subject(std::size_t place, std::string_view subject) {
  constexpr std::size_t kLengthMax = 256;  // A text for people; the submission has the rest.
  if (subject.empty()) return;
  std::string& text = grounds_[place].subject;
  Subjects& subjects = subjects_[place];
  ++subjects.count;
  if (text.size() > kLengthMax) return;
  if (!text.empty()) text += ", ";
  text += subject;
  ++subjects.named;
}

std::vector<Ground> Grounds::take() && {
  for (std::size_t i = 0; i < grounds_.size(); ++i) {
    const Subjects& subjects = subjects_[i];
    if (subjects.named < subjects.count) {
      grounds_[i].subject += ", … (" + std::to_string(subjects.count) + ")";
    }
  }
  return std::move(grounds_);
}

}  // namespace ledger
