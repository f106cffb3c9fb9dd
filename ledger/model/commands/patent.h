#pragma once

// Submissions about the application, the grant and the class of a patent, from the IP office. They
// are authoritative: recorded even if they contradict the ledger.

#include "ledger/base/date.h"
#include "ledger/model/values/fee.h"
#include "ledger/model/values/patent_number.h"
#include "ledger/model/values/share.h"

namespace ledger {

struct OwnerEntry {
  PartyId party;
  std::optional<Share> share;  // Of the whole right. Absent: presumed equal (state/title.h).

  static constexpr auto fields() {
    return field_list(required("party", &OwnerEntry::party), optional("share", &OwnerEntry::share));
  }
};

struct Funding {
  std::string programme;
  std::string project;

  static constexpr auto fields() {
    return field_list(required("programme", &Funding::programme),
                      required("project", &Funding::project));
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
    return field_list(
        required("patent", &PatentApply::patent), required("title", &PatentApply::title),
        required("filed", &PatentApply::filed), required("applicants", &PatentApply::applicants),
        optional("ipc", &PatentApply::ipc), optional("locarno", &PatentApply::locarno),
        required("industry", &PatentApply::industry));
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
  bool co_ownership_agreement = false;  // Other than PL 14(2).

  static constexpr auto fields() {
    return field_list(
        required("patent", &PatentGrant::patent), required("title", &PatentGrant::title),
        required("filed", &PatentGrant::filed), required("granted", &PatentGrant::granted),
        required("owners", &PatentGrant::owners), optional("ipc", &PatentGrant::ipc),
        optional("locarno", &PatentGrant::locarno), optional("industry", &PatentGrant::industry),
        optional("evaluation_report", &PatentGrant::evaluation_report),
        optional("funding", &PatentGrant::funding),
        optional("co_ownership_agreement", &PatentGrant::co_ownership_agreement));
  }
};

// By the catalogues of technologies under export control (TIER 29 to 40).
enum class ExportControl : std::uint8_t { kUnset, kFree, kRestricted, kProhibited };
constexpr auto enum_names(ExportControl /*of*/) {
  return std::to_array<std::string_view>({"", "free", "restricted", "prohibited"});
}

struct PatentClassify {
  static constexpr std::string_view kType = "patent.classify";
  static constexpr std::string_view kEvent = "patent.classified";

  PatentNumber patent;
  std::string ipc;
  std::string industry;
  ExportControl export_control = ExportControl::kUnset;

  static constexpr auto fields() {
    return field_list(required("patent", &PatentClassify::patent),
                      optional("ipc", &PatentClassify::ipc),
                      optional("industry", &PatentClassify::industry),
                      optional("export_control", &PatentClassify::export_control));
  }
};

}  // namespace ledger
