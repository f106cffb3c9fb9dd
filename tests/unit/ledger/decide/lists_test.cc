// Each list of patents, parties and owners of each type: one item twice, and two items once.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "ledger/base/limits.h"
#include "ledger/decide/validate_lists.h"
#include "tests/unit/ledger/decide/faults.h"

namespace ledger {
namespace {

using test::text;

const PatentNumber kOne = PatentNumber::parse("201919000001.6").value();
const PatentNumber kTwo = PatentNumber::parse("202019000002.3").value();

void fill(std::vector<PatentNumber>& list, bool is_twice) { list = {kOne, is_twice ? kOne : kTwo}; }
void fill(std::vector<PartyId>& list, bool is_twice) {
  list = {PartyId("b"), PartyId("a"), PartyId(is_twice ? "b" : "c")};
}
void fill(std::vector<OwnerEntry>& list, bool is_twice) {
  list = {{PartyId("b"), Share::parse("1/2")}, {PartyId(is_twice ? "b" : "c"), {}}};
}
template <typename T>
concept IsListedOnce = requires(T& list) {
  fill(list, true);
};

int checked = 0;

template <typename T>
void expect_once(const T& whole, T& body, const std::string& place) {
  for_each_field<T>([&](const auto& field, std::size_t index) {
    auto& list = body.*field.member;
    if constexpr (requires { list.values.fields(); }) {
      for_each_field<std::remove_cvref_t<decltype(list.values)>>(
          [&](const auto& inner, std::size_t at) {
            auto& set = list.values.*inner.member;
            if constexpr (IsListedOnce<std::remove_cvref_t<decltype(set)>>) {
              fill(set, true);
              EXPECT_EQ(text(validate_lists(Body(body))), "") << "not present";
              list.mark(at);
              EXPECT_NE(text(validate_lists(Body(body))), "") << T::kType << ' ' << inner.name;
              list = {};
              ++checked;
            }
          });
    }
    if constexpr (IsListedOnce<std::remove_cvref_t<decltype(list)>>) {
      fill(list, false);
      EXPECT_EQ(text(validate_lists(Body(body))), "") << T::kType << ' ' << field.name;
      fill(list, true);
      const std::string last = std::to_string(list.size() - 1);
      EXPECT_EQ(text(validate_lists(Body(body))),
                "F01 " + place + "/" + std::string(field.name) + "/" + last)
          << T::kType;
      ++checked;
    }
    body = whole;
    (void)index;
  });
}

TEST(Lists, HaveEachPatentAndEachPartyOnce) {
  test::for_each_type([](const auto& whole) {
    auto body = whole;
    expect_once(whole, body, "/body");
  });
  EXPECT_GE(checked, 25);
}

TEST(Lists, NameEachRepetition) {
  ContractRegister contract;
  contract.patents = {kTwo, kOne, kTwo, kOne, kTwo};
  std::vector<Fault> faults = validate_lists(contract);
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].detail, kOne.text() + " is listed twice");
  contract.patents.assign(5000, kOne);
  EXPECT_EQ(validate_lists(contract).size(), kFaultsMax);
}

}  // namespace
}  // namespace ledger
