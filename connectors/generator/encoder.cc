#include "connectors/generator/encoder.h"

#include "ledger/base/assert.h"

namespace connectors::generator {
namespace {

void damage(ledger::Bytes& bytes, const std::string& number) {
  const std::size_t place = bytes.find(number);
  LEDGER_ASSERT(place != ledger::Bytes::npos);
  char& check = bytes[place + number.size() - 1];
  check = check >= '9' ? '0' : static_cast<char>(check + 1);
}

}  // namespace

std::string expected_line(const Made& made) {
  static constexpr auto kNames = enum_names(ledger::Outcome{});
  std::string line = "{\"source\":\"";
  line.append(made.submission.source.view()).append("\",\"id\":\"").append(made.submission.id);
  line.append("\",\"outcome\":\"").append(kNames.at(static_cast<std::size_t>(made.outcome)));
  line += "\",\"refusals\":[";
  if (made.code) line += '"' + ledger::code_text(*made.code) + '"';
  return line + "]}\n";
}

ledger::Bytes Encoder::encode(const Made& made) {
  ledger::Bytes bytes =
      is_capnp_ ? capnp_.encode(made.submission) : ledger::codec::to_json(made.submission) + '\n';
  if (made.damaged) damage(bytes, made.damaged->text());
  return bytes;
}

}  // namespace connectors::generator
