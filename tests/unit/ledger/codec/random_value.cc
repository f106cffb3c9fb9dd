#include "tests/unit/ledger/codec/random_value.h"

#include <algorithm>
#include <array>

#include "ledger/codec/json/text.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

constexpr auto kCharacters = std::to_array<std::string_view>(
    {"a", "Z", "9", " ", "\"", "\\", "/", "\n", "\t", "\x01", "\x7f", "é", "专", "利", "𐍈", "~"});

template <std::size_t I>
void fill_body(Random& random, Body& body) {
  random.fill(body.emplace<I>());
}

template <std::size_t... I>
constexpr auto body_fillers(std::index_sequence<I...> /*indices*/) {
  using Fill = void (*)(Random & random, Body & body);
  return std::array<Fill, sizeof...(I)>{&fill_body<I>...};
}

constexpr auto kBodyFillers = body_fillers(std::make_index_sequence<kBodyTypes>());

}  // namespace

Body random_body(Random& random, std::size_t index) {
  Body body;
  kBodyFillers.at(index)(random, body);
  return body;
}

void Random::fill(PatentNumber& value) {
  constexpr std::array<std::uint64_t, 5> kTypes{1, 2, 3, 8, 9};
  const std::uint64_t type = kTypes.at(below(kTypes.size()));
  const std::uint64_t old = (85 + below(15)) * 1'000'000 + type * 100'000 + below(100'000);
  const std::uint64_t present =
      (1985 + below(60)) * 100'000'000 + type * 10'000'000 + below(10'000'000);
  value = *PatentNumber::from_key(chance(4) ? old : present);
}

void Random::fill(PartyId& value) {
  if (chance(4)) {
    value = *parse_party(chance(2) ? "DE:beispiel\"müller\\" : "ip-office");
    return;
  }
  std::string code;
  while (code.size() < 18) code.push_back("0123456789ABCDEFGHJKLMNPQRTUWXY"[below(31)]);
  value = *parse_party(code);
}

void Random::fill(EventId& value) {
  value.seq = engine_() >> (5 + below(50));
  value.seq %= 1'000'000'000'000'000'000;
  value.index = static_cast<std::uint32_t>(below(0x10000));
}

void Random::fill(Currency& value) {
  constexpr auto kCodes = std::to_array<std::string_view>({"CNY", "EUR", "USD", "JPY"});
  value = *Currency::parse(kCodes.at(below(kCodes.size())));
}

void Random::fill(Share& value) {
  const std::uint64_t denominator = 1 + below(chance(2) ? 10 : 1'000'000);
  value = *Share::of(1 + below(denominator), denominator);
}

void Random::fill(Rate& value) {
  value.millionths = static_cast<std::int64_t>(below(chance(2) ? 1'000'001 : 1'000'000'001));
}

void Random::fill(ExchangeRate& value) {
  value.hundred_millionths =
      static_cast<std::int64_t>(1 + below(chance(2) ? 1'000'000'000 : 100'000'000'000));
}

void Random::fill(RateSource& value) {
  constexpr auto kSources =
      std::to_array<std::string_view>({"CFETS", "中国外汇交易中心", "a \"b\\c\" d", "ECB"});
  value = *RateSource::parse(kSources.at(below(kSources.size())));
}

void Random::fill(Date& value) {
  const auto least = Date::parse("1900-01-01");
  value = least->plus_days(static_cast<int>(below(chance(4) ? 2'958'464 : 60'000)));
}

void Random::fill(Month& value) {
  Date day;
  fill(day);
  value = Month::of(day);
}

void Random::fill(Instant& value) {
  value.ms = static_cast<std::int64_t>(below(4'000'000'000'000)) - 1'000'000'000'000;
}

void Random::fill(Amount& value) {
  value.fen = static_cast<std::int64_t>(below(chance(4) ? 100'000'000'000'000'001 : 10'000));
}

void Random::fill(Territory& value) {
  const std::uint64_t all = Territory::china().provinces;
  value.provinces = chance(3) ? all : engine_() & all;
  if (value.provinces == 0) value.provinces = 1;
}

void Random::fill(Code& value) {
  constexpr std::array kCodes{Code::kF01, Code::kF08, Code::kA01, Code::kV01, Code::kT04,
                              Code::kL13, Code::kP10, Code::kO22, Code::kW05};
  value = kCodes.at(below(kCodes.size()));
}

void Random::fill(Hash& value) {
  for (auto& byte : value) byte = static_cast<std::uint8_t>(1 + below(255));
}

void Random::fill(std::string& value) {
  value.clear();
  const std::uint64_t count = 1 + below(chance(20) ? 600 : 24);
  for (std::uint64_t i = 0; i < count; ++i) {
    value += chance(3) ? kCharacters.at(below(kCharacters.size())) : "x";
  }
}

void Random::fill(Body& value) { value = random_body(*this, below(kBodyTypes)); }

void Random::fill(Submission& value) {
  value.id = "id ~" + std::to_string(below(1'000'000));
  fill(value.source);
  fill(value.at);
  if (chance(2)) value.acknowledge = {"P10", "P11"};
  fill(value.expect);
  std::ranges::sort(value.expect, {}, &Expectation::patent);
  const auto is_same = [](const Expectation& a, const Expectation& b) {
    return a.patent == b.patent;
  };
  value.expect.erase(std::unique(value.expect.begin(), value.expect.end(), is_same),
                     value.expect.end());
  fill(value.body);
}

std::string Random::json_value(int depth) {
  if (depth > 0 && chance(3)) return json_object(depth - 1);
  if (depth > 0 && chance(3)) return "[" + json_value(depth - 1) + "," + json_value(0) + "]";
  constexpr auto kScalars =
      std::to_array<std::string_view>({"null", "true", "-0", "1e400", "12.50", "[]", "{}"});
  if (chance(2)) return std::string(kScalars.at(below(kScalars.size())));
  std::string text;
  fill(text);
  std::string quoted;
  append_quoted(quoted, text);
  return quoted;
}

std::string Random::json_object(int depth) {
  std::string object = "{";
  const std::uint64_t count = below(4);
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i > 0) object += ",";
    object += "\"key" + std::to_string(i) + "\":" + json_value(depth);
  }
  return object + "}";
}

}  // namespace ledger::codec
