#pragma once

// The parts of a release that are CSV (RFC 4180, UTF-8, lines end with LF), and its metadata.
// No cell can be read as a formula; hidden figures are "…" in tables and empty in data.csv.

#include <string>

#include "ledger/service/receipt.h"
#include "projections/release/release.h"

namespace connectors::release {

// data.csv: a line for each observation: month, a column for each dimension with the codes of the
// cube, indicator, value (money in yuan with two decimals), unit, obs_status, conf_status, rev_no,
// previous.
std::string data_csv(const projections::Release& release);

// tables/A1.csv: the lines of its head ("表号 Table,A1"), an empty line, the names of the columns
// for programs, their titles in Chinese with the units, and the rows.
std::string table_csv(const projections::StatutoryTable& table);

// revisions.csv: a line for each change of a published figure by one cause; `events` are the
// positions of the entries, separated by blanks.
std::string revisions_csv(const projections::Release& release);

// metadata.{zh,en}.md: what the figures are, how they are made, and what the signs mean.
std::string metadata(const projections::Release& release, ledger::Language language);

}  // namespace connectors::release
