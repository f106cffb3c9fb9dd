#pragma once

// Replayer: the State, the idempotency index and the projections, and how entries are folded into
// them: from the first entry, or from a snapshot. Deciding and replaying both use apply().
//
// Threading: one thread.

#include <memory>
#include <span>
#include <vector>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/decide/load_target.h"
#include "ledger/service/replay/idempotency_index.h"
#include "ledger/service/replay/ports.h"
#include "ledger/store/log.h"

namespace ledger::service {

constexpr std::string_view kSnapshotName = "fold";

class Replayer {
 public:
  // The projections are owned by the caller, are empty, and outlive the Replayer.
  explicit Replayer(std::vector<Projection*> projections) : projections_(std::move(projections)) {}

  const State& state() const { return state_; }
  const std::vector<Projection*>& projections() const { return projections_; }
  const IdempotencyIndex& keys() const { return keys_; }

  // Folds the next entry; `restatement` as for evolve().
  void apply(const Entry& entry, const Restatement* restatement);
  // The same, with the fingerprint of its key.
  void apply(const Entry& entry, std::uint64_t key, const Restatement* restatement);

  // Settles the named facts whose parties are others after `entry`, the newest one. Calls `before`
  // and `after`, if they are given, around each of them.
  using Settled = std::function<void(const Restatement&)>;
  Status settle_names(const Entry& entry, const EntryAt& entry_at, const Settled& before = {},
                      const Settled& after = {});

  // Folds the next entries of `log` up to `until`. If nothing is folded yet, loads the newest
  // intact snapshot first. Calls `progress` with the number of entries folded.
  Status replay(const store::Log& log, Seq until, const std::function<void(Seq)>& progress = {});
  // The same, without snapshots.
  Status replay_all(const store::Log& log, Seq until,
                    const std::function<void(Seq)>& progress = {});

  // Saves a snapshot.
  Status save(store::Log& log);
  // Whether the snapshot holds what is folded: the index of keys and the projections byte for byte,
  // the State by its events and histories. (Its bytes have padding, which may differ.)
  bool is_folded(ByteView snapshot) const;
  // Whether this build reads the bytes as a snapshot. Nothing is folded before or after.
  bool can_load(ByteView snapshot);
  // The position of the snapshot that was last loaded or saved; 0: none.
  Seq snapshot_at() const { return snapshot_at_; }

  // load_target() with the State and a decoder.
  Result<LoadedTarget> target_of(const Body& correction, const EntryAt& entry_at);

 private:
  Bytes encode() const;
  bool load(ByteView snapshot);
  void reset();
  void apply_without_effect(const Entry& entry);
  Status replay_entry(const store::LogRecord& record, const EntryAt& entry_at);

  State state_;
  IdempotencyIndex keys_;
  Seq snapshot_at_ = 0;
  bool has_losses_ = false;  // A lost entry was replayed: others may lack what they refer to.
  std::vector<Projection*> projections_;
  codec::CapnpCodec codec_;
  codec::JsonDecoder decoder_;
};

// Reads entries of the log, which must outlive it.
EntryAt entries_of(const store::Log& log);

}  // namespace ledger::service
