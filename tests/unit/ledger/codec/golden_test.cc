// Bytes that an earlier release wrote still decode, to the same content: one file of each kind in
// tests/golden, with its JSON beside it. REWRITE=1 writes those that are not there yet; a released
// one is never written again.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/model/codes.h"
#include "tests/unit/ledger/codec/random_value.h"

namespace ledger::codec {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = SOURCE_ROOT "/tests/golden";

bool may_write() { return std::getenv("REWRITE") != nullptr; }

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

void write_golden(const std::string& name, const Bytes& bytes, const std::string& text) {
  if (!may_write() || fs::exists(kGolden / (name + ".bin"))) return;
  write_file(kGolden / (name + ".bin"), bytes);
  write_file(kGolden / (name + ".json"), text + "\n");
}

std::string golden_bytes(const std::string& name) { return read_file(kGolden / (name + ".bin")); }
std::string golden_text(const std::string& name) {
  std::string text = read_file(kGolden / (name + ".json"));
  if (!text.empty()) text.pop_back();
  return text;
}

// An entry in words, for the eye and for comparison; it has no JSON form of its own.
std::string text_of(const Entry& entry) {
  std::string text = "{\"seq\":" + std::to_string(entry.seq) + ",\"outcome\":\"";
  text += enum_names(entry.outcome).at(static_cast<std::size_t>(entry.outcome));
  text += "\",\"submission\":" + (entry.submission ? to_json(*entry.submission) : "null");
  text += ",\"source\":\"" + entry.source + "\",\"id\":\"" + entry.id + "\"";
  text += ",\"first\":" + std::to_string(entry.first);
  const auto add_grounds = [&](const char* name, const std::vector<Ground>& grounds) {
    text += std::string(",\"") + name + "\":[";
    for (const Ground& ground : grounds) {
      text += "[\"" + code_text(ground.code) + "\"," + std::to_string(ground.row) + ",\"" +
              ground.subject + "\"";
      for (const EventId& fact : ground.facts) text += ",\"" + fact.text() + "\"";
      text += "]";
    }
    text += "]";
  };
  add_grounds("grounds", entry.grounds);
  add_grounds("warnings", entry.warnings);
  text += ",\"faults\":[";
  for (const Fault& fault : entry.faults) {
    text +=
        "[\"" + code_text(fault.code) + "\",\"" + fault.pointer + "\",\"" + fault.detail + "\"]";
  }
  text += "],\"raw\":\"" + hex(entry.raw) + "\",\"reopened\":[";
  for (const EventId& event : entry.reopened) text += "\"" + event.text() + "\"";
  return text + "]}";
}

Submission sample(std::size_t type) {
  Random random(1000 + type);
  Submission submission;
  random.fill(submission);
  submission.body = random_body(random, type);
  return submission;
}

void expect_golden(std::string_view kind, const Submission& submission) {
  CapnpCodec codec;
  const std::string name = std::string(kind) + "-" + std::string(type_name(submission.body));
  write_golden(name, codec.encode(submission), to_json(submission));
  const Decoded decoded = codec.decode_submission(golden_bytes(name));
  ASSERT_TRUE(decoded.submission) << name;
  // What a sender writes has its numbers in another spelling (number_text.h).
  const Decoded text = JsonDecoder().decode(golden_text(name));
  ASSERT_TRUE(text.submission) << name;
  EXPECT_EQ(to_json(*decoded.submission), to_json(*text.submission)) << name;
  EXPECT_EQ(codec.encode(*decoded.submission), codec.encode(*text.submission)) << name;
  // What is stored is read as it is.
  Entry entry;
  entry.submission = decoded.submission;
  const auto stored = codec.decode_entry(Bytes(codec.encode_entry(entry)));
  ASSERT_TRUE(stored) << name;
  EXPECT_EQ(to_json(*stored->submission), to_json(*decoded.submission)) << name;
}

TEST(Golden, submissions_of_every_type) {
  for (std::size_t type = 0; type < kBodyTypes; ++type) {
    expect_golden("submission", sample(type));
  }
}

// A submission of Command with an exchange into yuan, which those above are without.
template <typename Command, typename Place>
Submission exchanged(Place place) {
  Random random(2000);
  Submission submission;
  random.fill(submission);
  Command body;
  random.fill(body);
  random.fill(place(body).exchange);
  submission.body = body;
  return submission;
}

TEST(Golden, amounts_with_their_exchange) {
  const auto itself = [](auto& body) -> auto& { return body; };
  expect_golden("exchange",
                exchanged<ContractRegister>([](auto& body) -> auto& { return body.fee; }));
  expect_golden("exchange", exchanged<PledgeRegister>([](auto& body) -> auto& {
                  return body.claim ? *body.claim : body.claim.emplace();
                }));
  expect_golden("exchange", exchanged<ContractRevise>(itself));
  expect_golden("exchange", exchanged<ContractReceipt>(itself));
}

Entry refused() {
  Entry entry;
  entry.seq = 42;
  entry.outcome = Outcome::kRefused;
  entry.submission = sample(11);
  entry.grounds = {{Code::kT04, 104, "202019000002.3", {{17, 0}, {18, 2}}}};
  entry.warnings = {{Code::kW01, 900, "", {}}};
  return entry;
}

Entry malformed() {
  Entry entry;
  entry.seq = 43;
  entry.outcome = Outcome::kMalformed;
  entry.source = "ip-office";
  entry.id = "X-1";
  entry.faults = {{Code::kF02, "/body/patents/0", "the check character is 7, must be 6"}};
  entry.raw.fill(0xA5);
  return entry;
}

Entry duplicate() {
  Entry entry;
  entry.seq = 44;
  entry.outcome = Outcome::kDuplicate;
  entry.source = "ip-office";
  entry.id = "X-1";
  entry.first = 41;
  return entry;
}

Entry corrected() {
  Entry entry;
  entry.seq = 45;
  entry.submission = sample(36);
  entry.reopened = {{12, 0}, {13, 1}};
  return entry;
}

TEST(Golden, entries_of_every_kind) {
  CapnpCodec codec;
  const std::vector<std::pair<std::string, std::function<Entry()>>> kinds{
      {"entry-refused", refused},
      {"entry-malformed", malformed},
      {"entry-duplicate", duplicate},
      {"entry-corrected", corrected}};
  for (const auto& [name, make] : kinds) {
    const Entry entry = make();
    write_golden(name, Bytes(codec.encode_entry(entry)), text_of(entry));
    const auto decoded = codec.decode_entry(golden_bytes(name));
    ASSERT_TRUE(decoded) << name << ": " << decoded.error().context;
    EXPECT_EQ(text_of(*decoded), golden_text(name)) << name;
    EXPECT_EQ(codec.encode_entry(*decoded), golden_bytes(name)) << name;
  }
}

TEST(Golden, receipts_as_json) {
  Receipt receipt;
  receipt.source = "ip-office";
  receipt.id = "X-1";
  receipt.outcome = Outcome::kRefused;
  receipt.seq = "42";
  receipt.events = {{{42, 0}, "transfer.registered"}};
  receipt.refusals = {{"T04",
                       "民法典 第四百四十四条第二款",
                       "已质押",
                       "…",
                       "…",
                       "",
                       {{{17, 0}, "pledge.registered"}}}};
  receipt.warnings = {{"F02", "", "patent number", "detail", "", "/body/patents/0", {}}};
  receipt.recorded_at = "2026-11-24T09:00:00.000+08:00";
  EXPECT_EQ(to_json(receipt), golden_text("receipt"));
}

}  // namespace
}  // namespace ledger::codec
