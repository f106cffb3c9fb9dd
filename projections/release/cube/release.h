#pragma once

// Release: the contents of a monthly release, independent of a file format. It is computed from the
// postings up to one position and from the calendar, without a clock or a disk: the same position
// gives the same bytes on any machine at any time.
//
// Connectors write it to files; they decide nothing about figures.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/date.h"
#include "ledger/base/hash.h"
#include "ledger/model/values/money.h"
#include "projections/release/cube/cube.h"

namespace projections::release {

// The state of a month's figures in a release: projections/release/series/calendar.h.
enum class Vintage : std::uint8_t { kPreliminary, kRevised, kFinal };

// Who may read a release. The public one suppresses confidential figures; the bureau's marks them.
enum class Audience : std::uint8_t { kBureau, kPublic };

std::string_view name(Vintage vintage);  // "preliminary"
Bilingual title_of(Vintage vintage);
std::string_view name(Audience audience);  // "bureau", "public"

struct ReleaseHead {
  // "TJ-2024-07-P"; of the public release "TJ-2024-07-P-PUBLIC"; of a draft "TJ-2024-07-DRAFT".
  std::string id;
  ledger::Month month;
  Vintage vintage = Vintage::kPreliminary;
  Audience audience = Audience::kBureau;
  bool is_draft = false;     // Made before the close of the month, or as one; never public.
  ledger::Seq position = 0;  // The last entry that it is computed from, as `--known` names it.
  ledger::Hash root{};       // The root of the tree of the entries up to it.
  ledger::Instant prepared;  // The beginning of the day of the calendar then.
};

// "preliminary"; "draft" of a draft.
std::string_view vintage_name(const ReleaseHead& head);
Bilingual vintage_title(const ReleaseHead& head);

// CL_CONF_STATUS of SDMX; the public release suppresses every figure that is not kFree. One of
// kFewContracts is not secret and may be computable: it has too few contracts for statistics of
// fees.
enum class Confidentiality : std::uint8_t {
  kFree,
  kSmallCount,
  kDominance,
  kSecondary,
  kFewContracts
};
char conf_status(Confidentiality confidentiality);  // F, A, O, D, N

struct Observation {
  ledger::Month month;
  ledger::Fen128 value = 0;    // Money in fen. Not to be read if suppressed.
  bool is_suppressed = false;  // DisclosureControl in the public release: written as "…" or NaN.
  Vintage vintage = Vintage::kPreliminary;
  Confidentiality confidentiality = Confidentiality::kFree;
  std::uint32_t revision = 0;              // Number of changes since the first publication: REV_NO.
  std::optional<ledger::Fen128> previous;  // The value before the last change: OBS_PREV_VALUE.
};
// OBS_STATUS of SDMX: A final, P preliminary or revised, Q suppressed.
char obs_status(const Observation& observation);

struct Series {
  CubeCodes codes{};
  cells::Indicator indicator = cells::Indicator::kContracts;
  std::vector<Observation> observations;  // By month; a missing month has the value zero.
};

// A cell of a statutory table.
struct TableCell {
  enum class Kind : std::uint8_t { kEmpty, kText, kNumber, kSuppressed };
  Kind kind = Kind::kEmpty;
  std::string text;
  ledger::Fen128 number = 0;  // With `decimals` digits after the point.
  int decimals = 0;
};

struct Heading {
  std::string zh;
  std::string en;
};

struct TableColumn {
  std::string name;  // For programs: "contract_value_cumulative".
  Heading title;
  Bilingual unit;  // Empty for texts.
};

// A table in its statutory form.
struct StatutoryTable {
  std::string number;  // "A1"
  Bilingual title;
  std::vector<std::pair<Bilingual, std::string>> head;  // 表号, 制定机关, …, in order.
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;  // Each as long as `columns`.
};

// Why a published figure changed.
enum class RevisionCause : std::uint8_t {
  kLateArrival,
  kCorrection,
  kRetraction,
  kValueRevised,      // The value of a contract was revised,
  kRoyaltyRevised,    // or that of a royalty contract.
  kCancelled,         // Contract cancelled, licence or pledge revoked.
  kReclassification,  // The same thing counts under other codes.
  kBundle,            // Another pledge of its bundle was registered or ended.
};
std::string_view name(RevisionCause cause);  // "late-arrival"
Bilingual title_of(RevisionCause cause);

struct Revision {
  ledger::Month month;
  cells::Indicator indicator = cells::Indicator::kContracts;
  CubeCodes codes{};
  ledger::Month published_with;  // The release in which it changed.
  ledger::Fen128 before = 0;
  ledger::Fen128 after = 0;
  RevisionCause cause = RevisionCause::kLateArrival;
  ledger::Fen128 amount = 0;        // The change by this cause; all causes sum to after - before.
  std::vector<ledger::Seq> events;  // The entries behind it, ascending; empty if public.
};

struct Release {
  ReleaseHead head;
  std::vector<Series> series;          // In order of codes, then of indicator.
  std::vector<StatutoryTable> tables;  // A1 to A15.
  std::vector<Revision> revisions;
};

}  // namespace projections::release
