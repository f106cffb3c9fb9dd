#pragma once

// SubmissionReader: submissions out of a file, a pipe or standard input, one after the other, in
// bounded memory.
//
//   NDJSON       one submission for each line; LF or CR LF; blank lines are passed over; a
//                byte-order mark at the start is taken off; the last line may lack its end
//   Cap'n Proto  framed messages one after the other
//
// A line longer than kSubmissionBytesMax is not kept in memory: it is written to a spool folder
// under its SHA-256 while it is read, synced, and handed on as Form::kSpooled. Nothing is dropped.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/result.h"
#include "ledger/service/annex.h"

namespace connectors::files {

enum class Format : std::uint8_t { kNdjson, kCapnp };

struct Item {
  ledger::Bytes bytes;
  ledger::Form form = ledger::Form::kJson;
  std::uint64_t line = 0;  // From 1; the number of the message, for Cap'n Proto.
};

class SubmissionReader {
 public:
  // `path` "-" is standard input. An Error names the file: it is not there, a directory, not
  // readable. `spool` is where oversized lines go; it is made when the first one comes.
  static ledger::Result<std::unique_ptr<SubmissionReader>> open(const std::string& path,
                                                                Format format,
                                                                const std::string& spool);
  ~SubmissionReader();
  SubmissionReader(const SubmissionReader&) = delete;
  SubmissionReader& operator=(const SubmissionReader&) = delete;

  // Up to `count` submissions; fewer at the end, and fewer where a pipe has no more for now; none
  // once it is over. Bytes that are no message of a Cap'n Proto stream come as one last item.
  ledger::Result<std::vector<Item>> next(std::size_t count);

  std::optional<std::uint64_t> size_bytes() const;  // Of a regular file.
  std::uint64_t read_bytes() const;

 private:
  struct Impl;
  explicit SubmissionReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// By the ending of the name: .capnp, else NDJSON.
Format format_of(const std::string& path);

}  // namespace connectors::files
