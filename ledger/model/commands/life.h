#pragma once

// Submissions about the life and the end of a patent, from the IP office, and for preservation from
// a court. They are authoritative: recorded even if they contradict the ledger.

#include <array>
#include <optional>
#include <string>

#include "ledger/base/date.h"
#include "ledger/model/values/field.h"
#include "ledger/model/values/patent_number.h"

namespace ledger {

enum class AnnuityStatus : std::uint8_t { kUnset, kMissed, kPaid };
constexpr auto enum_names(AnnuityStatus /*of*/) {
  return std::to_array<std::string_view>({"", "missed", "paid"});
}

struct PatentAnnuity {
  static constexpr std::string_view kType = "patent.annuity";
  static constexpr std::string_view kEvent = "patent.annuity-stated";

  PatentNumber patent;
  Date due;
  AnnuityStatus status = AnnuityStatus::kUnset;
  std::optional<Date> paid;

  static constexpr auto fields() {
    return field_list(
        required("patent", &PatentAnnuity::patent), required("due", &PatentAnnuity::due),
        required("status", &PatentAnnuity::status), optional("paid", &PatentAnnuity::paid));
  }
};

enum class SuspensionKind : std::uint8_t { kUnset, kOwnershipDispute, kPreservation };
constexpr auto enum_names(SuspensionKind /*of*/) {
  return std::to_array<std::string_view>({"", "ownership-dispute", "preservation"});
}

struct PatentSuspend {
  static constexpr std::string_view kType = "patent.suspend";
  static constexpr std::string_view kEvent = "patent.suspended";

  PatentNumber patent;
  SuspensionKind kind = SuspensionKind::kUnset;
  Date from;
  std::optional<Date>
      until;  // The last day (IR 103, 104). The gazette has none: until it is lifted.
  std::string order;

  static constexpr auto fields() {
    return field_list(
        required("patent", &PatentSuspend::patent), required("kind", &PatentSuspend::kind),
        required("from", &PatentSuspend::from), optional("until", &PatentSuspend::until),
        optional("order", &PatentSuspend::order));
  }
};

struct PatentResume {
  static constexpr std::string_view kType = "patent.resume";
  static constexpr std::string_view kEvent = "patent.resumed";

  PatentNumber patent;
  SuspensionKind kind = SuspensionKind::kUnset;
  Date on;            // The first day without the suspension.
  std::string order;  // The order that is lifted. Empty: those of the source.

  static constexpr auto fields() {
    return field_list(required("patent", &PatentResume::patent),
                      required("kind", &PatentResume::kind), required("on", &PatentResume::on),
                      optional("order", &PatentResume::order));
  }
};

enum class InvalidationStage : std::uint8_t {
  kUnset,
  kRequested,
  kWithdrawn,
  kUpheld,
  kPartial,
  kFull,
};
constexpr auto enum_names(InvalidationStage /*of*/) {
  return std::to_array<std::string_view>(
      {"", "requested", "withdrawn", "upheld", "partial", "full"});
}

struct PatentInvalidation {
  static constexpr std::string_view kType = "patent.invalidation";
  static constexpr std::string_view kEvent = "patent.invalidation-stated";

  PatentNumber patent;
  InvalidationStage stage = InvalidationStage::kUnset;
  Date on;

  static constexpr auto fields() {
    return field_list(required("patent", &PatentInvalidation::patent),
                      required("stage", &PatentInvalidation::stage),
                      required("on", &PatentInvalidation::on));
  }
};

enum class EndCause : std::uint8_t { kUnset, kLapsed, kExpired, kAbandoned };
constexpr auto enum_names(EndCause /*of*/) {
  return std::to_array<std::string_view>({"", "lapsed", "expired", "abandoned"});
}

struct PatentEnd {
  static constexpr std::string_view kType = "patent.end";
  static constexpr std::string_view kEvent = "patent.ended";

  PatentNumber patent;
  EndCause cause = EndCause::kUnset;
  Date effective;  // The first day without the right; may be before `announced` (IR 115).
  Date announced;

  static constexpr auto fields() {
    return field_list(required("patent", &PatentEnd::patent), required("cause", &PatentEnd::cause),
                      required("effective", &PatentEnd::effective),
                      required("announced", &PatentEnd::announced));
  }
};

struct PatentRestore {
  static constexpr std::string_view kType = "patent.restore";
  static constexpr std::string_view kEvent = "patent.restored";

  PatentNumber patent;
  Date effective;
  Date announced;

  static constexpr auto fields() {
    return field_list(required("patent", &PatentRestore::patent),
                      required("effective", &PatentRestore::effective),
                      required("announced", &PatentRestore::announced));
  }
};

enum class ExtensionReason : std::uint8_t { kUnset, kPta, kPte };
constexpr auto enum_names(ExtensionReason /*of*/) {
  return std::to_array<std::string_view>({"", "pta", "pte"});
}

struct PatentExtend {
  static constexpr std::string_view kType = "patent.extend";
  static constexpr std::string_view kEvent = "patent.extended";

  PatentNumber patent;
  Date until;  // The last day in force.
  ExtensionReason reason = ExtensionReason::kUnset;

  static constexpr auto fields() {
    return field_list(required("patent", &PatentExtend::patent),
                      required("until", &PatentExtend::until),
                      required("reason", &PatentExtend::reason));
  }
};

}  // namespace ledger
