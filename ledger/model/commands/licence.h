#pragma once

// Submissions about the recordation of licence contracts (IR 15(2); M62). What the gazette does not
// publish, a fact of the office need not state: the kind if it prints none, the territory, the term
// and the day of signing of a licence, and why it ended. decide/validate_proposal.cc lists what a
// proposal states.

#include "ledger/model/commands/patent.h"
#include "ledger/model/values/territory.h"

namespace ledger {

enum class LicenceKind : std::uint8_t { kUnset, kExclusive, kSole, kOrdinary, kSub, kCross };
constexpr auto enum_names(LicenceKind /*of*/) {
  return std::to_array<std::string_view>({"", "exclusive", "sole", "ordinary", "sub", "cross"});
}

struct LicenceRecord {
  static constexpr std::string_view kType = "licence.record";
  static constexpr std::string_view kEvent = "licence.recorded";

  std::string licence;  // Recordation number: "X2024120000031".
  std::vector<PatentNumber> patents;
  std::vector<PartyId> licensors;
  std::vector<PartyId> licensees;
  LicenceKind kind = LicenceKind::kUnset;  // kUnset: not published.
  std::string parent;                      // Of a sub-licence: the licence above it.
  std::optional<Territory> territory;
  std::vector<std::string> fields_of_use;  // Empty: all uses.
  std::optional<Date> from;
  std::optional<Date> until;  // The last day.
  std::optional<Fee> fee;
  std::optional<Date> signed_on;
  Date recorded;
  std::optional<Date> announced;
  std::string contract;
  std::vector<Consent> consents;
  std::vector<std::string> carve_out;  // Earlier licences that this one does not affect.
  std::optional<ExportPaper> export_paper;

  static constexpr auto fields() {
    return field_list(
        required("licence", &LicenceRecord::licence), required("patents", &LicenceRecord::patents),
        required("licensors", &LicenceRecord::licensors),
        required("licensees", &LicenceRecord::licensees), optional("kind", &LicenceRecord::kind),
        optional("parent", &LicenceRecord::parent),
        optional("territory", &LicenceRecord::territory),
        optional("fields", &LicenceRecord::fields_of_use), optional("from", &LicenceRecord::from),
        optional("until", &LicenceRecord::until), optional("fee", &LicenceRecord::fee),
        optional("signed", &LicenceRecord::signed_on),
        required("recorded", &LicenceRecord::recorded),
        optional("announced", &LicenceRecord::announced),
        optional("contract", &LicenceRecord::contract),
        optional("consents", &LicenceRecord::consents),
        optional("carve_out", &LicenceRecord::carve_out),
        optional("export", &LicenceRecord::export_paper));
  }
};

// What is not known of the term or the territory does not limit the licence (SPC-T 28): it is from
// its recordation on, without an end, in all of China.
inline Term term_of(const LicenceRecord& licence) {
  return {licence.from.value_or(licence.recorded), licence.until.value_or(kLastDay)};
}
inline Territory territory_of(const LicenceRecord& licence) {
  return licence.territory.value_or(Territory::china());
}

struct LicenceChange {
  static constexpr std::string_view kType = "licence.change";
  static constexpr std::string_view kEvent = "licence.changed";

  std::string licence;
  Date on;
  Partial<LicenceRecord> set;

  static constexpr auto fields() {
    return field_list(required("licence", &LicenceChange::licence),
                      required("on", &LicenceChange::on), required("set", &LicenceChange::set));
  }
};

enum class LicenceEnd : std::uint8_t { kUnset, kExpired, kTerminated, kRightEnded };
constexpr auto enum_names(LicenceEnd /*of*/) {
  return std::to_array<std::string_view>({"", "expired", "terminated", "right-ended"});
}

struct LicenceCancel {
  static constexpr std::string_view kType = "licence.cancel";
  static constexpr std::string_view kEvent = "licence.cancelled";

  std::string licence;
  Date on;                                // The first day without the licence.
  LicenceEnd cause = LicenceEnd::kUnset;  // kUnset: not published.
  std::vector<Consent> consents;

  static constexpr auto fields() {
    return field_list(required("licence", &LicenceCancel::licence),
                      required("on", &LicenceCancel::on), optional("cause", &LicenceCancel::cause),
                      optional("consents", &LicenceCancel::consents));
  }
};

struct LicenceRevoke {  // The recordation was wrong: void from the beginning.
  static constexpr std::string_view kType = "licence.revoke";
  static constexpr std::string_view kEvent = "licence.revoked";

  std::string licence;
  Date on;
  std::string reason;

  static constexpr auto fields() {
    return field_list(required("licence", &LicenceRevoke::licence),
                      required("on", &LicenceRevoke::on),
                      required("reason", &LicenceRevoke::reason));
  }
};

}  // namespace ledger
