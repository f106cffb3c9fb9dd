#pragma once

// Log: the append-only log of one ledger on one disk. It stores bytes under positions, with a
// Merkle tree over them. It knows nothing of patents.
//
//   entry   bytes that the tree covers: leaf hash = SHA-256(0x00 || entry), RFC 6962 §2.1
//   annex   bytes stored beside an entry, outside the tree: what was received, and when
//   row     a row of a projection, written in the same batch as the entries that changed it
//
// Invariants
//   S-1  seq is dense from 0. Every scan checks that, and that it visited the whole range.
//   S-2  A batch is on disk completely or not at all. Before append() returns it is synced, in
//        files that are where they were opened.
//   S-3  root() is the RFC 6962 root over the entries [0, size()).
//   S-4  After the first failed write every write fails; reads continue. Reopen the log to write.
//   S-5  A high-water mark (size, root) outside the database says how much it must hold at least.
//
// Threading: one thread writes. Any thread may read, also during a write.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/damage.h"
#include "ledger/base/hash.h"
#include "ledger/base/kv_row.h"
#include "ledger/base/result.h"
#include "ledger/store/layout.h"

namespace ledger::store {

struct LogRecord {  // An entry as read. The views are valid during the callback.
  Seq seq = 0;
  ByteView entry;
  ByteView annex;
};

struct RawEntry {  // An entry with its own copy of the bytes.
  Bytes entry;
  Bytes annex;
};

// What one append() writes. Entries get the seqs size(), size() + 1, … in the order of add().
// clear() leaves the memory for the next batch.
class Batch {
 public:
  void add(ByteView entry, ByteView annex);
  void put_row(KvRow row);  // Of a projection; if its key has no '/', of the caller.

  std::size_t entries() const { return ends_.size(); }
  LogRecord at(std::size_t index) const;  // Its seq is 0; valid until the next add().
  void clear();

 private:
  friend class Log;
  struct End {
    std::size_t entry;  // Offset in bytes_ where this entry ends and its annex begins.
    std::size_t annex;  // Offset in bytes_ where its annex ends.
  };
  std::string bytes_;
  std::vector<End> ends_;
  std::vector<KvRow> rows_;
};

struct LogOptions {
  std::string directory;  // The ledger's directory (--data); made if it is missing and writable.
  bool write = true;      // false: read beside a writer, as of the last sync before opening.
  bool sync = true;       // false: tests alone, to show that a lost sync is detected.
  // A reader sees an empty log if the directory holds no ledger. Without it that is kNoLedger.
  bool absent_is_empty = false;
  std::string purpose;  // Of the lock, for the error of another process: "submit".
  // Drops the rows of all projections without reading them. Until renew_rows() has written them
  // again, the ledger opens with this option alone.
  bool renew_rows = false;
};

class Log {
 public:
  // kBusy         another process has it open to write; its pid and purpose are in the context
  // kNewer        the format is newer than this build reads
  // kCorrupt      the log holds less than the high-water mark says, or does not match its tree
  // kUnavailable  the disk fails; or, to a writer, the directory lets others in
  // kNoLedger     a reader opens a directory without a ledger
  // A reader writes nothing.
  static Result<std::unique_ptr<Log>> open(const LogOptions& options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  const std::string& directory() const;
  bool is_writable() const;
  // What opening changed by the way, as sentences for people: modes, merged tables.
  const std::vector<std::string>& notes() const;
  Result<Layout> layout() const;

  Seq size() const;
  Hash root() const;                     // Over [0, size()).
  Result<Hash> root_at(Seq size) const;  // Over [0, size), size <= size().
  // The hashes of a tile (C2SP tlog-tiles): 256, or fewer at the right edge. kInvalid past it.
  Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index) const;

  // Writes the batch. kUnavailable if the log is read-only or a write failed before (S-4).
  Status append(Batch& batch);

  Result<RawEntry> read(Seq seq) const;  // kInvalid at or past size().

  // Calls `visit` for each entry of [from, until) in order, until it returns false.
  Status scan(Seq from, Seq until, const std::function<bool(const LogRecord&)>& visit) const;

  // Calls `visit` for each row whose key starts with `prefix`, in order of keys, until it returns
  // false.
  Status scan_rows(std::string_view prefix,
                   const std::function<bool(ByteView key, ByteView value)>& visit) const;
  Result<std::optional<Bytes>> row(std::string_view key) const;
  // Writes the rows of all projections after an opening with LogOptions::renew_rows, in one batch,
  // and both copies of the high-water mark.
  Status renew_rows(const std::vector<KvRow>& rows);

  // Snapshots cache the state at a position; without them a start only takes longer. Only the
  // newest two of a name remain. A file is written, synced and renamed; then its seq, root and
  // SHA-256 are recorded in the database.
  Status save_snapshot(std::string_view name, Seq seq, ByteView bytes);
  struct Snapshot {
    Seq seq = 0;
    Bytes bytes;
  };
  // The newest intact snapshot of `name` with seq <= `until`. Damaged ones are skipped.
  Result<std::optional<Snapshot>> load_snapshot(std::string_view name, Seq until) const;

  // The positions of the recorded snapshots of `name`, ascending; and the bytes of one, kCorrupt if
  // its file is missing or damaged.
  Result<std::vector<Seq>> snapshots(std::string_view name) const;
  Result<Bytes> read_snapshot(std::string_view name, Seq seq) const;
  Status remove_snapshots(std::string_view name);

  // Reads everything and adds what is damaged, entries first: positions, leaf hashes, tiles, and
  // each table against its checksum. `progress` receives the number of entries checked so far. An
  // error, kDenied or kExhausted, is of this process and no damage.
  Status inspect(std::vector<Damage>& damages, const std::function<void(Seq done)>& progress) const;

  // Reads everything and checks it: positions, leaf hashes, tiles, edge, root, block checksums. The
  // error names the first damaged position: "entry 41: …". `progress` receives the number of
  // entries checked so far.
  Status verify(const std::function<void(Seq done)>& progress) const;

 private:
  struct Impl;
  explicit Log(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ledger::store
