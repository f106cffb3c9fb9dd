#include "connectors/kafka/record.h"

namespace connectors::kafka {
namespace {

using ledger::ByteView;
using ledger::Form;

// A media type without its parameters (RFC 9110 §8.3.1).
Form form_of(ByteView content_type) {
  ByteView type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  if (type.empty() || type == "application/json") return Form::kJson;
  return type == "application/x-capnp" ? Form::kCapnp : Form::kUnknown;
}

ByteView within(ByteView text, std::size_t most) { return text.size() > most ? ByteView() : text; }

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

ledger::Received received_of(const rd_kafka_message_t& message) {
  ledger::Received received;
  received.bytes = view_of(message.payload, message.len);
  received.form = form_of(header_of(message, "content-type"));
  ledger::Arrival& arrival = received.arrival.emplace();
  rd_kafka_timestamp_type_t type{};
  arrival.at = {rd_kafka_message_timestamp(&message, &type)};
  arrival.offset = static_cast<std::uint64_t>(message.offset);
  arrival.key = within(view_of(message.key, message.key_len), kKeyBytesMax);
  ByteView correlation = header_of(message, "ce_correlationid");
  if (correlation.empty()) correlation = header_of(message, "ce_id");
  arrival.correlation = within(correlation, kCorrelationBytesMax);
  return received;
}

bool is_stamped_by_broker(const rd_kafka_message_t& message) {
  rd_kafka_timestamp_type_t type{};
  (void)rd_kafka_message_timestamp(&message, &type);
  return type == RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME;
}

}  // namespace connectors::kafka
