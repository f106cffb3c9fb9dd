#include "connectors/kafka/publish/produce.h"

#include <vector>

namespace connectors::kafka {
namespace {

rd_kafka_vu_t part(rd_kafka_vtype_t type) {
  rd_kafka_vu_t one{};
  one.vtype = type;
  return one;
}

rd_kafka_vu_t bytes(rd_kafka_vtype_t type, std::string_view view) {
  rd_kafka_vu_t one = part(type);
  one.u.mem.ptr = const_cast<char*>(view.data());  // Copied by the library.
  one.u.mem.size = view.size();
  return one;
}

// Headers passed one by one are freed twice by librdkafka if the partition does not exist (issue
// 4627).
RecordHeaders headers_of(const ProducedRecord& record) {
  RecordHeaders headers(rd_kafka_headers_new(record.headers.size()));
  for (const auto& [name, value] : record.headers) {
    rd_kafka_header_add(headers.get(), name.data(), static_cast<ssize_t>(name.size()), value.data(),
                        static_cast<ssize_t>(value.size()));
  }
  return headers;
}

}  // namespace

rd_kafka_resp_err_t produce(rd_kafka_t* client, const ProducedRecord& record) {
  RecordHeaders headers = headers_of(record);
  std::vector<rd_kafka_vu_t> parts;
  parts.reserve(8);
  parts.push_back(part(RD_KAFKA_VTYPE_RKT));
  parts.back().u.rkt = record.topic;
  parts.push_back(part(RD_KAFKA_VTYPE_PARTITION));
  parts.back().u.i32 = record.partition;
  parts.push_back(part(RD_KAFKA_VTYPE_MSGFLAGS));
  parts.back().u.i = RD_KAFKA_MSG_F_COPY;
  parts.push_back(part(RD_KAFKA_VTYPE_TIMESTAMP));
  parts.back().u.i64 = record.moment_ms;
  parts.push_back(part(RD_KAFKA_VTYPE_OPAQUE));
  parts.back().u.ptr = record.opaque;
  parts.push_back(bytes(RD_KAFKA_VTYPE_VALUE, record.value));
  if (record.key) parts.push_back(bytes(RD_KAFKA_VTYPE_KEY, *record.key));
  parts.push_back(part(RD_KAFKA_VTYPE_HEADERS));
  parts.back().u.headers = headers.get();
  rd_kafka_error_t* const error = rd_kafka_produceva(client, parts.data(), parts.size());
  if (error == nullptr) {
    (void)headers.release();  // Owned by the record.
    return RD_KAFKA_RESP_ERR_NO_ERROR;
  }
  const auto code = rd_kafka_error_code(error);
  rd_kafka_error_destroy(error);
  return code;
}

}  // namespace connectors::kafka
