// The numbers of contracts, pledges and licences, through both decoders: one spelling.

#include <gtest/gtest.h>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/model/codes.h"

namespace ledger::codec {
namespace {

std::string line(std::string_view type, const std::string& body) {
  return R"({"id":"1","source":"tech-registry","at":"2024-11-12T09:00:00+08:00","type":")" +
         std::string(type) + R"(","body":)" + body + "}";
}

std::string cancel(const std::string& number) {
  return line("contract.cancel",
              R"({"contract":")" + number + R"(","on":"2024-11-12","reason":"r"})");
}

// The number as read, or its fault.
std::string contract_of(const Decoded& decoded) {
  if (!decoded.submission) {
    return code_text(decoded.faults[0].code) + " " + decoded.faults[0].pointer;
  }
  return std::get<ContractCancel>(decoded.submission->body).contract;
}

std::string from_json(const std::string& number) {
  return contract_of(JsonDecoder().decode(cancel(number)));
}

// The message states the number as given, as a sender may write it.
std::string from_capnp(const std::string& number) {
  Submission submission = *JsonDecoder().decode(cancel("2024120003000101")).submission;
  std::get<ContractCancel>(submission.body).contract = number;
  CapnpCodec codec;
  return contract_of(codec.decode_submission(codec.encode(submission)));
}

TEST(NumberText, HasOneSpellingOnEachDoor) {
  for (const std::string spelling :
       {"2024120003000101", "2024120003000101 ", "２０２４１２０００３０００１０１",
        "2024\u30001200\u00A003\u2009000101", "2024-1200-03-000101", "2024－1200‐03–000101"}) {
    EXPECT_EQ(from_json(spelling), "2024120003000101") << spelling;
    EXPECT_EQ(from_capnp(spelling), "2024120003000101") << spelling;
  }
  EXPECT_EQ(from_json("津ａ-００1"), "津A-001");
  EXPECT_EQ(from_capnp("ⅳ-①"), "IV-1");
}

TEST(NumberText, RefusesABlankOrABrokenNumber) {
  for (const std::string number : {" ", "\u3000", "2.02412E+15", "２.０e+15", "2e15"}) {
    EXPECT_EQ(from_json(number), "F01 /body/contract") << number;
    EXPECT_EQ(from_capnp(number), "F01 /body/contract") << number;
  }
  const Decoded broken = JsonDecoder().decode(cancel("2.02412E+15"));
  EXPECT_NE(broken.faults[0].detail.find("spreadsheet"), std::string::npos);
}

TEST(NumberText, IsReadInASetInAListAndInACorrection) {
  JsonDecoder decoder;
  const auto change = decoder.decode(line("licence.change",
                                          R"({"licence":"x2024120000031","on":"2024-11-12","set":)"
                                          R"({"carve_out":["X 2024120000032","2E9"]}})"));
  ASSERT_FALSE(change.submission);
  EXPECT_EQ(change.faults[0].pointer, "/body/set/carve_out/1");
  const auto cancelled = decoder.decode(cancel("2024120003000101"));
  const auto corrected =
      decoder.corrected(cancelled.submission->body, R"({"contract":"2024 1200 03 000102"})");
  EXPECT_EQ(std::get<ContractCancel>(std::get<Body>(corrected)).contract, "2024120003000102");
  const auto broken = decoder.corrected(cancelled.submission->body, R"({"contract":"2E15"})");
  EXPECT_EQ(std::get<1>(broken)[0].pointer, "/body/set/contract");
}

TEST(NumberText, OtherTextsAreLeftAsTheyAre) {
  const auto decoded = JsonDecoder().decode(line("hold.release", R"({"hold":" h 2e15 "})"));
  EXPECT_EQ(std::get<HoldRelease>(decoded.submission->body).hold, " h 2e15 ");
}

}  // namespace
}  // namespace ledger::codec
