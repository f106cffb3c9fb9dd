// One right that the office publishes patent by patent and a bank or a centre reports as a whole
// counts once, whatever the order of the statements.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "tests/unit/projections/figures_case.h"

namespace projections::test {
namespace {

constexpr std::string_view kCentre = "91120101MA9900108N";

struct Statement {
  std::string_view source;
  ledger::Body body;
};

class StatedTwice : public FiguresTest {
 protected:
  // Expects the figures after the statements in each order; `figures` reads them.
  void expect_in_any_order(const std::vector<Statement>& statements, std::string_view expected,
                           const std::function<std::string()>& figures) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < statements.size(); ++i) order.push_back(i);
    do {
      ledger = with_parties();
      std::string text;
      for (const std::size_t i : order) {
        ledger.set_source(statements[i].source);
        ledger.record("2024-07-22", statements[i].body);
        text += std::to_string(i);
      }
      EXPECT_EQ(figures(), expected) << text;
      EXPECT_EQ(ledger.rebuilt().rows(), ledger.statistics().rows()) << text;
    } while (std::ranges::next_permutation(order).found);
  }
  template <typename Registration>
  static Registration of_one(Registration body, std::size_t patent) {
    body.patents = {body.patents.at(patent)};
    return body;
  }
};

ledger::PledgeRegister published(ledger::PledgeRegister body) {
  body.debtor.reset();
  body.claim.reset();
  return body;
}

TEST_F(StatedTwice, APledgePublishedPatentByPatent) {
  const auto reported = pledge("Y1", "5000000.00", "2024-07-01");
  expect_in_any_order({{kBank, reported},
                       {"ip-office", published(of_one(reported, 0))},
                       {"ip-office", published(of_one(reported, 1))}},
                      "2024-07 1 5000000.00 2",
                      [this] { return event("pledges,pledge_amount,pledged_patents"); });
}

TEST_F(StatedTwice, ALicencePublishedPatentByPatent) {
  const auto reported = licence("X1", "2024-07-01");
  ledger::LicenceRecord first = of_one(reported, 0);
  first.kind = ledger::LicenceKind::kUnset;
  ledger::LicenceRecord second = of_one(reported, 1);
  second.kind = ledger::LicenceKind::kUnset;
  expect_in_any_order({{kCentre, reported}, {"ip-office", first}, {"ip-office", second}},
                      "2024-07 ordinary 1 2",
                      [this] { return event("licences,patents_licensed", "licence_kind"); });
}

TEST_F(StatedTwice, ALicenceCountsUnderTheKindOfTheOffice) {
  const auto published = licence("X1", "2024-07-01");
  ledger::LicenceRecord reported = published;
  reported.kind = ledger::LicenceKind::kExclusive;
  expect_in_any_order({{kCentre, reported}, {"ip-office", published}}, "2024-07 ordinary 1",
                      [this] { return event("licences", "licence_kind"); });
}

TEST_F(StatedTwice, ATransferPublishedPatentByPatent) {
  ledger::TransferRegister reported = transfer("2024-07-01");
  reported.patents.push_back(patent(kDesign));
  expect_in_any_order(
      {{kCentre, reported}, {"ip-office", of_one(reported, 0)}, {"ip-office", of_one(reported, 1)}},
      "2024-07 1 2", [this] { return event("transfers,patents_transferred"); });
}

TEST_F(StatedTwice, ATransferPublishedEarlierThanItIsReported) {
  ledger::TransferRegister reported = transfer("2024-07-10");
  reported.patents.push_back(patent(kDesign));
  ledger::TransferRegister published = of_one(reported, 1);
  published.registered = day("2024-07-01");
  expect_in_any_order({{kCentre, reported}, {"ip-office", published}}, "2024-07 1 2",
                      [this] { return event("transfers,patents_transferred"); });
}

TEST_F(StatedTwice, WithoutTheReportEachPublishedTransferCounts) {
  ledger::TransferRegister reported = transfer("2024-07-01");
  reported.patents.push_back(patent(kDesign));
  ledger.record("2024-07-22", of_one(reported, 0));
  ledger.record("2024-07-22", of_one(reported, 1));
  ledger.set_source(kCentre);
  const ledger::Seq report = ledger.record("2024-07-22", reported);
  ledger.retract("2024-09-01", report);
  EXPECT_EQ(event("transfers,patents_transferred"), "2024-07 2 2");
}

}  // namespace
}  // namespace projections::test
