#pragma once

// What a ground names beside its patent, as text: parties, numbers and days, the same in each
// language. Provision::concerns is printed before it and says what they are. A rule names them only
// if its test applies.

#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/bilingual.h"
#include "ledger/law/named.h"
#include "ledger/law/review_days.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// "a, b, …": of many, the first eight.
class NameList {
 public:
  bool add(std::string_view name);  // False: there is room for no more.
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
  std::size_t count_ = 0;
};

// "202019000002.3 (a, b)"; without names, the thing alone.
std::string subject_of(std::string thing, std::string_view names);

// "a, b (202019000002.3)": the names first, because the label is of them; without names, the thing.
std::string names_on(std::string_view names, std::string thing);

std::string names_of(const State& state, const std::vector<PartyIndex>& parties);

// Those of `parties` that are not registered owners on all days of the review.
std::string strangers(const State& state, const Patent& patent, const PartySet& parties,
                      const ReviewDays& review);
// The foreign ones of `parties`.
std::string foreigners(const State& state, const PartySet& parties);

// "2024-07-02, 2024-07-01"
std::string two_days(Date one, Date other);
// "91120116MA990001XT 7/10, …"
std::string shares_of(const State& state, const Patent& patent);

// The day of the end of the right.
std::string end_of(const Patent& patent, Date day);
// The day on which the earliest unpaid annuity was due.
std::string unpaid_on(const Patent& patent, Date day);
// The last day of the first order of that kind, and its number: "2025-06-03 (2024-民初-1)".
std::string order_of(const Patent& patent, SuspensionKind kind, const ReviewDays& review,
                     std::optional<PartyIndex> except = {});
// The other pledges of the patent, by number.
std::string pledges_after(const State& state, const Patent& patent, const ReviewDays& review,
                          std::string_view except);
// The exclusive and sole licences, by number.
std::string exclusive_licences(const State& state, const Patent& patent, const ReviewDays& review);
// The day of announcement of the statement in force.
std::string statement_of(const State& state, const Patent& patent, const ReviewDays& review);

// What is printed before the names.
inline constexpr Bilingual kNamesStrangers{"不是登记权利人的当事人：", "Not a registered owner: "};
inline constexpr Bilingual kNamesOwners{"尚缺其同意书的权利人：",
                                        "Owner whose document of consent is missing: "};
inline constexpr Bilingual kNamesPledgees{"尚缺其同意书的质权人：",
                                          "Pledgee whose document of consent is missing: "};
inline constexpr Bilingual kNamesEnd{"权利终止之日：", "The right ended on: "};
inline constexpr Bilingual kNamesDue{"应缴之日：", "Due on: "};
inline constexpr Bilingual kNamesOrder{"中止或保全的最后一日：", "Last day of the order: "};
inline constexpr Bilingual kNamesLastDay{"专利权期限届满日：", "Last day of the right: "};
inline constexpr Bilingual kNamesPledge{"在先质权的登记号：", "Earlier pledge: "};
inline constexpr Bilingual kNamesLicence{"在先许可的备案号：", "Earlier licence: "};
inline constexpr Bilingual kNamesStatement{"在先声明的公告日：", "Statement announced on: "};
inline constexpr Bilingual kNamesAbroad{"境外当事人：", "Party from abroad: "};
inline constexpr Bilingual kNamesTwoDays{"签订日与登记日（备案日）：",
                                         "Signed on, and registered or recorded on: "};

}  // namespace ledger::law
