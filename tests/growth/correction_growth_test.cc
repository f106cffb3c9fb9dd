// The work for a correction grows with the later events about the same things: whatever they are,
// whatever is corrected, and however many of them it contradicts.

#include <gtest/gtest.h>

#include <array>

#include "tests/growth/filled.h"
#include "tests/growth/work.h"

namespace growth {
namespace {

using ledger::Body;
using ledger::Date;
using ledger::Seq;
using ledger::test::day;
using ledger::test::MemoryLedger;

constexpr std::array<std::size_t, 3> kSizes{300, 600, 1200};

template <typename T>
T one(const std::string& number) {
  T body = std::get<T>(filled<T>({}));
  if constexpr (requires { body.licence; }) body.licence = number;
  if constexpr (requires { body.pledge; }) body.pledge = number;
  if constexpr (requires { body.hold; }) body.hold = number;
  return body;
}

// The days on which later events have effect: one after another.
Date later_day(std::size_t index) {
  return day("2024-10-15").plus_days(static_cast<std::int32_t>(index));
}

using AddLater = void (*)(MemoryLedger& ledger, std::size_t index);

struct LaterEvents {
  std::string_view name;
  AddLater add;
};

void add_ordinary(MemoryLedger& ledger, std::size_t index) {
  auto body = one<ledger::LicenceRecord>("L" + std::to_string(index));
  body.kind = ledger::LicenceKind::kOrdinary;
  ledger.submit(from(kDealer, body));
}
void add_exclusive(MemoryLedger& ledger, std::size_t index) {
  auto body = one<ledger::LicenceRecord>("L" + std::to_string(index));
  body.from = body.until = later_day(index);
  ledger.submit(from(kDealer, body));
}
void add_change(MemoryLedger& ledger, std::size_t index) {
  ledger::LicenceChange body;
  body.licence = "R";
  body.on = later_day(0);
  body.set.values.until = later_day(1'000 + index);
  body.set.mark(&ledger::LicenceRecord::until);
  ledger.submit(from(kDealer, body));
}
void add_pledge(MemoryLedger& ledger, std::size_t index) {
  const std::string number = "P" + std::to_string(index);
  auto body = one<ledger::PledgeRegister>(number);
  body.registered = later_day(index);
  ledger.submit(from(kOffice, body));
  auto end = one<ledger::PledgeCancel>(number);
  end.on = later_day(index + 1);
  ledger.submit(from(kOffice, end));
}
void add_hold(MemoryLedger& ledger, std::size_t index) {
  const std::string number = "H" + std::to_string(index);
  ledger.submit(from(kDealer, one<ledger::HoldPlace>(number)));
  ledger.submit(from(kDealer, one<ledger::HoldRelease>(number)));
}
void add_transfer(MemoryLedger& ledger, std::size_t index) {
  ledger::TransferRegister body = one<ledger::TransferRegister>("");
  body.from = {party(index % 2)};
  body.to = {{party(1 - index % 2), {}}};
  ledger.submit(from(kDealer, body));
}
// Under one statement.
void add_acceptance(MemoryLedger& ledger, std::size_t index) {
  if (index == 0) {
    auto statement = one<ledger::OpenLicenceDeclare>("");
    statement.announced = statement.declared;
    ledger.submit(from(kOffice, statement));
  }
  auto body = one<ledger::OpenLicenceAccept>("A" + std::to_string(index));
  body.recorded = body.notice.emplace(later_day(0));
  ledger.submit(from(kOffice, body));
}
void add_annuity(MemoryLedger& ledger, std::size_t index) {
  auto body = one<ledger::PatentAnnuity>("");
  body.due = later_day(index);
  ledger.submit(from(kOffice, body));
  body.status = ledger::AnnuityStatus::kPaid;
  ledger.submit(from(kOffice, body));
}
void add_receipt(MemoryLedger& ledger, std::size_t index) {
  auto body = one<ledger::ContractReceipt>("");
  body.on = later_day(31 * (index % 12));
  ledger.submit(from(kOffice, body));
}

std::ostream& operator<<(std::ostream& out, const LaterEvents& later) { return out << later.name; }

constexpr LaterEvents kLater[] = {{"ordinary licences", &add_ordinary},
                                  {"exclusive licences", &add_exclusive},
                                  {"changes of the licence", &add_change},
                                  {"pledges", &add_pledge},
                                  {"holds", &add_hold},
                                  {"transfers", &add_transfer},
                                  {"acceptances", &add_acceptance},
                                  {"annuities", &add_annuity},
                                  {"receipts", &add_receipt}};

// Changes the first event of type T; null: retracts it.
struct CorrectionOf {
  std::string_view name;
  std::size_t type;
  void (*change)(Body& body);
};

const std::vector<CorrectionOf>& corrections() {
  using ledger::LicenceRecord;
  using ledger::PatentGrant;
  static const std::vector<CorrectionOf> all{
      {"the title", Body(PatentGrant()).index(),
       [](Body& body) { std::get<PatentGrant>(body).title = "other"; }},
      {"the owner", Body(PatentGrant()).index(),
       [](Body& body) {
         std::get<PatentGrant>(body).owners = {{party(2), {}}};
       }},
      {"the day of filing", Body(PatentGrant()).index(),
       [](Body& body) { std::get<PatentGrant>(body).filed = day("2004-11-15"); }},
      {"the grant", Body(PatentGrant()).index(), nullptr},
      {"the kind of the licence", Body(LicenceRecord()).index(),
       [](Body& body) {
         std::get<LicenceRecord>(body).kind = ledger::LicenceKind::kExclusive;
         std::get<LicenceRecord>(body).until = day("2034-10-15");
       }},
      {"the number of the licence", Body(LicenceRecord()).index(),
       [](Body& body) { std::get<LicenceRecord>(body).licence = "other"; }},
      {"the licence", Body(LicenceRecord()).index(), nullptr},
      {"the pledgee", Body(ledger::PledgeRegister()).index(),
       [](Body& body) { std::get<ledger::PledgeRegister>(body).pledgees = {party(2)}; }},
      {"the pledge", Body(ledger::PledgeRegister()).index(), nullptr},
      {"the hold", Body(ledger::HoldPlace()).index(), nullptr},
      {"the contract", Body(ledger::ContractRegister()).index(), [](Body& body) {
         std::get<ledger::ContractRegister>(body).kind = ledger::ContractKind::kTransfer;
       }}};
  return all;
}

Seq first_of(const MemoryLedger& ledger, std::size_t type) {
  for (const ledger::Entry& entry : ledger.entries()) {
    if (entry.submission->body.index() == type) return entry.seq;
  }
  return 0;
}

Work work_of_correction(const LaterEvents& later, std::size_t size,
                        const CorrectionOf& correction) {
  MemoryLedger ledger = world(Shape::kRights, 3);
  for (std::size_t i = 0; i < size; ++i) later.add(ledger, i);
  const ledger::EventId event{first_of(ledger, correction.type), 0};
  Body body = ledger::EventRetract{event, "why"};
  if (correction.change != nullptr) body = ledger::EventCorrect{event, "{}", "why"};
  const auto corrected = [&](const Body& before) -> std::variant<Body, std::vector<ledger::Fault>> {
    Body after = before;
    correction.change(after);
    return after;
  };
  const ledger::Entry* entry = nullptr;
  const Work work = work_of([&] { entry = &ledger.submit(from(kOffice, body), corrected); });
  EXPECT_TRUE(entry->takes_effect()) << correction.name;
  return work;
}

class CorrectionGrowth : public testing::TestWithParam<LaterEvents> {};

TEST_P(CorrectionGrowth, IsLinearInTheLaterEvents) {
  for (const CorrectionOf& correction : corrections()) {
    std::array<std::uint64_t, kSizes.size()> blocks{};
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
      blocks.at(i) = work_of_correction(GetParam(), kSizes.at(i), correction).blocks;
    }
    EXPECT_TRUE(is_linear(blocks[0], blocks[1], blocks[2]))
        << correction.name << ", before " << GetParam().name << ": " << blocks[0] << ", "
        << blocks[1] << ", " << blocks[2] << " blocks";
  }
}

INSTANTIATE_TEST_SUITE_P(Later, CorrectionGrowth, testing::ValuesIn(kLater));

}  // namespace
}  // namespace growth
