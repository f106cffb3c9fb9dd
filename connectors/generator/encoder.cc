#include "connectors/generator/encoder.h"

#include "ledger/base/assert.h"
#include "ledger/codec/json/codec.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::generator {
namespace {

void change_check_character(ledger::Bytes& bytes, const std::string& number) {
  const std::size_t place = bytes.find(number);
  LEDGER_ASSERT(place != ledger::Bytes::npos);
  char& check = bytes[place + number.size() - 1];
  check = check >= '9' ? '0' : static_cast<char>(check + 1);
}

}  // namespace

std::string expected_line(const Generated& generated) {
  static constexpr auto kNames = enum_names(ledger::Outcome{});
  ledger::codec::JsonWriter json;
  json.open('{');
  json.member("source", generated.submission.source.view());
  json.member("id", generated.submission.id);
  json.member("outcome", kNames.at(static_cast<std::size_t>(generated.outcome)));
  json.name("refusals");
  json.open('[');
  if (generated.code) json.text(ledger::code_text(*generated.code));
  json.close(']');
  json.close('}');
  return std::move(json).finish() + "\n";
}

ledger::Bytes StreamEncoder::encode(const Generated& generated) {
  ledger::Bytes bytes = is_capnp_ ? capnp_.encode(generated.submission)
                                  : ledger::codec::to_json(generated.submission) + '\n';
  if (generated.damaged) change_check_character(bytes, generated.damaged->text());
  return bytes;
}

}  // namespace connectors::generator
