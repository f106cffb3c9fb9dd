// A patent as JSON.

#include "connectors/views/rights_json.h"

#include <gtest/gtest.h>

#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

TEST(RightsJson, APledgedPatent) {
  const Folded ledger = named_tianjin();
  auto view = view_on(ledger, kPledgedPatent, "2025-02-14");
  view.timeline.clear();
  const std::string json = rights_json(view);
  EXPECT_TRUE(json.starts_with(
      R"({"patent":"201819000005.X","title":"patent","type":"invention","on":"2025-02-14",)"
      R"("status":"in-force","owners":[{"party":"91120111MA9900028J",)"
      R"("name":"天津示例生物医药股份有限公司","share":"1/1","stated":false}],)"
      R"("filed":"2019-03-12","granted":"2021-08-06","last_day":"2039-03-11","days_left":5138,)"
      R"("main_class":"A61K 38/17","industry":"C27","version":2,)"
      R"("encumbrances":[{"kind":"pledge","id":"Y2024980000058",)"
      R"("holders":[{"party":"91120101MA9900079B","name":"海河示例银行天津分行"}],)"
      R"("from":"2024-10-28","rank":1,)"
      R"("claim":{"kind":"loan","amount":"8000000.00","currency":"CNY",)"))
      << json;
  EXPECT_TRUE(json.ends_with(R"(}],"timeline":[]})")) << json;
}

TEST(RightsJson, AClaimInForeignMoneyHasItsExchange) {
  Folded ledger = named_tianjin();
  ledger::PledgeRegister body;
  body.pledge = "Y2";
  body.patents = {patent("201919000001.6")};
  body.claim.emplace().currency = currency("EUR");
  body.claim->exchange = projections::test::exchange("7.8312", "2025-01-06");
  body.registered = day("2025-01-07");
  ledger.record("2025-01-07", body);
  EXPECT_NE(rights_json(view_on(ledger, "201919000001.6", "2025-02-14"))
                .find(R"("exchange":{"rate":"7.8312","on":"2025-01-06","source":"CFETS"}})"),
            std::string::npos);
}

TEST(RightsJson, TheTimelineHasBothLanguages) {
  const Folded ledger = named_tianjin();
  const std::string json = rights_json(view_on(ledger, "201919000001.6", "2025-02-14"));
  EXPECT_NE(json.find(R"("timeline":[{"date":"2021-08-06","event":"10.0","type":"patent.granted",)"
                      R"("zh":"授予专利权，专利权人：12120000401900018C",)"
                      R"("en":"Granted to 12120000401900018C"},)"),
            std::string::npos)
      << json;
}

TEST(RightsJson, WithoutEncumbrances) {
  const Folded ledger = named_tianjin();
  const std::string json = rights_json(view_on(ledger, "201919000001.6", "2025-02-14"));
  EXPECT_NE(json.find(R"("encumbrances":[])"), std::string::npos) << json;
}

}  // namespace
}  // namespace connectors::views::test
