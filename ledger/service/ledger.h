#pragma once

// Ledger: the ledger of one directory, opened by one process to write, or by any to read.
//
// Guarantees
//   - When submit() returns an entry, it is on disk, synced, with everything that follows from it
//     (idempotency key, tree, rows of projections).
//   - Submissions take positions in the order given. Each takes one.
//   - After the first failed write nothing more is written (store S-4).
// Not guaranteed: that a submission that got no receipt was not written. Send it again: its
// idempotency key prevents a second effect.
//
// Threading: one thread.

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "ledger/decide/settle.h"
#include "ledger/service/encoder.h"
#include "ledger/service/pending_group.h"
#include "ledger/service/records/stored_entry.h"
#include "ledger/service/replay/replayer.h"
#include "ledger/service/replication.h"
#include "ledger/service/write_clock.h"

namespace ledger::service {

class Ledger {
 public:
  struct Options {
    std::string directory;
    bool write = true;
    bool sync = true;              // See store::LogOptions.
    bool absent_is_empty = false;  // See store::LogOptions.
    std::string purpose;
    Clock* clock = nullptr;  // Needed to write, unless a partition is followed.
    // The partition to follow; empty: entries are submitted locally. kInvalid if the directory
    // follows another one, or none. Ignored by a reader.
    std::optional<FollowedPartition> followed = {};
    std::vector<Projection*> projections = {};
    std::function<void(Seq done, Seq total)> progress = {};  // Called while old entries are folded.
  };

  static Result<std::unique_ptr<Ledger>> open(const Options& options);

  // decide() and commit().
  Result<std::vector<DecidedEntry>> submit(std::span<const Input> inputs);

  // Decides the inputs, on top of everything decided before, and writes nothing.
  Result<std::vector<DecidedEntry>> decide(std::span<const Input> inputs);
  // Writes what was decided since the last commit, as one synced batch. If the Ledger is destroyed
  // instead, nothing on disk changes (a dry run; a group that is recorded whole or not at all).
  Status commit();

  // Saves a snapshot if enough was folded since the last one. To be called before destruction.
  Status close();
  // As close(), for a ledger that stays open: saves only if at least an eighth of the log was
  // folded since the last snapshot. Takes the time to encode the whole State.
  Status snapshot_if_due();

  // The position in the followed partition, with what is decided and not yet written. Empty if
  // entries are submitted locally.
  const std::optional<ReplicationCursor>& cursor() const { return cursor_; }
  // Sets the cluster's id; the next batch stores it.
  void set_cluster(std::string id);
  void set_restoration(const Restoration& restoration);  // The same.

  Instant last_moment() const { return last_moment_; }       // `recorded_at` of the newest entry.
  WriteTimes write_times() const { return writes_.read(); }  // From any thread.
  const State& state() const { return replayer_.state(); }
  store::Log& log() { return *log_; }
  const store::Log& log() const { return *log_; }

  // Also reads what is decided and not yet written. kInvalid beyond that.
  Result<StoredEntry> read(Seq seq) const;
  EntryAt entries() const;

 private:
  Ledger(std::unique_ptr<store::Log> log, const Options& options);

  friend class Stream;  // Runs the steps below on several groups at once.

  // The steps of writing a group, in this order.
  Status decide(PendingGroup& group);  // From `decoded`. An Error leaves the group pending.
  void stage(PendingGroup& group);     // Adds the rows of projections and the cursor.
  Status write(PendingGroup& group);   // From any thread; groups one by one, in order.
  void retire(PendingGroup& group);    // The oldest one, which is written.
  // Part of write(). Called earlier if the inputs do not outlive decide().
  void encode_entries(PendingGroup& group);
  void drop(const PendingGroup& group);  // Removes a group that failed with an Error.

  Status decide_one(DecodedInput& decoded, const Input& input, DecidedEntry& decided);
  Status decide_submission(const DecodedInput& decoded, std::optional<LoadedTarget>& target,
                           DecidedEntry& decided);
  Status decide_new(DecidedEntry& decided, std::optional<LoadedTarget>& target);
  Status settle_names(Entry& entry, NamesSettlement& names);
  Result<std::optional<StoredEntry>> find_prior(const Submission& submission,
                                                std::uint64_t key) const;
  void compare(Entry& entry, StoredEntry prior, DecidedEntry& decided, bool is_stamped);
  Status load_cursor(const std::optional<FollowedPartition>& followed);
  void advance_cursor(const PendingGroup& group);
  void put_rows(store::Batch& batch);
  Instant next_moment(const Input& input);

  std::unique_ptr<store::Log> log_;
  Clock* clock_ = nullptr;
  Replayer replayer_;
  codec::CapnpCodec capnp_;
  Decoder decoder_;
  Encoder encoder_;
  Instant last_moment_;
  std::optional<ReplicationCursor> cursor_;
  WriteClock writes_;

  Seq written_ = 0;                    // Entries in the log; those of `pending_` follow.
  std::deque<PendingGroup*> pending_;  // Oldest first. Groups of a Stream, or `open_`.
  PendingGroup open_;                  // Of decide(), for commit().
};

}  // namespace ledger::service
