#include "ledger/service/replication.h"

#include <algorithm>

#include "ledger/base/coding.h"
#include "ledger/crypto/sha256.h"
#include "ledger/service/records/spooled.h"

namespace ledger::service {
namespace {

//   row  := version(1) next_offset(8) last_digest(32) partition(4) text(cluster) text(topic)
//           text(node) restored?
//   text := size(2) bytes
//   restored := until(8) root(32) from_files(8)
// Numbers are big-endian. Version 2 has `restored`, version 1 does not: then no record is.
constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kRestoredVersion = 2;

void put_text(Bytes& out, const std::string& text) {
  put_be16(out, static_cast<std::uint16_t>(text.size()));
  out += text;
}

std::string take_text(ByteReader& reader) { return std::string(reader.bytes(reader.be16())); }

void put_hash(Bytes& out, const Hash& hash) { out.append(hash.begin(), hash.end()); }

Hash take_hash(ByteReader& reader) {
  Hash hash{};
  std::ranges::copy(reader.bytes(hash.size()), hash.begin());
  return hash;
}

}  // namespace

Hash digest(const Input& input) {
  const Arrival arrival = input.arrival.value_or(Arrival{});
  Bytes head;
  put_be64(head, arrival.offset);
  put_be64(head, static_cast<std::uint64_t>(arrival.at.ms));
  head.push_back(static_cast<char>(input.encoding));
  // The record that is read again may find less room in the quarantine.
  const bool is_spooled = input.encoding == Encoding::kSpooled;
  return crypto::sha256({head, is_spooled ? identity_of(input.bytes) : input.bytes});
}

Bytes encode(const ReplicationCursor& cursor) {
  const Restoration& restored = cursor.restoration;
  Bytes out(1, static_cast<char>(restored.until == 0 ? kVersion : kRestoredVersion));
  put_be64(out, cursor.next_offset);
  put_hash(out, cursor.last_digest);
  put_be32(out, static_cast<std::uint32_t>(cursor.followed.partition));
  put_text(out, cursor.followed.cluster);
  put_text(out, cursor.followed.topic);
  put_text(out, cursor.followed.node);
  if (restored.until == 0) return out;
  put_be64(out, restored.until);
  put_hash(out, restored.root);
  put_be64(out, restored.from_files);
  return out;
}

std::optional<ReplicationCursor> decode_cursor(ByteView bytes) {
  ByteReader reader(bytes);
  const std::uint8_t version = reader.u8();
  if (version != kVersion && version != kRestoredVersion) return std::nullopt;
  ReplicationCursor cursor;
  cursor.next_offset = reader.be64();
  cursor.last_digest = take_hash(reader);
  cursor.followed.partition = static_cast<std::int32_t>(reader.be32());
  cursor.followed.cluster = take_text(reader);
  cursor.followed.topic = take_text(reader);
  cursor.followed.node = take_text(reader);
  if (version == kRestoredVersion) {
    cursor.restoration.until = reader.be64();
    cursor.restoration.root = take_hash(reader);
    cursor.restoration.from_files = reader.be64();
  }
  if (!reader.is_done()) return std::nullopt;
  return cursor;
}

Result<std::optional<ReplicationCursor>> read_cursor(const store::Log& log) {
  const auto row = log.row(kCursorKey);
  if (!row) return row.error();
  if (!*row) return std::optional<ReplicationCursor>();
  auto cursor = decode_cursor(**row);
  if (cursor && cursor->next_offset == log.size()) return cursor;
  return Error{ErrorCode::kCorrupt,
               log.directory() +
                   ": the stored topic position is damaged or does not match the log: follow the "
                   "topic again into an empty directory"};
}

Status write_cursor(store::Log& log, const ReplicationCursor& cursor) {
  store::Batch batch;
  batch.put_row({std::string(kCursorKey), encode(cursor)});
  return log.append(batch);
}

}  // namespace ledger::service
