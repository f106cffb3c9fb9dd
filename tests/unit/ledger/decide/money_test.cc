// Each amount of each type, in currencies of no, two and three decimals.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ledger/decide/validate_money.h"
#include "tests/unit/ledger/decide/faults.h"

namespace ledger {
namespace {

using test::text;

Currency currency(std::string_view code) { return Currency::parse(code).value(); }

// Calls visit(amount or currency, pointer) for each in a value, of which every part is stated.
template <typename T, typename Visit>
void for_each_money(T& value, const std::string& place, const Visit& visit) {
  if constexpr (std::is_same_v<T, Amount> || std::is_same_v<T, Currency>) {
    visit(value, place);
  } else if constexpr (HasFields<T>) {
    for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      for_each_money(value.*field.member, place + "/" + std::string(field.name), visit);
    });
  } else if constexpr (requires { value.values.fields(); }) {
    for (std::size_t i = 0; i < field_count<decltype(value.values)>(); ++i) value.mark(i);
    for_each_money(value.values, place, visit);
  } else if constexpr (requires { value.emplace(); }) {
    if (!value) value.emplace();
    for_each_money(*value, place, visit);
  } else if constexpr (std::is_same_v<T, std::vector<Amount>>) {
    value.resize(2);
    for_each_money(value.back(), place + "/1", visit);
  }
}

template <typename T>
void set_currency(T& body, std::string_view code) {
  for_each_money(body, "/body", [&](auto& value, const std::string& /*place*/) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Currency>) {
      value = currency(code);
    }
  });
}

// How many amounts were refused.
template <typename T>
int refused_alone(T& body) {
  int count = 0;
  for_each_money(body, "/body", [&](auto& value, const std::string& place) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Amount>) {
      value.fen = 100'50;
      const std::string found = text(validate_money(Body(body)));
      if (!found.empty()) {
        EXPECT_EQ(found, "F04 " + place) << T::kType;
        ++count;
      }
      value.fen = 100'00;
    }
  });
  return count;
}

int refused = 0;

template <typename T>
void expect_decimals() {
  T body;
  int amounts = 0;
  int currencies = 0;
  for_each_money(body, "/body", [&](auto& value, const std::string& /*place*/) {
    constexpr bool kIsAmount = std::is_same_v<std::remove_cvref_t<decltype(value)>, Amount>;
    if constexpr (kIsAmount) value.fen = 100'00;
    ++(kIsAmount ? amounts : currencies);
  });
  // The currency of these is that of their contract or claim.
  const bool is_elsewhere = T::kType == ContractRevise::kType || T::kType == PledgeDefault::kType;
  for (const std::string_view code : {"CNY", "EUR"}) {
    set_currency(body, code);
    EXPECT_EQ(refused_alone(body), 0) << T::kType;
  }
  for (const std::string_view code : {"JPY", "KRW", "XOF"}) {
    set_currency(body, code);
    EXPECT_EQ(text(validate_money(Body(body))), "") << T::kType;
    EXPECT_EQ(refused_alone(body), is_elsewhere ? 0 : amounts) << T::kType;
  }
  set_currency(body, "KWD");
  const std::vector<Fault> faults = validate_money(Body(body));
  EXPECT_EQ(faults.size(), static_cast<std::size_t>(currencies)) << T::kType;
  for (const Fault& fault : faults) EXPECT_TRUE(fault.pointer.ends_with("/currency"));
  refused += amounts;
}

TEST(Money, HasTheDecimalsOfItsCurrency) {
  test::for_each_type(
      [](const auto& body) { expect_decimals<std::remove_cvref_t<decltype(body)>>(); });
  EXPECT_GT(refused, 20);
}

TEST(Money, OfARevisionHasTheDecimalsOfItsContract) {
  Contract contract;
  ContractRevise revision;
  revision.total.fen = 100'50;
  EXPECT_EQ(text(validate_money(contract, revision)), "");  // No currency is stated.
  contract.currency = currency("EUR");
  EXPECT_EQ(text(validate_money(contract, revision)), "");
  contract.currency = currency("JPY");
  EXPECT_EQ(text(validate_money(contract, revision)), "F04 /body/total");
  revision.total.fen = 100'00;
  revision.technology = Amount{1};
  EXPECT_EQ(text(validate_money(contract, revision)), "F04 /body/technology");
}

TEST(Money, DueAfterADefaultHasTheDecimalsOfItsClaim) {
  Pledge pledge;
  PledgeDefault in_default;
  in_default.interest.fen = 1;
  pledge.claim.emplace().currency = currency("CNY");
  EXPECT_EQ(text(validate_money(pledge, in_default)), "");
  pledge.claim->currency = currency("JPY");
  EXPECT_EQ(text(validate_money(pledge, in_default)), "F04 /body/interest");
}

}  // namespace
}  // namespace ledger
