#pragma once

// Log: the append-only log of one ledger on one disk. It knows bytes, positions and hashes, and
// nothing of patents.
//
//   entry   the bytes that the tree covers: leaf hash = SHA-256(0x00 || entry), RFC 6962 §2.1
//   annex   bytes kept beside an entry and outside the tree: what was received, and when
//   row     a projection's stored row; rows change in the same batch as the entries behind them
//
// Invariants
//   S-1  seq is dense from 0; every scan checks it, and that it saw all that it asked for.
//   S-2  A batch is on disk whole or not at all, and synced before append() returns.
//   S-3  root() is the RFC 6962 root over the entries [0, size()).
//   S-4  After the first failed write append() refuses for ever; reads go on. Reopen to write.
//   S-5  A high-water mark (size, root) outside the database tells how much must be there.
//
// Threading: one thread appends. Reads may come from any thread, also while another one appends.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/hash.h"
#include "ledger/base/result.h"

namespace ledger::store {

struct Record {  // As read; the views live as long as the callback or the Loaded that gave them.
  Seq seq = 0;
  ByteView entry;
  ByteView annex;
};

struct Loaded {
  Bytes entry;
  Bytes annex;
};

struct Row {
  std::string key;
  std::optional<std::string> value;  // Nothing: the row is deleted.
};

// What one append() writes. Entries get the seqs size(), size() + 1, … in the order of add().
// Reusable: clear() keeps the memory.
class Batch {
 public:
  void add(ByteView entry, ByteView annex);
  void put_row(Row row);

  std::size_t entries() const { return ends_.size(); }
  Record at(std::size_t index) const;  // Without its seq; lives until the next add().
  void clear();

 private:
  friend class Log;
  struct End {
    std::size_t entry;  // Offset in bytes_ where this entry ends and its annex begins.
    std::size_t annex;  // Offset in bytes_ where its annex ends.
  };
  std::string bytes_;
  std::vector<End> ends_;
  std::vector<Row> rows_;
};

struct Options {
  std::string directory;  // The ledger's directory (--data); made if it is missing and writable.
  bool write = true;      // false: read beside a writer; sees what was synced when it opened.
  bool sync = true;       // false only for tests that must lose data (the positive control).
  std::string purpose;    // Who holds the ledger, for the one who finds it held: "submit".
};

class Log {
 public:
  // kBusy where another process writes (its pid and purpose are in the context), kNewer where the
  // format is newer than this build, kCorrupt where the log holds less than the high-water mark
  // says or its tree does not fit, kUnavailable where the disk fails.
  // A reader that opens a directory that holds no ledger sees an empty one and writes nothing.
  static Result<std::unique_ptr<Log>> open(const Options& options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  const std::string& directory() const;
  bool is_writable() const;

  Seq size() const;
  Hash root() const;                     // Over [0, size()).
  Result<Hash> root_at(Seq size) const;  // Over [0, size), size <= size().
  // The hashes of a tile (C2SP tlog-tiles): 256, or fewer at the right edge. kInvalid beyond it.
  Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index) const;
  std::optional<std::string> stopped() const;  // Why append() refuses, after S-4.

  Status append(Batch& batch);

  Result<Loaded> read(Seq seq) const;  // kInvalid beyond size().

  // Calls `visit` for each entry of [from, until), in order; stops early where it returns false.
  Status scan(Seq from, Seq until, const std::function<bool(const Record&)>& visit) const;

  // Rows whose key starts with `prefix`, in order of key.
  Status scan_rows(std::string_view prefix,
                   const std::function<bool(ByteView key, ByteView value)>& visit) const;
  Result<std::optional<Bytes>> row(std::string_view key) const;
  // Replaces all rows under `prefix` by `rows` in one batch: a projection that was rebuilt.
  Status replace_rows(std::string_view prefix, const std::vector<Row>& rows);

  // Snapshots: caches of folded state at a position. Deleting them changes only the time to start.
  // save_snapshot keeps the newest two; it writes a file, syncs and renames it, then records its
  // SHA-256, seq and root in the database.
  Status save_snapshot(std::string_view name, Seq seq, ByteView bytes);
  struct Snapshot {
    Seq seq = 0;
    Bytes bytes;
  };
  // The newest good snapshot of `name` with seq <= `until`; a damaged one is passed over.
  Result<std::optional<Snapshot>> load_snapshot(std::string_view name, Seq until) const;

  // Reads everything again: density, every leaf hash, every tile, the frontier, the root, block
  // checksums. The error's context names the first damaged position: "entry 41: …".
  // `progress` is told how many entries are done.
  Status verify(const std::function<void(Seq done)>& progress) const;

 private:
  struct Impl;
  explicit Log(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ledger::store
