// The texts of faults in Chinese.

#include "ledger/law/catalogue/fault_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ledger/codec/json/codec.h"

namespace ledger::law {
namespace {

TEST(FaultTexts, HaveTheValuesOfTheFault) {
  EXPECT_EQ(fault_text_zh("the check character is 7, must be 6"), "校验位为 7，应为 6");
  EXPECT_EQ(fault_text_zh("nested deeper than 64 levels"), "嵌套超过 64 层");
  EXPECT_EQ(
      fault_text_zh("2024-07-02 is after the day of filing, 2024-07-01: what has not happened "
                    "yet cannot be filed"),
      "2024-07-02 晚于提交之日 2024-07-01：尚未发生的事项不能提交");
}

TEST(FaultTexts, QuoteTheValueAndNameTheNearest) {
  EXPECT_EQ(fault_text_zh("\"bankk\": must be one of bank, court; the nearest is bank"),
            "\"bankk\"：须为下列之一：bank, court；最接近的是 bank");
  EXPECT_EQ(fault_text_zh("\"party.regster\" is not a type; the nearest is party.register"),
            "\"party.regster\" 不是提交的类型；最接近的是 party.register");
  EXPECT_EQ(fault_text_zh("\"2024-13-01\": must be a date from 1900 on, such as \"2024-07-22\""),
            "\"2024-13-01\"：须为 1900 年以后的日期，例如 \"2024-07-22\"");
}

TEST(FaultTexts, ReturnAnUnknownTextAsItIs) {
  EXPECT_EQ(fault_text_zh("a fault of another build"), "a fault of another build");
  EXPECT_EQ(fault_text_zh(""), "");
}

bool is_chinese(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
}

class Faults {
 public:
  // Each fault of `json` has a text in Chinese.
  void expect_chinese(std::string_view json) {
    for (const Fault& fault : decoder_.decode(json).faults) {
      EXPECT_TRUE(is_chinese(fault_text_zh(fault.detail))) << fault.detail;
      ++count_;
    }
  }
  std::size_t count() const { return count_; }

 private:
  codec::JsonDecoder decoder_;
  std::size_t count_ = 0;
};

// Where the members of a JSON text have their values.
std::vector<std::size_t> places_of_values(std::string_view json) {
  std::vector<std::size_t> places;
  for (std::size_t at = json.find("\":"); at != std::string_view::npos;) {
    places.push_back(json.find_first_not_of(' ', at + 2));
    at = json.find("\":", at + 2);
  }
  return places;
}

// Each type of submission, with each of its members of a wrong type or value.
TEST(FaultTexts, AreKnownForWhatTheDecoderFinds) {
  constexpr auto kValues = std::to_array<std::string_view>({"1",
                                                            "-1",
                                                            "true",
                                                            "null",
                                                            "\"\"",
                                                            "\"x\"",
                                                            "[]",
                                                            "{}",
                                                            "[1]",
                                                            "[\"x\"]",
                                                            "{\"x\":1}",
                                                            "{",
                                                            "\"\\u0000\"",
                                                            "\"\\q\"",
                                                            "\"\\ud800\"",
                                                            "\"202019000002.4\"",
                                                            "\"20201900000\"",
                                                            "\"202049000002.3\"",
                                                            "\"2.02412E+15\"",
                                                            "[\"P12\"]",
                                                            "{\"202019000002.3\":-1}"});
  Faults faults;
  for (const auto& file : std::filesystem::directory_iterator(SOURCE_ROOT "/tests/golden")) {
    const std::string name = file.path().filename();
    if (!name.starts_with("submission-") || !name.ends_with(".json")) continue;
    std::stringstream read;
    read << std::ifstream(file.path()).rdbuf();
    const std::string json = read.str();
    for (const std::size_t place : places_of_values(json)) {
      const std::size_t end =
          json[place] == '"' ? json.find('"', place + 1) + 1 : json.find_first_of(",}]", place);
      for (const std::string_view value : kValues) {
        faults.expect_chinese(std::string(json).replace(place, end - place, value));
      }
      faults.expect_chinese(std::string_view(json).substr(0, place));
      faults.expect_chinese(std::string(json).replace(json.rfind('"', place - 2), 1, "\"x"));
    }
  }
  EXPECT_GT(faults.count(), 1000U);
}

}  // namespace
}  // namespace ledger::law
