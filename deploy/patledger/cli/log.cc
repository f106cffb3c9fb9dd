#include "deploy/patledger/cli/log.h"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "connectors/terminal/width.h"
#include "ledger/base/date.h"
#include "ledger/codec/json/text_writer.h"

namespace patledger {
namespace {

constexpr std::string_view kPartition = "partition ";

bool is_json = false;  // Set before there are threads.

std::string time_text(const spdlog::details::log_msg& line) {
  const auto since = line.time.time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  return ledger::Instant{ms}.text();
}

std::string_view view(spdlog::string_view_t text) { return {text.data(), text.size()}; }

std::string_view level_text(const spdlog::details::log_msg& line) {
  return line.level == spdlog::level::warn ? "warn"
                                           : view(spdlog::level::to_string_view(line.level));
}

class TextFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override {
    std::string text = time_text(line) + " ";
    text.append(level_text(line)).push_back(' ');
    const std::string_view logger = view(line.logger_name);
    if (!logger.empty()) text.append(logger).append(": ");
    text.append(connectors::terminal::visible(view(line.payload))).push_back('\n');
    out.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<TextFormatter>();
  }
};

class JsonFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override {
    ledger::codec::JsonWriter json;
    json.open('{');
    json.member("time", time_text(line));
    json.member("level", level_text(line));
    const std::string_view logger = view(line.logger_name);
    if (logger.starts_with(kPartition)) {
      json.name("partition");
      json.literal(logger.substr(kPartition.size()));
    }
    json.member("msg", view(line.payload));
    json.close('}');
    const std::string text = std::move(json).finish() + "\n";
    out.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonFormatter>();
  }
};

}  // namespace

void start_log(const std::string& format) {
  auto logger =
      std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  is_json = format == "json";
  if (is_json) {
    logger->set_formatter(std::make_unique<JsonFormatter>());
  } else {
    logger->set_formatter(std::make_unique<TextFormatter>());
  }
  spdlog::set_default_logger(std::move(logger));
}

bool is_log_json() { return is_json; }

std::string partition_logger(int partition) {
  return std::string(kPartition) + std::to_string(partition);
}

}  // namespace patledger
