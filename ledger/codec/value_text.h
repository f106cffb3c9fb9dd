#pragma once

// The text form of each value, as in JSON, and in Cap'n Proto for the kinds that are texts there.
//
// parse_value returns false and adds a fault at the current place if `text` is not such a value.
// append_value appends the canonical form without quotes. Only names of parties and of publishers
// of rates may need escapes.

#include <span>
#include <string>
#include <string_view>

#include "ledger/codec/fault_list.h"
#include "ledger/codec/member_kind.h"
#include "ledger/model/codes.h"

namespace ledger::codec {

bool parse_value(FaultList& faults, std::string_view text, PatentNumber& value);
bool parse_value(FaultList& faults, std::string_view text, PartyId& value);
bool parse_value(FaultList& faults, std::string_view text, EventId& value);
bool parse_value(FaultList& faults, std::string_view text, Currency& value);
bool parse_value(FaultList& faults, std::string_view text, Share& value);
bool parse_value(FaultList& faults, std::string_view text, Rate& value);
bool parse_value(FaultList& faults, std::string_view text, ExchangeRate& value);
bool parse_value(FaultList& faults, std::string_view text, RateSource& value);
bool parse_value(FaultList& faults, std::string_view text, Date& value);
bool parse_value(FaultList& faults, std::string_view text, Month& value);
bool parse_value(FaultList& faults, std::string_view text, Instant& value);
bool parse_value(FaultList& faults, std::string_view text, Amount& value);

void append_value(std::string& out, const PatentNumber& value);
void append_value(std::string& out, const PartyId& value);
void append_value(std::string& out, const EventId& value);
void append_value(std::string& out, const Currency& value);
void append_value(std::string& out, const Share& value);
void append_value(std::string& out, const Rate& value);
void append_value(std::string& out, const ExchangeRate& value);
void append_value(std::string& out, const RateSource& value);
void append_value(std::string& out, const Date& value);
void append_value(std::string& out, const Month& value);
void append_value(std::string& out, const Instant& value);
void append_value(std::string& out, const Amount& value);

// Dates and moments are in the years 1900 to 9999, in Asia/Shanghai.
constexpr Date kDayMin{-25'567};
bool is_in_years(Instant moment);

// In decimal, independent of the locale.
void append_number(std::string& out, std::int64_t value);
void append_number(std::string& out, std::uint64_t value);

// The code of a fault in a value of this kind (docs/contract.md §2).
template <typename T>
constexpr Code fault_code() {
  if constexpr (std::same_as<T, PatentNumber>) {
    return Code::kF02;
  } else if constexpr (std::same_as<T, Date> || std::same_as<T, Month> ||
                       std::same_as<T, Instant>) {
    return Code::kF03;
  } else if constexpr (std::same_as<T, Amount> || std::same_as<T, Currency> ||
                       std::same_as<T, Rate> || std::same_as<T, ExchangeRate>) {
    return Code::kF04;
  } else if constexpr (std::same_as<T, PartyId>) {
    return Code::kF06;
  } else {
    return Code::kF01;
  }
}

// A value in the detail of a fault: in quotes, of a long one its beginning.
std::string quoted(std::string_view text);
// "; the nearest is patent.grant"; empty if none is near.
std::string nearest_text(std::string_view text, std::span<const std::string_view> names);

// The index of `text` in `names` (empty names never match); -1 and a fault if there is none.
int parse_choice(FaultList& faults, std::string_view text, std::span<const std::string_view> names);

// Adds a fault if the text has the identity number of a person.
bool check_no_identity_number(FaultList& faults, std::string_view text);

// Whether a text or a list is within its bounds; else adds a fault. For check_text, `text` must be
// UTF-8, and without an identity number.
bool check_bytes(FaultList& faults, std::string_view text, std::size_t bytes_max);
bool check_text(FaultList& faults, std::string_view text, Need need);
bool check_size(FaultList& faults, std::size_t items);

bool parse_territory(FaultList& faults, const std::vector<std::string>& entries, Territory& value);

}  // namespace ledger::codec
