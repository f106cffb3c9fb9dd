#pragma once

// The CSV files of a release (RFC 4180, UTF-8, lines end with LF) and its metadata. No cell can be
// read as a formula. A suppressed figure is "…" in tables and empty in data.csv.

#include <string>

#include "ledger/base/bilingual.h"
#include "projections/release/cube/release.h"

namespace connectors::release {

// data.csv: one line for each observation: month, the codes of the dimensions, indicator, value
// (money in yuan with two decimals), unit, obs_status, conf_status, rev_no, previous.
std::string data_csv(const projections::release::Release& release);

// tables/A1.csv: the lines of the head ("表号 Table,A1"), an empty line, the names of the columns,
// their Chinese titles with units, and the rows.
std::string table_csv(const projections::release::StatutoryTable& table);

// revisions.csv: one line for each change of a published figure by one cause. `events` are the
// positions of the entries, separated by blanks.
std::string revisions_csv(const projections::release::Release& release);

// metadata.{zh,en}.md: concepts, method, indicators and symbols.
std::string metadata(const projections::release::Release& release, ledger::Language language);

}  // namespace connectors::release
