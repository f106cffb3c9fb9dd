// Each day of each type, on both sides of the day of filing: what has happened is not filed before
// it happened, what is announced or agreed may be later.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "ledger/decide/validate_days.h"
#include "tests/unit/ledger/decide/faults.h"

namespace ledger {
namespace {

using test::text;

constexpr auto kHappened = std::to_array<std::string_view>(
    {"signed", "registered", "recorded", "granted", "filed", "declared", "notice", "paid", "on"});
constexpr auto kMayBeLater =
    std::to_array<std::string_view>({"announced", "from", "until", "effective", "due", "day"});

const Date kFiled = Date::parse("2024-07-01").value();

// Calls visit(day, name, pointer) for each day in a value, of which every optional part is stated.
template <typename Visit>
class EachDay {
 public:
  explicit EachDay(Visit visit) : visit_(std::move(visit)) {}

  template <typename T>
  void in(T& value, std::string_view name, const std::string& place) {
    if constexpr (std::is_same_v<T, Date>) {
      visit_(value, name, place);
    } else if constexpr (HasFields<T>) {
      for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
        in(value.*field.member, field.name, place + "/" + std::string(field.name));
      });
    } else if constexpr (requires { value.values.fields(); }) {
      for (std::size_t i = 0; i < field_count<decltype(value.values)>(); ++i) value.mark(i);
      in(value.values, name, place);
    } else if constexpr (requires { value.emplace(); }) {
      if (!value) value.emplace();
      in(*value, name, place);
    } else if constexpr (kIsList<T>) {
      if (value.empty()) value.emplace_back();
      in(value.front(), name, place + "/0");
    }
  }

 private:
  Visit visit_;
};

template <typename T, typename Visit>
void for_each_day(T& body, Visit visit) {
  EachDay<Visit>(visit).in(body, "", "/body");
}

Submission filed(const Body& body) {
  return {"id", PartyId("operator"), *Instant::parse(kFiled.text() + "T23:59:59+08:00"), {}, {},
          body};
}

template <std::size_t N>
bool has(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// The body with all its days on the day of filing.
template <typename T>
T on_the_day() {
  T body;
  for_each_day(body, [](Date& day, std::string_view, const std::string&) { day = kFiled; });
  return body;
}

// Each day of the body, a day after filing.
template <typename T>
void expect_each_day() {
  T body = on_the_day<T>();
  EXPECT_EQ(text(validate_days(filed(body))), "") << T::kType;
  for_each_day(body, [&](Date& day, std::string_view name, const std::string& place) {
    const bool has_happened = has(kHappened, name);
    EXPECT_NE(has_happened, has(kMayBeLater, name)) << place << ": is in one of the lists";
    const bool is_fault = has_happened && place.find("/others/") == std::string::npos;
    day = kFiled.plus_days(1);
    EXPECT_EQ(text(validate_days(filed(body))), is_fault ? "F03 " + place : "") << T::kType;

    const T before = on_the_day<T>();
    const std::string in_set = "/body/set" + place.substr(std::string_view("/body").size());
    EXPECT_EQ(text(validate_corrected_days(body, before, kFiled)), is_fault ? "F03 " + in_set : "")
        << T::kType;
    EXPECT_EQ(text(validate_corrected_days(body, before, kFiled.plus_days(1))), "") << T::kType;
    EXPECT_EQ(text(validate_corrected_days(body, body, kFiled)), "") << T::kType << ": as it was";
    day = kFiled;
  });
}

TEST(Days, NothingIsFiledBeforeItHappened) {
  test::for_each_type(
      [](const auto& body) { expect_each_day<std::remove_cvref_t<decltype(body)>>(); });
}

TEST(Days, AFieldThatAChangeDoesNotSetHasNoDay) {
  LicenceChange change;
  change.on = kFiled;
  change.set.values.signed_on = kFiled.plus_days(1);
  EXPECT_EQ(text(validate_days(filed(change))), "");
  change.set.mark(&LicenceRecord::signed_on);
  EXPECT_EQ(text(validate_days(filed(change))), "F03 /body/set/signed");
}

TEST(Days, TheDayOfFilingIsTheOneInShanghai) {
  PatentAnnuity annuity;
  annuity.due = annuity.paid.emplace() = kFiled;
  Submission submission = filed(annuity);
  submission.at = *Instant::parse("2024-06-30T16:00:00Z");
  EXPECT_EQ(text(validate_days(submission)), "");
  submission.at.ms -= 1;
  EXPECT_EQ(text(validate_days(submission)), "F03 /body/paid");
}

TEST(Days, TheMomentOfFilingIsAtMostFiveMinutesAfterReceipt) {
  const Submission submission = filed(PartyRegister());
  const Instant received{submission.at.ms - 5LL * 60 * 1000};
  EXPECT_EQ(text(validate_receipt(submission, received)), "");
  EXPECT_EQ(text(validate_receipt(submission, {received.ms - 1})), "F03 /at");
}

}  // namespace
}  // namespace ledger
