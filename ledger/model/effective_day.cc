#include "ledger/model/evolve.h"

namespace ledger {
namespace {

// The civil day on which a command takes effect: the one it names, else the day it was made.
template <typename Command>
Date day_of(const Command& command, Instant at) {
  if constexpr (requires { Date{command.effective}; }) {
    return command.effective;
  } else if constexpr (requires { Date{command.registered}; }) {
    return command.registered;
  } else if constexpr (requires { Date{command.granted}; }) {
    return command.granted;
  } else if constexpr (requires { Date{command.filed}; }) {
    return command.filed;
  } else if constexpr (requires { Date{command.on}; }) {
    return command.on;
  } else {
    return at.day();
  }
}

Date day_of(const LicenceRecord& licence, Instant) { return licence.recorded; }
Date day_of(const PatentSuspend& suspension, Instant) { return suspension.from; }
Date day_of(const OpenLicenceAnnounce& announcement, Instant) { return announcement.announced; }
Date day_of(const OpenLicenceWithdraw& withdrawal, Instant) { return withdrawal.announced; }
Date day_of(const OpenLicenceAccept& acceptance, Instant) { return acceptance.paid.on; }

Date day_of(const OpenLicenceDeclare& statement, Instant) {
  return statement.announced.value_or(statement.declared);
}

Date day_of(const PatentAnnuity& annuity, Instant) {
  if (annuity.status == AnnuityStatus::kMissed) return annuity.due;
  return annuity.paid.value_or(annuity.due);
}

}  // namespace

Date effective_day(const Body& body, Instant at) {
  return std::visit([at](const auto& command) { return day_of(command, at); }, body);
}

}  // namespace ledger
