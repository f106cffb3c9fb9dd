#pragma once

// SubmissionReader reads submissions from a file, a pipe or standard input, in bounded memory.
//
//   NDJSON       one submission per line; LF or CR LF; blank lines are skipped; a byte-order mark
//                at the start is removed; the last line may lack its end
//   Cap'n Proto  framed messages
//
// A line or message longer than kSubmissionBytesMax is not held in memory: while it is read it is
// written to the quarantine, and returned as Encoding::kSpooled. Where no Cap'n Proto message
// begins, or the last one is cut off, the rest of the source is one item. Nothing is dropped.
//
// Threading: one thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connectors/files/quarantine.h"
#include "ledger/base/result.h"
#include "ledger/service/records/input.h"

namespace connectors::files {

enum class Format : std::uint8_t { kNdjson, kCapnp };

struct Item {
  ledger::Bytes bytes;
  ledger::service::Encoding encoding = ledger::service::Encoding::kJson;
  std::uint64_t line = 0;  // From 1; for Cap'n Proto the number of the message.
  // Of the rest of a source, where no message begins: its offset.
  std::optional<std::uint64_t> broken_at = {};
  // For people, if they should know more than the receipt says: which bytes are not a message, and
  // where oversized ones are stored. Begins with the source's name.
  std::string notice = {};

  ledger::service::Input input() const { return {bytes, encoding, {}, broken_at}; }
};

class SubmissionReader {
 public:
  // `path` "-" is standard input. kInvalid, which names the file, if it does not exist, is a
  // directory or cannot be read. `quarantine` is for oversized inputs, and outlives the reader;
  // null: they are hashed and stored nowhere.
  static ledger::Result<std::unique_ptr<SubmissionReader>> open(const std::string& path,
                                                                Format format,
                                                                Quarantine* quarantine);
  ~SubmissionReader();
  SubmissionReader(const SubmissionReader&) = delete;
  SubmissionReader& operator=(const SubmissionReader&) = delete;

  // kInvalid, with what to do, if the source is not NDJSON: its first byte that is not blank is not
  // {, or a NUL byte follows it (UTF-16), or its first line is { alone. Reads no further than it
  // must. next() calls it too.
  ledger::Status check_start();
  // For oversized inputs from now on, as in open().
  void set_quarantine(Quarantine* quarantine);

  // Up to `count` submissions; fewer at the end, or if a pipe has no more for now; none after the
  // end.
  ledger::Result<std::vector<Item>> next(std::size_t count);

  std::optional<std::uint64_t> size_bytes() const;  // Of a regular file.
  std::uint64_t read_bytes() const;

 private:
  struct Impl;
  explicit SubmissionReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// By extension: .capnp, else NDJSON.
Format format_of(const std::string& path);

}  // namespace connectors::files
