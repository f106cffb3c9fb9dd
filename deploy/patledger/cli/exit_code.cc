#include "deploy/patledger/cli/exit_code.h"

#include <spdlog/spdlog.h>

#include <cstdio>
#include <string>

#include "connectors/terminal/width.h"
#include "deploy/patledger/cli/log.h"

namespace patledger {

using ledger::ErrorCode;

namespace {

void print_to_stderr(std::string line) {
  line.push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void print_message(spdlog::level::level_enum level, std::string_view text) {
  if (is_log_json()) return spdlog::log(level, "{}", text);
  print_to_stderr("patledger: " + connectors::terminal::visible(text));
}

}  // namespace

void print_error(std::string_view text) { print_message(spdlog::level::err, text); }
void print_event(std::string_view text) { print_message(spdlog::level::info, text); }
void print_note(std::string_view text) { print_to_stderr(connectors::terminal::visible(text)); }

int exit_code_of(const ledger::Error& error) {
  switch (error.code) {
    case ErrorCode::kBusy:
    case ErrorCode::kAway:
      return kAway;
    case ErrorCode::kInvalid:
      return kMalformed;
    case ErrorCode::kNoLedger:
      return kNoLedger;
    case ErrorCode::kExhausted:
      return kOurFault;
    case ErrorCode::kUnavailable:
    case ErrorCode::kCorrupt:
    case ErrorCode::kNewer:
    case ErrorCode::kDenied:
      break;
  }
  return kDisk;
}

int report(const ledger::Error& error) {
  print_error(error.context);
  return exit_code_of(error);
}

int report_usage(const ledger::Error& error) {
  const int code = report(error);
  return error.code == ErrorCode::kInvalid ? kUsage : code;
}

bool print(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

bool print_line(std::string_view text) { return print(text) && std::fputc('\n', stdout) != EOF; }

}  // namespace patledger
