#include "connectors/generator/generator.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "connectors/generator/encoder.h"
#include "ledger/codec/json/codec.h"
#include "ledger/crypto/sha256.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

constexpr Plan kSmall{300, 3'000, 42};

std::string bytes_of(const Plan& plan, bool is_capnp) {
  Generator generator(plan);
  StreamEncoder encoder(is_capnp);
  std::string bytes;
  while (const auto made = generator.next()) bytes += encoder.encode(*made);
  return bytes;
}

std::string sha256_of(const std::string& bytes) {
  return ledger::hex(ledger::crypto::sha256({bytes}));
}

// The check character of ZC 0006-2003, implemented independently.
char check_of(std::string_view twelve) {
  constexpr std::array<int, 12> kWeights{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (twelve[i] - '0');
  return sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11);
}

// A change of these digests changes the stream of every seed: note it in CHANGELOG.
TEST(Generator, GivesTheGoldenBytes) {
  EXPECT_EQ(sha256_of(bytes_of(kSmall, false)),
            "21e10e5dcf37d2ec7538190106ec4a845fa839576f9fbe2a54c3858c0a3580a7");
  EXPECT_EQ(sha256_of(bytes_of(kSmall, true)),
            "8c202eda69f9ec423aa0f1de1c4a249a467b14a2f0ffa76818ed9008f9ca7af8");
}

TEST(Generator, TheSeedDeterminesTheBytes) {
  const std::string first = bytes_of(kSmall, false);
  EXPECT_TRUE(first == bytes_of(kSmall, false));
  EXPECT_FALSE(first == bytes_of({300, 3'000, 43}, false));
}

TEST(Generator, MakesAsManyAsPlanned) {
  for (const Plan& plan : {Plan{1, 2, 1}, Plan{1, 50, 3}, Plan{49, 50, 1}, kSmall}) {
    Generator generator(plan);
    std::uint64_t made = 0;
    while (generator.next()) ++made;
    EXPECT_EQ(made, generator.total());
    EXPECT_EQ(made, CityParties(plan.patents, plan.seed).count() + plan.events);
    EXPECT_EQ(generator.expected().submissions(), made);
  }
}

TEST(Generator, EveryPatentIsGrantedOnceWithAValidNumber) {
  Generator generator(kSmall);
  std::set<std::string> numbers;
  while (const auto made = generator.next()) {
    if (made->outcome != ledger::Outcome::kRecorded) continue;
    const auto* grant = std::get_if<ledger::PatentGrant>(&made->submission.body);
    if (grant == nullptr) continue;
    const std::string number = grant->patent.text();
    EXPECT_TRUE(numbers.insert(number).second) << number;
    EXPECT_EQ(number[13], check_of(number)) << number;
  }
  EXPECT_GT(numbers.size(), kSmall.patents * 9U / 10);
  EXPECT_LE(numbers.size(), kSmall.patents);
}

TEST(Generator, OnlyAWrongCheckCharacterFailsToDecode) {
  Generator generator({1'000, 10'000, 42});
  StreamEncoder encoder(false);
  ledger::codec::JsonDecoder decoder;
  int damaged = 0;
  while (const auto made = generator.next()) {
    const auto decoded = decoder.decode(encoder.encode(*made));
    EXPECT_EQ(decoded.submission.has_value(), !made->damaged) << expected_line(*made);
    if (!made->damaged) continue;
    ++damaged;
    ASSERT_EQ(decoded.faults.size(), 1U);
    EXPECT_EQ(decoded.faults.front().code, ledger::Code::kF02);
  }
  EXPECT_GT(damaged, 0);
}

TEST(Generator, UnlawfulSubmissionsHaveOneCode) {
  Generator generator({2'000, 40'000, 5});
  std::map<ledger::Code, int> codes;
  int unlawful = 0;
  while (const auto made = generator.next()) {
    const bool is_rejected = made->outcome == ledger::Outcome::kRefused ||
                             made->outcome == ledger::Outcome::kMalformed ||
                             made->outcome == ledger::Outcome::kAcknowledgementRequired;
    if (!is_rejected) continue;
    ASSERT_TRUE(made->code.has_value());
    ++codes[*made->code];
    ++unlawful;
  }
  EXPECT_NEAR(unlawful, 1'200, 300);  // About 3 %.
  for (const ledger::Code code :
       {ledger::Code::kT01, ledger::Code::kT04, ledger::Code::kP04, ledger::Code::kP09,
        ledger::Code::kL10, ledger::Code::kO06, ledger::Code::kF02, ledger::Code::kF07,
        ledger::Code::kA01, ledger::Code::kV01, ledger::Code::kH01, ledger::Code::kP11}) {
    EXPECT_GT(codes[code], 0) << ledger::code_text(code);
  }
}

TEST(Generator, APatentTakesLittleMemory) { EXPECT_LE(sizeof(PatentLife), 48U); }

}  // namespace
}  // namespace connectors::generator
