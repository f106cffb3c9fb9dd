#include "ledger/model/codes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "ledger/model/entry.h"
#include "ledger/model/values/event_id.h"

namespace ledger {
namespace {

std::vector<std::string> all_codes() {
  std::vector<std::string> texts;
  for (unsigned value = 0; value < 1000; ++value) {
    const std::string text = code_text(static_cast<Code>(value));
    if (text != "?") texts.push_back(text);
  }
  return texts;
}

template <std::size_t... I>
std::vector<std::string> all_types(std::index_sequence<I...> /*types*/) {
  return {std::string(BodyTypeAt<I>::kType)...};
}
std::vector<std::string> all_types() { return all_types(std::make_index_sequence<kBodyTypes>{}); }

TEST(Code, HasATextThatParsesBack) {
  std::set<std::string> texts;
  for (unsigned value = 0; value < 1000; ++value) {
    const auto code = static_cast<Code>(value);
    const std::string text = code_text(code);
    if (text == "?") continue;
    EXPECT_EQ(parse_code(text), code) << text;
    EXPECT_TRUE(texts.insert(text).second) << text;
  }
  EXPECT_EQ(texts.size(),
            8U + 5U + 1U + 11U + 13U + 12U + 16U + 10U);  // All enumerators of codes.h.
  EXPECT_EQ(code_text(Code::kT04), "T04");
  EXPECT_EQ(code_text(Code::kL13), "L13");
  EXPECT_EQ(code_text(Code::kO22), "O22");
  EXPECT_EQ(code_text(Code::kA01), "A01");
  EXPECT_EQ(code_text(Code::kH01), "H01");
  EXPECT_EQ(code_text(Code::kF08), "F08");
}

TEST(Code, RefusesOtherTexts) {
  for (const std::string_view text :
       {"", "T", "T4", "T00", "T12", "L14", "P13", "O00", "O14", "O19", "O23", "F00", "F09", "A02",
        "t04", "X01", "T04 ", "T-4"}) {
    EXPECT_FALSE(parse_code(text)) << text;
  }
}

TEST(EventId, IsAPositionAndAnIndex) {
  EXPECT_EQ(EventId::parse("41.0"), (EventId{41, 0}));
  EXPECT_EQ((EventId{41, 2}.text()), "41.2");
  for (const std::string_view text : {"", "41", ".0", "41.", "41.0.0", "-1.0", "41.65536", "a.0"}) {
    EXPECT_FALSE(EventId::parse(text)) << text;
  }
}

TEST(OptionalSeq, HasAnySeqOrNone) {
  EXPECT_FALSE(OptionalSeq().has_value());
  EXPECT_EQ(OptionalSeq().value_or(7), 7U);
  EXPECT_EQ(*OptionalSeq(0), 0U);
  EXPECT_TRUE(OptionalSeq(0).has_value());
  EXPECT_NE(OptionalSeq(0), OptionalSeq());
}

// The order of the types is stored.
TEST(Body, HasItsTypesInTheStoredOrder) {
  EXPECT_EQ(kBodyTypes, 42U);
  EXPECT_EQ(Body(PartyRegister{}).index(), 0U);
  EXPECT_EQ(Body(TransferRegister{}).index(), 11U);
  EXPECT_EQ(Body(PledgeRegister{}).index(), 16U);
  EXPECT_EQ(Body(ContractRegister{}).index(), 30U);
  EXPECT_EQ(Body(EventRetract{}).index(), 37U);
  EXPECT_EQ(Body(ClockDay{}).index(), 40U);
  EXPECT_EQ(Body(GazetteMap{}).index(), 41U);
  EXPECT_EQ(type_name(Body(PledgeRegister{})), "pledge.register");
  EXPECT_EQ(event_name(Body(PledgeRegister{})), "pledge.registered");
}

// docs/contract.md: §2 has a row for each code, §3 names each type, and §8 has those alone that are
// not built yet.
TEST(Contract, NamesEachCodeAndEachType) {
  std::ifstream file(SOURCE_ROOT "/docs/contract.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::size_t not_built = text.find("## 8.");
  ASSERT_NE(not_built, std::string::npos);
  const auto is_reserved = [&](std::string_view row, const std::string& name) {
    const std::size_t start = text.find(row, not_built);
    if (start == std::string::npos) return false;  // All of them are built.
    return start != std::string::npos &&
           text.substr(start, text.find('\n', start) - start).find("`" + name + "`") !=
               std::string::npos;
  };
  for (const std::string& code : all_codes()) {
    EXPECT_LT(text.find("| `" + code + "` |"), not_built) << code;
    EXPECT_FALSE(is_reserved("| §2 codes |", code)) << code;
  }
  for (const std::string& type : all_types()) {
    EXPECT_LT(text.find("**`" + type + "`**"), not_built) << type;
    EXPECT_FALSE(is_reserved("| §3 types |", type)) << type;
  }
}

TEST(FuzzCorpus, HasEachType) {
  const std::filesystem::path corpus = SOURCE_ROOT "/tests/fuzz/corpus";
  for (const std::string& type : all_types()) {
    EXPECT_TRUE(std::filesystem::exists(corpus / "json_submission" / type)) << type;
    EXPECT_TRUE(std::filesystem::exists(corpus / "capnp_submission" / type)) << type;
  }
}

}  // namespace
}  // namespace ledger
