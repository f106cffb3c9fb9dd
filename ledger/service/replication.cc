#include "ledger/service/replication.h"

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/crypto/sha256.h"

namespace ledger::service {
namespace {

//   row  := version(1) next_offset(8) last_digest(32) partition(4) text(cluster) text(topic)
//           text(node)
//   text := size(2) bytes
// Numbers are big-endian.
constexpr char kVersion = 1;

void put_text(Bytes& out, const std::string& text) {
  put_be16(out, static_cast<std::uint16_t>(text.size()));
  out += text;
}

std::string take_text(ByteReader& reader) { return std::string(reader.bytes(reader.be16())); }

}  // namespace

Hash digest(const Input& input) {
  const Arrival arrival = input.arrival.value_or(Arrival{});
  Bytes head;
  put_be64(head, arrival.offset);
  put_be64(head, static_cast<std::uint64_t>(arrival.at.ms));
  head.push_back(static_cast<char>(input.encoding));
  return crypto::sha256({head, input.bytes});
}

Bytes encode(const ReplicationCursor& cursor) {
  Bytes out(1, kVersion);
  put_be64(out, cursor.next_offset);
  out.append(cursor.last_digest.begin(), cursor.last_digest.end());
  put_be32(out, static_cast<std::uint32_t>(cursor.followed.partition));
  put_text(out, cursor.followed.cluster);
  put_text(out, cursor.followed.topic);
  put_text(out, cursor.followed.node);
  return out;
}

std::optional<ReplicationCursor> decode_cursor(ByteView bytes) {
  ByteReader reader(bytes);
  if (reader.u8() != static_cast<std::uint8_t>(kVersion)) return std::nullopt;
  ReplicationCursor cursor;
  cursor.next_offset = reader.be64();
  const ByteView last = reader.bytes(cursor.last_digest.size());
  std::ranges::copy(last, cursor.last_digest.begin());
  cursor.followed.partition = static_cast<std::int32_t>(reader.be32());
  cursor.followed.cluster = take_text(reader);
  cursor.followed.topic = take_text(reader);
  cursor.followed.node = take_text(reader);
  if (!reader.is_done()) return std::nullopt;
  return cursor;
}

}  // namespace ledger::service
