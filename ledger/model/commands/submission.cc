#include "ledger/model/commands/submission.h"

namespace ledger {

Body::Body() noexcept = default;
Body::Body(const Body&) = default;
Body::Body(Body&&) noexcept = default;
Body& Body::operator=(const Body&) = default;
Body& Body::operator=(Body&&) noexcept = default;
Body::~Body() = default;

std::string_view type_name(const Body& body) {
  return std::visit([](const auto& command) { return std::decay_t<decltype(command)>::kType; },
                    body);
}

std::string_view event_name(const Body& body) {
  return std::visit([](const auto& command) { return std::decay_t<decltype(command)>::kEvent; },
                    body);
}

bool is_correction(const Body& body) {
  return std::holds_alternative<EventCorrect>(body) || std::holds_alternative<EventRetract>(body);
}

}  // namespace ledger
