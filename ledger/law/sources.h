#pragma once

// The table of sources: the laws, rules and measures that the rules cite. A source has the short
// name of docs/abbreviations.md, the name that receipts print, and its period in force. A new text
// of a source is a new entry, and ends the period of the old one.

#include "ledger/base/bilingual.h"
#include "ledger/base/civil.h"

namespace ledger::law {

// From `from` up to the day before `until`.
struct Period {
  Date from = kFirstDay;
  Date until = kLastDay;

  constexpr bool contains(Date day) const { return from <= day && day < until; }
  friend constexpr bool operator==(const Period&, const Period&) = default;
};

inline constexpr Period kAlways{};

struct Source {
  std::string_view id;
  Bilingual name;
  Period in_force;
};

// Patent Law. Most articles have one number in both texts.
inline constexpr Source kPatentLaw2008{
    .id = "PL (2008)",
    .name = {"专利法（2008年修正）", "Patent Law (2008)"},
    .in_force = {.from = civil("2009-10-01"), .until = civil("2021-06-01")}};
inline constexpr Source kPatentLaw2020{.id = "PL (2020)",
                                       .name = {"专利法（2020年修正）", "Patent Law (2020)"},
                                       .in_force = {.from = civil("2021-06-01")}};

// Implementing Rules of the Patent Law.
inline constexpr Source kImplementingRules2010{
    .id = "IR (2010)",
    .name = {"专利法实施细则（2010年修订）", "Implementing Rules (2010)"},
    .in_force = {.from = civil("2010-02-01"), .until = civil("2024-01-20")}};
inline constexpr Source kImplementingRules2024{
    .id = "IR",
    .name = {"专利法实施细则（2023年修订）", "Implementing Rules (2023)"},
    .in_force = {.from = civil("2024-01-20")}};

// Civil Code, and the two laws that it replaced.
inline constexpr Source kPropertyLaw{
    .id = "Property Law",
    .name = {"物权法", "Property Law"},
    .in_force = {.from = civil("2007-10-01"), .until = civil("2021-01-01")}};
inline constexpr Source kContractLaw{
    .id = "Contract Law",
    .name = {"合同法", "Contract Law"},
    .in_force = {.from = civil("1999-10-01"), .until = civil("2021-01-01")}};
inline constexpr Source kCivilCode{
    .id = "CC", .name = {"民法典", "Civil Code"}, .in_force = {.from = civil("2021-01-01")}};

// Measures for the registration of pledges: SIPO Order 56, then CNIPA Announcement 461.
inline constexpr Source kPledgeMeasures2010{
    .id = "SIPO Order 56",
    .name = {"专利权质押登记办法（2010年）", "Pledge Registration Measures (2010)"},
    .in_force = {.from = civil("2010-10-01"), .until = civil("2021-11-15")}};
inline constexpr Source kPledgeMeasures2021{
    .id = "M461",
    .name = {"专利权质押登记办法（2021年）", "Pledge Registration Measures (2021)"},
    .in_force = {.from = civil("2021-11-15")}};

// Measures for the recordation of licence contracts (SIPO Order 62).
inline constexpr Source kLicenceMeasures2011{
    .id = "M62",
    .name = {"专利实施许可合同备案办法（2011年）", "Licence Recordation Measures (2011)"},
    .in_force = {.from = civil("2011-08-01")}};

// Administration of technology import and export. The text of 2019 has two articles less before
// those on export than that of 2011.
inline constexpr Source kExportRegulations2011{
    .id = "TIER (2011)",
    .name = {"技术进出口管理条例（2011年修订）", "Technology Import and Export Regulations (2011)"},
    .in_force = {.from = civil("2011-01-08"), .until = civil("2019-03-02")}};
inline constexpr Source kExportRegulations2019{
    .id = "TIER (2019)",
    .name = {"技术进出口管理条例（2019年修订）", "Technology Import and Export Regulations (2019)"},
    .in_force = {.from = civil("2019-03-02"), .until = civil("2020-11-29")}};
inline constexpr Source kExportRegulations2020{
    .id = "TIER",
    .name = {"技术进出口管理条例（2020年修订）", "Technology Import and Export Regulations (2020)"},
    .in_force = {.from = civil("2020-11-29")}};

// Recognition and registration of technology contracts.
inline constexpr Source kContractMeasures2000{
    .id = "2000 measures",
    .name = {"技术合同认定登记管理办法（国科发政字〔2000〕63号）",
             "Measures for the Recognition and Registration of Technology Contracts (2000)"},
    .in_force = {.until = civil("2026-01-23")}};
inline constexpr Source kContractMeasures2026{
    .id = "2026 measures",
    .name = {"技术合同认定登记管理办法（2026年）",
             "Measures for the Recognition and Registration of Technology Contracts (2026)"},
    .in_force = {.from = civil("2026-01-23")}};

// Of the office, on what an open licence may cost.
inline constexpr Source kFeeGuidance{
    .id = "guidance on fees",
    .name = {"专利开放许可使用费估算指引（2022年试行）", "Guidance on open-licence fees (2022)"},
    .in_force = kAlways};

inline constexpr Source kCreditCodeStandard{.id = "GB 32100-2015",
                                            .name = {"GB 32100-2015", "GB 32100-2015"},
                                            .in_force = {.from = civil("2015-10-01")}};

}  // namespace ledger::law
