#pragma once

// What the IP office, and for preservation a court, states about a patent: its birth, its life and
// its end. They are authoritative: recorded even where they contradict the ledger.

#include "ledger/base/date.h"
#include "ledger/model/fee.h"
#include "ledger/model/patent_number.h"
#include "ledger/model/share.h"

namespace ledger {

struct OwnerEntry {
  PartyId party;
  std::optional<Share> share;  // Of the whole; missing: presumed equal with the others missing.

  static constexpr auto fields() {
    return std::tuple{required("party", &OwnerEntry::party), optional("share", &OwnerEntry::share)};
  }
};

struct Funding {
  std::string programme;
  std::string project;

  static constexpr auto fields() {
    return std::tuple{required("programme", &Funding::programme),
                      required("project", &Funding::project)};
  }
};

enum class EvaluationReport : std::uint8_t { kUnset, kPositive, kNegative };
constexpr auto enum_names(EvaluationReport /*of*/) {
  return std::to_array<std::string_view>({"", "positive", "negative"});
}

struct PatentApply {
  static constexpr std::string_view kType = "patent.apply";
  static constexpr std::string_view kEvent = "patent.applied";

  PatentNumber patent;
  std::string title;
  Date filed;
  std::vector<OwnerEntry> applicants;
  std::string ipc;       // Main class, "G05B 19/418"; inventions and utility models.
  std::string locarno;   // "14-03"; designs.
  std::string industry;  // GB/T 4754-2017: "C34".

  static constexpr auto fields() {
    return std::tuple{required("patent", &PatentApply::patent),
                      required("title", &PatentApply::title),
                      required("filed", &PatentApply::filed),
                      required("applicants", &PatentApply::applicants),
                      optional("ipc", &PatentApply::ipc),
                      optional("locarno", &PatentApply::locarno),
                      required("industry", &PatentApply::industry)};
  }
};

struct PatentGrant {
  static constexpr std::string_view kType = "patent.grant";
  static constexpr std::string_view kEvent = "patent.granted";

  PatentNumber patent;
  std::string title;
  Date filed;
  Date granted;  // The day of the grant announcement.
  std::vector<OwnerEntry> owners;
  std::string ipc;
  std::string locarno;
  std::string industry;
  EvaluationReport evaluation_report = EvaluationReport::kUnset;
  std::optional<Funding> funding;
  bool co_ownership_agreement = false;  // The owners agreed otherwise than PL 14(2).

  static constexpr auto fields() {
    return std::tuple{required("patent", &PatentGrant::patent),
                      required("title", &PatentGrant::title),
                      required("filed", &PatentGrant::filed),
                      required("granted", &PatentGrant::granted),
                      required("owners", &PatentGrant::owners),
                      optional("ipc", &PatentGrant::ipc),
                      optional("locarno", &PatentGrant::locarno),
                      optional("industry", &PatentGrant::industry),
                      optional("evaluation_report", &PatentGrant::evaluation_report),
                      optional("funding", &PatentGrant::funding),
                      optional("co_ownership_agreement", &PatentGrant::co_ownership_agreement)};
  }
};

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
    return std::tuple{
        required("patent", &PatentAnnuity::patent), required("due", &PatentAnnuity::due),
        required("status", &PatentAnnuity::status), optional("paid", &PatentAnnuity::paid)};
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
  Date until;  // The last day; it ends by itself after it (IR 103, 104).
  std::string order;

  static constexpr auto fields() {
    return std::tuple{
        required("patent", &PatentSuspend::patent), required("kind", &PatentSuspend::kind),
        required("from", &PatentSuspend::from), required("until", &PatentSuspend::until),
        optional("order", &PatentSuspend::order)};
  }
};

struct PatentResume {
  static constexpr std::string_view kType = "patent.resume";
  static constexpr std::string_view kEvent = "patent.resumed";

  PatentNumber patent;
  SuspensionKind kind = SuspensionKind::kUnset;
  Date on;  // The first day on which it no longer stands.

  static constexpr auto fields() {
    return std::tuple{required("patent", &PatentResume::patent),
                      required("kind", &PatentResume::kind), required("on", &PatentResume::on)};
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
    return std::tuple{required("patent", &PatentInvalidation::patent),
                      required("stage", &PatentInvalidation::stage),
                      required("on", &PatentInvalidation::on)};
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
  Date effective;  // The first day without the right; may lie before `announced` (IR 115).
  Date announced;

  static constexpr auto fields() {
    return std::tuple{required("patent", &PatentEnd::patent), required("cause", &PatentEnd::cause),
                      required("effective", &PatentEnd::effective),
                      required("announced", &PatentEnd::announced)};
  }
};

struct PatentRestore {
  static constexpr std::string_view kType = "patent.restore";
  static constexpr std::string_view kEvent = "patent.restored";

  PatentNumber patent;
  Date effective;
  Date announced;

  static constexpr auto fields() {
    return std::tuple{required("patent", &PatentRestore::patent),
                      required("effective", &PatentRestore::effective),
                      required("announced", &PatentRestore::announced)};
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
    return std::tuple{required("patent", &PatentExtend::patent),
                      required("until", &PatentExtend::until),
                      required("reason", &PatentExtend::reason)};
  }
};

struct PatentClassify {
  static constexpr std::string_view kType = "patent.classify";
  static constexpr std::string_view kEvent = "patent.classified";

  PatentNumber patent;
  std::string ipc;
  std::string industry;

  static constexpr auto fields() {
    return std::tuple{required("patent", &PatentClassify::patent),
                      optional("ipc", &PatentClassify::ipc),
                      optional("industry", &PatentClassify::industry)};
  }
};

}  // namespace ledger
