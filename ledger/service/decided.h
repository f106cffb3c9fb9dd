#pragma once

// DecidedEntry: an entry with what its receipt and its annex need, before it is encoded.

#include <memory>
#include <optional>
#include <span>

#include "ledger/model/entry.h"
#include "ledger/service/decoder.h"

namespace ledger::service {

struct DecidedEntry {
  Entry entry;
  Instant recorded_at;
  // The bytes of a malformed input with identity numbers of persons, masked.
  std::optional<Bytes> masked;
  // The patents that the entry is about, if it took effect and does not name them itself.
  std::vector<PatentNumber> about;
  // kDuplicate: the entry that took the key, and when it was recorded.
  std::shared_ptr<const Entry> first;
  Instant first_recorded_at;

  // The bytes that are stored of its input.
  ByteView stored_bytes(const Input& input) const {
    return masked ? ByteView(*masked) : input.bytes;
  }
};

// Entries and their inputs, one for one, in order of seq. A view.
struct DecidedBatch {
  std::span<const DecidedEntry> entries;
  std::span<const Input> inputs;  // May have more, which are not decided yet.
};

}  // namespace ledger::service
