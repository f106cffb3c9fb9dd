#include "deploy/patledger/cli/log.h"

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include "ledger/base/date.h"

namespace patledger {
namespace {

// Two lines as stderr has them, the second one of a partition. Times are checked, and replaced by
// TIME.
std::string logged(const std::string& format, const std::string& before_time) {
  testing::internal::CaptureStderr();
  start_log(format);
  spdlog::warn("no \"answer\"");
  spdlog::default_logger()->clone(partition_logger(3))->info("became publisher at position 7");
  const std::string text = testing::internal::GetCapturedStderr();
  constexpr std::size_t kTimeSize = std::string_view("2026-11-24T09:00:00.000+08:00").size();
  std::string replaced;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    const std::string line = text.substr(begin, end - begin);
    const std::size_t time = before_time.size();
    EXPECT_TRUE(line.starts_with(before_time)) << line;
    EXPECT_TRUE(ledger::Instant::parse(line.substr(time, kTimeSize))) << line;
    replaced += before_time + "TIME" + line.substr(time + kTimeSize);
    begin = end;
  }
  return replaced;
}

TEST(Log, IsTextForPeople) {
  EXPECT_EQ(logged("text", ""),
            "TIME warn no \"answer\"\n"
            "TIME info partition 3: became publisher at position 7\n");
}

TEST(Log, IsOneJsonObjectALine) {
  EXPECT_EQ(logged("json", R"({"time":")"),
            R"({"time":"TIME","level":"warn","msg":"no \"answer\""})"
            "\n"
            R"({"time":"TIME","level":"info","partition":3,"msg":"became publisher at position 7"})"
            "\n");
}

}  // namespace
}  // namespace patledger
