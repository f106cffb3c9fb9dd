// Hostile Cap'n Proto messages: each is reported as a fault, in bounded time.

#include <capnp/dynamic.h>
#include <capnp/message.h>
#include <capnp/serialize.h>
#include <gtest/gtest.h>

#include <cstring>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "schemas/submission.capnp.h"

namespace ledger::codec {
namespace {

Bytes bytes_of(capnp::MessageBuilder& message) {
  const auto words = capnp::messageToFlatArray(message);
  const auto bytes = words.asBytes();
  return {reinterpret_cast<const char*>(bytes.begin()), bytes.size()};
}

class CapnpHostile : public testing::Test {
 protected:
  CapnpHostile() {
    auto root = message->initRoot<schemas::Submission>();
    root.setId("1");
    root.setSource("ip-office");
    root.setAt(1'721'610'000'000);
  }

  schemas::Submission::Builder root() { return message->getRoot<schemas::Submission>(); }

  schemas::PatentAnnuity::Builder annuity() {
    auto annuity = root().getBody().initPatentAnnuity();
    annuity.setPatent("202019000002.3");
    annuity.setDue(20'000);
    annuity.setStatus(schemas::AnnuityStatus::MISSED);
    return annuity;
  }

  std::string faults_of(const Bytes& bytes) {
    const Decoded decoded = codec.decode_submission(bytes);
    if (decoded.submission) return "good";
    std::string all;
    for (const Fault& fault : decoded.faults) {
      if (!all.empty()) all += "; ";
      all += code_text(fault.code) + " " + fault.pointer;
    }
    return all;
  }
  std::string faults_in_message() { return faults_of(bytes_of(*message)); }

  // Behind a pointer: its destructor may throw, and a test's may not.
  std::unique_ptr<capnp::MallocMessageBuilder> message =
      std::make_unique<capnp::MallocMessageBuilder>();
  CapnpCodec codec;
};

TEST_F(CapnpHostile, a_message_of_another_program_is_read) {
  annuity();
  EXPECT_EQ(faults_in_message(), "good");
}

TEST_F(CapnpHostile, values_are_checked_as_in_json) {
  auto body = annuity();
  body.setPatent("202019000002.4");
  body.setDue(-30'000);
  body.setStatus(static_cast<schemas::AnnuityStatus>(777));
  EXPECT_EQ(faults_in_message(), "F02 /body/patent; F03 /body/due; F01 /body/status");
}

TEST_F(CapnpHostile, patent_numbers_become_canonical) {
  annuity().setPatent("ZL 2020 1 9000002.3");
  const Decoded decoded = codec.decode_submission(bytes_of(*message));
  ASSERT_TRUE(decoded.submission);
  EXPECT_NE(to_json(*decoded.submission).find("\"202019000002.3\""), std::string::npos);
}

TEST_F(CapnpHostile, what_is_missing_is_reported) {
  root().getBody().initPatentAnnuity();
  EXPECT_EQ(faults_in_message(), "F01 /body/patent; F01 /body/due; F01 /body/status");
  message->initRoot<schemas::Submission>();
  EXPECT_EQ(faults_in_message(), "F01 /id; F01 /source; F01 /at; F01 /body");
  EXPECT_TRUE(faults_of(Bytes("\0\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0", 16)).starts_with("F01 ;"));
}

TEST_F(CapnpHostile, lists_are_checked) {
  auto transfer = root().getBody().initTransferRegister();
  transfer.initPatents(2).set(0, "202019000002.3");
  transfer.initTo(1);
  const std::string all = faults_in_message();
  EXPECT_NE(all.find("F02 /body/patents/1"), std::string::npos) << all;
  EXPECT_NE(all.find("F01 /body/to/0/party"), std::string::npos) << all;
  EXPECT_NE(all.find("F01 /body/from"), std::string::npos) << all;
}

TEST_F(CapnpHostile, money_out_of_range) {
  auto receipt = root().getBody().initContractReceipt();
  receipt.setContract("1");
  receipt.setCurrency("CNY");
  receipt.setOn(20'000);
  for (const std::int64_t fen : {std::int64_t{-2}, std::int64_t{100'000'000'000'000'001}}) {
    receipt.setAmount(fen);
    EXPECT_EQ(faults_in_message(), "F04 /body/amount");
  }
}

TEST_F(CapnpHostile, exchanges_are_checked) {
  auto receipt = root().getBody().initContractReceipt();
  receipt.setContract("1");
  receipt.setAmount(1);
  receipt.setCurrency("EUR");
  receipt.setOn(20'000);
  auto exchange = receipt.initExchange();
  EXPECT_EQ(faults_in_message(),
            "F01 /body/exchange/rate; F01 /body/exchange/on; F01 /body/exchange/source");
  exchange.setRate("0");
  exchange.setOn(20'000);
  exchange.setSource(std::string(48, 'x').c_str());
  EXPECT_EQ(faults_in_message(), "F04 /body/exchange/rate; F08 /body/exchange/source");
  exchange.setRate("7.8312");
  exchange.setSource("\xC3\x28");
  EXPECT_EQ(faults_in_message(), "F01 /body/exchange/source");
}

TEST_F(CapnpHostile, texts_are_checked) {
  auto use = root().getBody().initUseJustify();
  use.setPatent("202019000002.3");
  use.setUntil(20'000);
  use.setReason("\xC3\x28");
  EXPECT_EQ(faults_in_message(), "F01 /body/reason");
  use.setReason(std::string(4097, 'x').c_str());
  EXPECT_EQ(faults_in_message(), "F08 /body/reason");
  std::memcpy(use.initReason(3).begin(), "a\0b", 3);
  EXPECT_EQ(faults_in_message(), "F01 /body/reason");
}

TEST_F(CapnpHostile, envelope_is_checked) {
  annuity();
  root().setId(std::string(65, 'x').c_str());
  EXPECT_EQ(faults_in_message(), "F01 /id");
  root().setId("1");
  root().setSource("a b");
  EXPECT_EQ(faults_in_message(), "F06 /source");
  root().setSource("a");
  root().initAcknowledge(1).set(0, "T04");
  EXPECT_EQ(faults_in_message(), "F01 /acknowledge/0");
  root().initAcknowledge(0);
  auto expect = root().initExpect(2);
  expect[0].setPatent("202019000002.3");
  expect[1].setPatent("202019000002.3");
  EXPECT_EQ(faults_in_message(), "F01 /expect");
  root().initExpect(0);
  root().setAt(300'000'000'000'000);
  EXPECT_EQ(faults_in_message(), "F03 /at");
}

TEST_F(CapnpHostile, a_correction_is_checked_to_be_json) {
  auto correct = root().getBody().initEventCorrect();
  correct.setEvent("41.0");
  correct.setReason("typo");
  for (const char* bad : {"[]", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":\"\\ud800\"}"}) {
    correct.setSet(bad);
    EXPECT_TRUE(faults_in_message().starts_with("F01 /body/set")) << bad << faults_in_message();
  }
  correct.setSet("{ \"a\" : 1 }");
  EXPECT_EQ(faults_in_message(), "good");
}

TEST_F(CapnpHostile, a_change_names_what_it_gives) {
  auto change = root().getBody().initLicenceChange();
  change.setLicence("X1");
  change.setOn(20'000);
  auto set = change.initSet();
  set.initFields(1).set(0, "until");
  set.initValues().setUntil(20'100);
  EXPECT_EQ(faults_in_message(), "good");
  set.getValues().setContract("C1");
  EXPECT_EQ(faults_in_message(), "F01 /body/set/contract");
  set.initFields(3);
  for (capnp::uint i = 0; i < 3; ++i) set.getFields().set(i, i < 2 ? "until" : "colour");
  set.initValues().setUntil(20'100);
  EXPECT_EQ(faults_in_message(), "F01 /body/set/until; F01 /body/set/colour");
  set.initFields(1).set(0, "kind");
  set.initValues();
  EXPECT_EQ(faults_in_message(), "F01 /body/set/kind");
}

TEST_F(CapnpHostile, an_unknown_type_is_reported) {
  annuity();
  Bytes bytes = bytes_of(*message);
  const std::size_t tag = 8 + 8 + 8;  // Table, root pointer, `at`.
  const auto unknown = static_cast<std::uint16_t>(kBodyTypes);
  std::memcpy(bytes.data() + tag, &unknown, sizeof unknown);
  EXPECT_EQ(faults_of(bytes), "F05 /type");
  EXPECT_EQ(codec.decode_submission(bytes).id, "1");
}

TEST_F(CapnpHostile, fields_of_a_newer_schema_are_unknown) {
  capnp::MallocMessageBuilder newer;
  auto any = newer.initRoot<capnp::AnyPointer>().initAsAnyStruct(9, 9);
  any.getPointerSection()[8].setAs<capnp::Text>("new");
  const std::string all = faults_of(bytes_of(newer));
  EXPECT_TRUE(all.starts_with("F01 ;")) << all;
}

TEST_F(CapnpHostile, every_truncation_is_reported) {
  annuity();
  const Bytes good = bytes_of(*message);
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_TRUE(faults_of(good.substr(0, size)).starts_with("F01")) << size;
  }
  EXPECT_EQ(faults_of(good + Bytes(8, '\0')), "F01 ");
  EXPECT_EQ(faults_of(Bytes((1U << 20U) + 1, '\0')), "F08 ");
}

TEST_F(CapnpHostile, every_flipped_bit_is_reported_or_read) {
  annuity();
  const Bytes good = bytes_of(*message);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    Bytes bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(faults_of(bad).empty());
  }
}

TEST_F(CapnpHostile, a_list_of_nothing_without_end) {
  auto any = root().getBody().initHoldPlace();
  any.setHold("1");
  auto pointers = capnp::toAny(any).getPointerSection();
  pointers[1].initAsAnyList(capnp::ElementSize::VOID, (1U << 29U) - 1);
  EXPECT_TRUE(faults_in_message().starts_with("F01 /body/patents"));
  EXPECT_LT(bytes_of(*message).size(), 200U);
}

TEST_F(CapnpHostile, structs_of_nothing_without_end) {
  auto transfer = root().getBody().initTransferRegister();
  auto pointers = capnp::toAny(transfer).getPointerSection();
  pointers[2].initAsListOfAnyStruct(0, 0, (1U << 28U) - 1);
  const std::string all = faults_in_message();
  EXPECT_NE(all.find("/body/to"), std::string::npos) << all;
}

// Many pointers to one text: what is read is bounded by what was sent.
TEST_F(CapnpHostile, one_text_read_a_thousand_times) {
  auto register_party = root().getBody().initPartyRegister();
  auto tags = register_party.initTags(5000);
  tags.set(0, std::string(4000, 'x').c_str());
  for (capnp::uint i = 1; i < tags.size(); ++i) tags.set(i, "y");
  Bytes bytes = bytes_of(*message);
  // The list's pointers lie one after the other: aim each at the first text.
  const std::size_t begin = bytes.find(std::string(64, 'x'));
  ASSERT_NE(begin, Bytes::npos);
  const std::size_t first = begin - std::size_t{5000} * 8;
  for (std::size_t i = 0; i < 5000; ++i) {
    const auto offset = static_cast<std::uint32_t>((begin - (first + i * 8)) / 8 - 1);
    const std::uint32_t pointer[2] = {offset << 2U | 1U, 4001U << 3U | 2U};
    std::memcpy(bytes.data() + first + i * 8, pointer, sizeof pointer);
  }
  const std::string all = faults_of(bytes);
  EXPECT_NE(all.find("F01 /body/tags"), std::string::npos) << all;
}

TEST_F(CapnpHostile, a_pointer_to_itself) {
  root().getBody().initLicenceRecord();
  Bytes bytes = bytes_of(*message);
  for (std::size_t word = 2; word * 8 < bytes.size(); ++word) {
    const std::uint32_t pointer[2] = {0xFFFFFFFCU, 0x00010000U};  // A struct: this very word.
    Bytes bad = bytes;
    std::memcpy(bad.data() + word * 8, pointer, sizeof pointer);
    EXPECT_TRUE(faults_of(bad).starts_with("F0"));
  }
}

TEST_F(CapnpHostile, many_segments_and_impossible_tables) {
  for (const std::uint32_t count : {0xFFFFFFFFU, 0xFFFFFFFEU, 511U, 1U}) {
    Bytes bytes(64, '\0');
    std::memcpy(bytes.data(), &count, sizeof count);
    EXPECT_EQ(faults_of(bytes), "F01 ") << count;
  }
}

TEST(FramedSize, is_what_the_table_says) {
  CapnpCodec codec;
  const Bytes message = codec.encode(Submission{});
  EXPECT_EQ(CapnpCodec::framed_size(message), message.size());
  EXPECT_EQ(CapnpCodec::framed_size(message + message), message.size());
  EXPECT_EQ(CapnpCodec::framed_size(message.substr(0, 8)), message.size());
  EXPECT_FALSE(CapnpCodec::framed_size(message.substr(0, 7)));
  Bytes huge(8, '\0');
  huge[7] = 1;
  EXPECT_FALSE(CapnpCodec::framed_size(huge));
}

}  // namespace
}  // namespace ledger::codec
