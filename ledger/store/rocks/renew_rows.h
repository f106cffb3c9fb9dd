#pragma once

// Rows of projections are dropped without being read, so that damage in them does not matter, and
// written again from the entries. In between, a key in the meta family says that they are missing:
// the log then opens for a renewal alone.
//
// A row whose key has no '/' is not of a projection: it is stored in the meta family, and stays.
// Older builds stored it among the rows; the key kOwnRowsKey says that none is there any more.

#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"

namespace ledger::store {

constexpr std::string_view kRenewalKey = "rows/renewal";
constexpr std::string_view kOwnRowsKey = "rows/own";
constexpr std::string_view kOldOwnRow = "order";  // The only one that older builds wrote.

inline bool is_own_row(std::string_view key) { return key.find('/') == std::string_view::npos; }
inline std::string own_row_key(std::string_view key) { return "rows/own/" + std::string(key); }

// Drops all rows of the ledger in this directory, which no process has open, and makes their family
// again. kCorrupt if a write-ahead log is damaged, or a row that stays cannot be read.
Status drop_rows(const std::string& directory);

}  // namespace ledger::store
