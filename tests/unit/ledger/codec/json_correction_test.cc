// What a correction makes of an event: the fields that it sets, over those that were there.

#include <gtest/gtest.h>

#include <functional>

#include "ledger/base/limits.h"
#include "ledger/codec/json/codec.h"

namespace ledger::codec {
namespace {

constexpr const char* kAnnuity =
    R"({"patent":"202019000002.3","due":"2024-11-11","status":"missed"})";

class JsonCorrection : public testing::Test {
 protected:
  Body annuity() {
    const std::string text = R"({"id":"1","source":"ip-office","at":"2024-11-12T09:00:00+08:00",)"
                             R"("type":"patent.annuity","body":)" +
                             std::string(kAnnuity) + "}";
    return decoder.decode(text).submission->body;
  }

  std::string corrected(std::string_view set) {
    const auto result = decoder.corrected(annuity(), set);
    if (const auto* body = std::get_if<Body>(&result)) return to_json(*body);
    const Fault& fault = std::get<1>(result).front();
    return code_text(fault.code) + " " + fault.pointer;
  }

  JsonDecoder decoder;
};

TEST_F(JsonCorrection, puts_fields_in_place) {
  EXPECT_EQ(
      corrected(R"({"status":"paid","paid":"2024-11-10"})"),
      R"({"patent":"202019000002.3","due":"2024-11-11","status":"paid","paid":"2024-11-10"})");
  EXPECT_EQ(corrected("{}"), kAnnuity);
}

TEST_F(JsonCorrection, tells_faults_below_body_set) {
  EXPECT_EQ(corrected(R"({"due":"2024-02-30"})"), "F03 /body/set/due");
  EXPECT_EQ(corrected(R"({"colour":1})"), "F01 /body/set/colour");
  EXPECT_EQ(corrected("[]"), "F01 /body/set");
  EXPECT_EQ(corrected("{} {}"), "F01 /body/set");
  EXPECT_EQ(corrected(""), "F01 /body/set");
}

TEST_F(JsonCorrection, keeps_its_set_compact_until_then) {
  const Decoded decoded = decoder.decode(
      R"({"id":"2","source":"ip-office","at":"2024-11-12T09:00:00+08:00","type":"event.correct",)"
      R"("body":{"event":"41.0","set": { "due" : "\u0032024-11-10", "x":[1, {"y":null}] },)"
      R"("reason":"typo"}})");
  ASSERT_TRUE(decoded.submission);
  EXPECT_EQ(std::get<EventCorrect>(decoded.submission->body).set,
            R"({"due":"2024-11-10","x":[1,{"y":null}]})");
}

// `count` entries of an object or an array, between commas.
std::string entries(std::size_t count, const std::function<std::string(std::size_t)>& entry) {
  std::string text = entry(0);
  for (std::size_t i = 1; i < count; ++i) text += "," + entry(i);
  return text;
}

TEST_F(JsonCorrection, bounds_the_entries_of_its_set) {
  const auto fault_of = [this](const std::string& set) -> std::string {
    const Decoded decoded = decoder.decode(
        R"({"source":"ip-office","at":"2024-11-12T09:00:00+08:00","type":"event.correct",)"
        R"("body":{"event":"41.0","set":)" +
        set + R"(,"reason":"typo"},"id":"2"})");
    EXPECT_EQ(decoded.id, "2");  // What follows is still read.
    if (decoded.faults.empty()) return "good";
    return code_text(decoded.faults.front().code) + " " + decoded.faults.front().pointer;
  };
  const auto field = [](std::size_t i) { return "\"" + std::to_string(i) + "\":1"; };
  EXPECT_EQ(fault_of("{" + entries(kTermsMax, field) + "}"), "good");
  EXPECT_EQ(fault_of("{" + entries(kTermsMax + 1, field) + "}"), "F08 /body/set");
  const auto item = [](std::size_t /*i*/) -> std::string { return "{}"; };
  EXPECT_EQ(fault_of(R"({"x":[)" + entries(kListItemsMax, item) + "]}"), "good");
  EXPECT_EQ(fault_of(R"({"x":[)" + entries(kListItemsMax + 1, item) + "]}"), "F08 /body/set/x");
}

}  // namespace
}  // namespace ledger::codec
