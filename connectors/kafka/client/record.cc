#include "connectors/kafka/client/record.h"

#include <algorithm>

#include "ledger/base/digits.h"
#include "ledger/codec/json/text.h"

namespace connectors::kafka {
namespace {

using ledger::ByteView;
using ledger::service::Encoding;

bool is_same_type(ByteView type, std::string_view known) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(type, known, {}, lower);
}

// The media type without its parameters, case-insensitive (RFC 9110 §8.3.1).
Encoding encoding_of(ByteView content_type) {
  ByteView type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  if (type.empty() || is_same_type(type, "application/json")) return Encoding::kJson;
  return is_same_type(type, "application/x-capnp") ? Encoding::kCapnp : Encoding::kUnknown;
}

ByteView if_within(ByteView text, std::size_t size_max) {
  return text.size() > size_max ? ByteView() : text;
}

// An attribute of a CloudEvent is UTF-8 without control characters (CloudEvents 1.0 §3.1).
bool is_attribute(ByteView text) {
  const auto is_control = [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; };
  if (std::ranges::any_of(text, is_control) || !ledger::codec::is_utf8(text)) return false;
  for (auto at = text.find('\xc2'); at != ByteView::npos; at = text.find('\xc2', at + 1)) {
    if (static_cast<unsigned char>(text[at + 1]) < 0xa0U) return false;  // U+0080 to U+009F.
  }
  return true;
}

ByteView view_of(const void* bytes, std::size_t size) {
  return bytes == nullptr ? ByteView() : ByteView(static_cast<const char*>(bytes), size);
}

}  // namespace

std::string_view header_of(const rd_kafka_message_t& message, const char* name) {
  rd_kafka_headers_t* headers = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) return {};
  if (rd_kafka_header_get_last(headers, name, &value, &size) != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return {};
  }
  return view_of(value, size);
}

ledger::service::Input to_input(const rd_kafka_message_t& message) {
  ledger::service::Input input;
  input.bytes = view_of(message.payload, message.len);
  input.encoding = encoding_of(header_of(message, "content-type"));
  ledger::service::Arrival& arrival = input.arrival.emplace();
  rd_kafka_timestamp_type_t type{};
  arrival.at = {rd_kafka_message_timestamp(&message, &type)};
  arrival.offset = static_cast<std::uint64_t>(message.offset);
  arrival.key = if_within(view_of(message.key, message.key_len), kKeyBytesMax);
  ByteView correlation = header_of(message, "ce_correlationid");
  if (correlation.empty()) correlation = header_of(message, "ce_id");
  correlation = if_within(correlation, kCorrelationBytesMax);
  if (is_attribute(correlation)) arrival.correlation = correlation;
  if (const auto restoration = restoration_of(message)) {
    arrival.is_from_file = arrival.offset < restoration->from_files;
    if (!header_of(message, kTruncatedHeader).empty()) input.encoding = Encoding::kSpooled;
    const auto broken_at = ledger::parse_digits(header_of(message, kBrokenHeader));
    if (broken_at) input.broken_at = static_cast<std::uint64_t>(*broken_at);
  }
  return input;
}

// With LogAppendTime the sender chose the headers and not the moment: then they mean nothing.
std::optional<ledger::service::Restoration> restoration_of(const rd_kafka_message_t& message) {
  if (is_stamped_by_broker(message)) return std::nullopt;
  return ledger::service::parse_restoration(header_of(message, kRestoredHeader));
}

bool is_stamped_by_broker(const rd_kafka_message_t& message) {
  rd_kafka_timestamp_type_t type{};
  (void)rd_kafka_message_timestamp(&message, &type);
  return type == RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME;
}

}  // namespace connectors::kafka
