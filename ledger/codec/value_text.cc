#include "ledger/codec/value_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "ledger/base/characters.h"
#include "ledger/base/nearest.h"
#include "ledger/model/codes.h"
#include "ledger/model/values/identity_number.h"

namespace ledger::codec {
namespace {

void add_wrong(FaultList& faults, Code code, std::string_view text, const char* must) {
  if (!faults.is_full()) faults.add(code, quoted(text) + ": " + must);
}

template <typename T>
bool parse_or(FaultList& faults, std::string_view text, T& value, const char* must) {
  const auto parsed = T::parse(text);
  if (!parsed) {
    add_wrong(faults, fault_code<T>(), text, must);
    return false;
  }
  value = *parsed;
  return true;
}

// `digits` decimal digits of `value`, with zeros in front.
void append_padded(std::string& out, unsigned value, unsigned digits) {
  std::array<char, 10> buffer{};
  for (unsigned i = digits; i-- > 0; value /= 10) {
    buffer.at(i) = static_cast<char>('0' + value % 10);
  }
  out.append(buffer.data(), digits);
}

template <typename T>
void append_integer(std::string& out, T value) {
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

// What a person's party has after the hash may be a number of which too little is masked.
std::string without_mask(std::string_view text) {
  constexpr std::string_view kPersonPrefix = "P:";
  const std::size_t mask = text.find(':', kPersonPrefix.size());
  if (!text.starts_with(kPersonPrefix) || mask == std::string_view::npos) return std::string(text);
  return std::string(text.substr(0, mask + 1)) + "…";
}

// A name as the gazette prints it.
bool parse_name(FaultList& faults, std::string_view name, PartyId& value) {
  if (!check_text(faults, name, Need::kRequired)) return false;
  if (!check_bytes(faults, name, kPublishedNameBytesMax)) return false;
  value = *as_published(name);
  return true;
}

}  // namespace

// Masked first: what is left of a number that is cut is not recognised.
std::string quoted(std::string_view given) {
  constexpr std::size_t kQuotedBytesMax = 64;
  const auto masked = mask_identity_numbers(given);
  const std::string_view text = masked ? std::string_view(*masked) : given;
  if (text.size() <= kQuotedBytesMax) return "\"" + std::string(text) + "\"";
  return "\"" + std::string(beginning(text, kQuotedBytesMax)) + "…\"";
}

std::string nearest_text(std::string_view text, std::span<const std::string_view> names) {
  const std::string_view meant = nearest(text, names);
  return meant.empty() ? "" : "; the nearest is " + std::string(meant);
}

void append_number(std::string& out, std::int64_t value) { append_integer(out, value); }
void append_number(std::string& out, std::uint64_t value) { append_integer(out, value); }

bool parse_value(FaultList& faults, std::string_view text, PatentNumber& value) {
  NumberFault fault = NumberFault::kNone;
  const auto parsed = PatentNumber::parse(text, &fault);
  if (!parsed) {
    if (!faults.is_full()) faults.add(Code::kF02, quoted(text) + ": " + describe(fault, text));
    return false;
  }
  value = *parsed;
  return true;
}

bool parse_value(FaultList& faults, std::string_view text, PartyId& value) {
  const auto parsed = parse_party(text);
  if (!parsed) {
    if (text.starts_with(kNamePrefix)) {
      return parse_name(faults, text.substr(kNamePrefix.size()), value);
    }
    if (is_plain_name(text)) return parse_name(faults, text, value);
    if (!check_no_identity_number(faults, text)) return false;
    add_wrong(faults, Code::kF06, without_mask(text),
              "must be a credit code, an office name, \"CC:name\" for a foreign party, or what "
              "`patledger party-hash` prints for a person, of at most 63 bytes");
    return false;
  }
  value = *parsed;
  return true;
}

bool parse_value(FaultList& faults, std::string_view text, EventId& value) {
  return parse_or(faults, text, value, "must be an event id: position and index, such as \"41.0\"");
}

bool parse_value(FaultList& faults, std::string_view text, Currency& value) {
  return parse_or(faults, text, value, "must be an active ISO 4217 code, such as \"CNY\"");
}

bool parse_value(FaultList& faults, std::string_view text, Share& value) {
  return parse_or(
      faults, text, value,
      "must be a fraction above 0 and at most 1, such as \"7/10\", with a denominator of "
      "at most 1000000");
}

bool parse_value(FaultList& faults, std::string_view text, Rate& value) {
  return parse_or(faults, text, value,
                  "must be a decimal from 0 to 1000 with at most 6 decimals, such as \"0.03\"");
}

bool parse_value(FaultList& faults, std::string_view text, ExchangeRate& value) {
  return parse_or(faults, text, value,
                  "must be yuan for one unit: a decimal above 0 and at most 1000 with at most 8 "
                  "decimals, such as \"7.8312\"");
}

bool parse_value(FaultList& faults, std::string_view text, RateSource& value) {
  if (!check_bytes(faults, text, kRateSourceBytesMax)) return false;
  if (!check_no_identity_number(faults, text)) return false;
  return parse_or(faults, text, value, "must be one line of text, such as \"CFETS\"");
}

bool parse_value(FaultList& faults, std::string_view text, Date& value) {
  return parse_or(faults, text, value, "must be a date from 1900 on, such as \"2024-07-22\"");
}

bool parse_value(FaultList& faults, std::string_view text, Month& value) {
  return parse_or(faults, text, value, "must be a month from 1900 on, such as \"2024-07\"");
}

bool parse_value(FaultList& faults, std::string_view text, Instant& value) {
  const auto parsed = Instant::parse(text);
  if (!parsed || !is_in_years(*parsed)) {
    add_wrong(faults, Code::kF03, text,
              "must be an RFC 3339 time with an offset, such as \"2024-07-22T09:00:00+08:00\"");
    return false;
  }
  value = *parsed;
  return true;
}

bool is_in_years(Instant moment) {
  constexpr std::int64_t kMsPerDay = 86'400'000;
  const std::int64_t days = moment.ms / kMsPerDay;  // Roughly: day() is for dates of the calendar.
  if (days < kDayMin.days - 1 || days > kLastDay.days + 1) return false;
  return kDayMin <= moment.day() && moment.day() <= kLastDay;
}

bool parse_value(FaultList& faults, std::string_view text, Amount& value) {
  return parse_or(faults, text, value,
                  "must be an amount from 0 to 10^15 with at most 2 decimals, without sign or "
                  "grouping, such as \"1200000.00\"");
}

void append_value(std::string& out, const PatentNumber& value) { out += value.text(); }
void append_value(std::string& out, const PartyId& value) { out += value.view(); }
void append_value(std::string& out, const Currency& value) { out += value.code.view(); }
void append_value(std::string& out, const Rate& value) { out += value.text(); }
void append_value(std::string& out, const ExchangeRate& value) { out += value.text(); }
void append_value(std::string& out, const RateSource& value) { out += value.name.view(); }
void append_value(std::string& out, const Instant& value) { out += value.text(); }

void append_value(std::string& out, const Date& value) {
  const std::chrono::year_month_day civil{std::chrono::sys_days{std::chrono::days{value.days}}};
  append_padded(out, static_cast<unsigned>(static_cast<int>(civil.year())), 4);
  out.push_back('-');
  append_padded(out, static_cast<unsigned>(civil.month()), 2);
  out.push_back('-');
  append_padded(out, static_cast<unsigned>(civil.day()), 2);
}

void append_value(std::string& out, const EventId& value) {
  append_number(out, value.seq);
  out.push_back('.');
  append_integer(out, value.index);
}

void append_value(std::string& out, const Share& value) {
  append_integer(out, value.numerator);
  out.push_back('/');
  append_integer(out, value.denominator);
}

void append_value(std::string& out, const Month& value) {
  append_padded(out, static_cast<unsigned>(value.index / 12), 4);
  out.push_back('-');
  append_padded(out, static_cast<unsigned>(value.index % 12 + 1), 2);
}

void append_value(std::string& out, const Amount& value) {
  append_number(out, value.fen / 100);
  out.push_back('.');
  append_padded(out, static_cast<unsigned>(value.fen % 100), 2);
}

int parse_choice(FaultList& faults, std::string_view text,
                 std::span<const std::string_view> names) {
  const auto found = std::ranges::find(names, text);
  if (found != names.end() && !text.empty()) return static_cast<int>(found - names.begin());
  if (faults.is_full()) return -1;
  std::string detail = quoted(text) + ": must be one of";
  std::string_view separator = " ";
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    detail.append(separator).append(name);
    separator = ", ";
  }
  faults.add(Code::kF01, detail + nearest_text(text, names));
  return -1;
}

bool check_no_identity_number(FaultList& faults, std::string_view text) {
  if (!has_identity_number(text)) return true;
  faults.add(Code::kF06,
             "has the identity number of a person, which the ledger does not store: name the "
             "person by the text that `patledger party-hash` prints");
  return false;
}

bool check_bytes(FaultList& faults, std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return true;
  faults.add(Code::kF08, "longer than " + std::to_string(bytes_max) + " bytes");
  return false;
}

bool check_text(FaultList& faults, std::string_view text, Need need) {
  if (!check_bytes(faults, text, kTextBytesMax)) return false;
  if (text.find('\0') != std::string_view::npos) {
    faults.add(Code::kF01, "must not contain a NUL character");
    return false;
  }
  if (text.empty() && need == Need::kRequired) {
    faults.add(Code::kF01, "must not be empty");
    return false;
  }
  return check_no_identity_number(faults, text);
}

bool check_size(FaultList& faults, std::size_t items) {
  if (items <= kListItemsMax) return true;
  faults.add(Code::kF08, "more than " + std::to_string(kListItemsMax) + " items");
  return false;
}

bool parse_territory(FaultList& faults, const std::vector<std::string>& entries, Territory& value) {
  if (entries.size() > kTerritoriesMax) {
    faults.add(Code::kF08, "more than " + std::to_string(kTerritoriesMax) + " entries");
    return false;
  }
  const auto parsed = Territory::parse(entries);
  if (!parsed) {
    faults.add(Code::kF01,
               "must be a list of \"CN\", provinces such as \"CN-12\" (GB/T 2260) and exclusions "
               "such as \"!CN-12\", and must include some province");
    return false;
  }
  value = *parsed;
  return true;
}

}  // namespace ledger::codec
