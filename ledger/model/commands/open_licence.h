#pragma once

// Submissions about open licences (PL 50 to 52; IR 85 to 88).

#include "ledger/model/commands/patent.h"

namespace ledger {

struct OpenLicenceDeclare {
  static constexpr std::string_view kType = "open-licence.declare";
  static constexpr std::string_view kEvent = "open-licence.declared";

  PatentNumber patent;
  std::vector<PartyId> patentees;
  Fee fee;
  Date until;
  Date declared;
  std::optional<Date> announced;  // The first day in force; absent in a proposal.
  std::vector<Consent> consents;

  static constexpr auto fields() {
    return field_list(required("patent", &OpenLicenceDeclare::patent),
                      required("patentees", &OpenLicenceDeclare::patentees),
                      required("fee", &OpenLicenceDeclare::fee),
                      required("until", &OpenLicenceDeclare::until),
                      required("declared", &OpenLicenceDeclare::declared),
                      optional("announced", &OpenLicenceDeclare::announced),
                      optional("consents", &OpenLicenceDeclare::consents));
  }
};

struct OpenLicenceAnnounce {
  static constexpr std::string_view kType = "open-licence.announce";
  static constexpr std::string_view kEvent = "open-licence.announced";

  PatentNumber patent;
  Date announced;

  static constexpr auto fields() {
    return field_list(required("patent", &OpenLicenceAnnounce::patent),
                      required("announced", &OpenLicenceAnnounce::announced));
  }
};

struct OpenLicenceWithdraw {
  static constexpr std::string_view kType = "open-licence.withdraw";
  static constexpr std::string_view kEvent = "open-licence.withdrawn";

  PatentNumber patent;
  std::vector<PartyId> patentees;  // May be empty if the office announces the withdrawal.
  Date declared;
  // The first day without the statement; absent in a proposal. Licences remain (PL 50(2)).
  std::optional<Date> announced;
  std::vector<Consent> consents;

  static constexpr auto fields() {
    return field_list(required("patent", &OpenLicenceWithdraw::patent),
                      optional("patentees", &OpenLicenceWithdraw::patentees),
                      required("declared", &OpenLicenceWithdraw::declared),
                      optional("announced", &OpenLicenceWithdraw::announced),
                      optional("consents", &OpenLicenceWithdraw::consents));
  }
};

struct Payment {
  Date on;
  Amount amount;
  Currency currency;

  static constexpr auto fields() {
    return field_list(required("on", &Payment::on), required("amount", &Payment::amount),
                      required("currency", &Payment::currency));
  }
};

struct OpenLicenceAccept {
  static constexpr std::string_view kType = "open-licence.accept";
  static constexpr std::string_view kEvent = "open-licence.accepted";

  PatentNumber patent;
  PartyId licensee;
  std::optional<Date> notice;  // Absent: O22.
  Payment paid;
  Date from;
  Date until;
  std::string licence;  // Recordation number, if it is recorded at the office (IR 87).
  std::optional<Date> recorded;

  static constexpr auto fields() {
    return field_list(
        required("patent", &OpenLicenceAccept::patent),
        required("licensee", &OpenLicenceAccept::licensee),
        optional("notice", &OpenLicenceAccept::notice), required("paid", &OpenLicenceAccept::paid),
        required("from", &OpenLicenceAccept::from), required("until", &OpenLicenceAccept::until),
        optional("licence", &OpenLicenceAccept::licence),
        optional("recorded", &OpenLicenceAccept::recorded));
  }
};

}  // namespace ledger
