#pragma once

// Release: all that a monthly release says, before it is written in any format. It is made of the
// postings up to one position and of the calendar, and of nothing else: no clock, no disk, so that
// the same position gives the same bytes on any machine at any time.
//
// Writers (connectors) turn it into files; they decide nothing about figures.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/date.h"
#include "ledger/base/hash.h"
#include "ledger/model/money.h"
#include "projections/release/cube.h"

namespace projections {

// Of a month, at a release. It is preliminary from its close, revised from the close of
// the next quarter's first month, final from the close of March of the next year.
enum class Vintage : std::uint8_t { kPreliminary, kRevised, kFinal };

// Who may read it. The public one lacks what is confidential; the bureau's marks it.
enum class Audience : std::uint8_t { kBureau, kPublic };

std::string_view name(Vintage vintage);  // "preliminary"
Bilingual title_of(Vintage vintage);
std::string_view name(Audience audience);  // "bureau", "public"

struct ReleaseHead {
  std::string id;  // "TJ-2024-07-P", and of the public one "TJ-2024-07-P-PUBLIC".
  ledger::Month month;
  Vintage vintage = Vintage::kPreliminary;
  Audience audience = Audience::kBureau;
  ledger::Seq position = 0;  // With so many entries of the ledger.
  ledger::Hash root{};       // Of the tree over them.
  ledger::Instant prepared;  // The latest filing among them: the ledger's time, no clock's.
};

// CL_CONF_STATUS of SDMX; `kFree` may be published. What is withheld is no secret: it is left out
// as being of too few contracts for statistics of fees, and may be computable.
enum class Confidentiality : std::uint8_t { kFree, kSmallCount, kDominance, kSecondary, kWithheld };
char conf_status(Confidentiality confidentiality);  // F, A, O, D, N

struct Observation {
  ledger::Month month;
  ledger::Fen128 value = 0;  // Money in fen. Nothing to be read where it is hidden.
  bool is_hidden = false;    // Confidential, in the public release: published as "…", NaN.
  Vintage vintage = Vintage::kPreliminary;
  Confidentiality confidentiality = Confidentiality::kFree;
  std::uint32_t revision = 0;  // How often it changed since it was first published: REV_NO.
  std::optional<ledger::Fen128> previous;  // As published before the last change: OBS_PREV_VALUE.
};
// OBS_STATUS of SDMX: A final, P not yet, Q hidden.
char obs_status(const Observation& observation);

struct Series {
  std::array<std::uint32_t, kDimensions> codes{};  // kTotal where it is not split.
  Indicator indicator = Indicator::kContracts;
  std::vector<Observation> observations;  // By month; a month that is not there counts nothing.
};

// A cell of a statutory table.
struct TableCell {
  enum class Kind : std::uint8_t { kEmpty, kText, kNumber, kHidden };
  Kind kind = Kind::kEmpty;
  std::string text;
  ledger::Fen128 number = 0;  // A decimal with `decimals` digits after the point.
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

// A table in its statutory form: the head, then columns, then rows.
struct StatutoryTable {
  std::string number;  // "A1"
  Bilingual title;
  std::vector<std::pair<Bilingual, std::string>> head;  // 表号, 制定机关, …, in order.
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;  // Each as long as `columns`.
};

// Why a published figure is another one now.
enum class RevisionCause : std::uint8_t {
  kLateArrival,
  kCorrection,
  kRetraction,
  kValueRevised,      // Of a contract whose total was open.
  kRoyaltyRevised,    // The same, of a royalty contract.
  kCancelled,         // Contract cancelled, licence or pledge revoked.
  kReclassification,  // The same thing counts under other codes now.
  kBundle,            // It counts with another one of its bundle.
};
std::string_view name(RevisionCause cause);  // "late-arrival"
Bilingual title_of(RevisionCause cause);

struct Revision {
  ledger::Month month;
  Indicator indicator = Indicator::kContracts;
  std::array<std::uint32_t, kDimensions> codes{};
  ledger::Month published_with;  // The release in which it changed.
  ledger::Fen128 before = 0;
  ledger::Fen128 after = 0;
  RevisionCause cause = RevisionCause::kLateArrival;
  ledger::Fen128 amount = 0;        // What this cause did; over all causes: after - before.
  std::vector<ledger::Seq> events;  // Which entries did it, ascending. Empty in the public release.
};

struct Release {
  ReleaseHead head;
  std::vector<Series> series;          // In order of codes, then of indicator.
  std::vector<StatutoryTable> tables;  // A1 to A15.
  std::vector<Revision> revisions;
};

}  // namespace projections
