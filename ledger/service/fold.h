#pragma once

// Fold: the State and the projections beside it, as entries are folded into them one after the
// other; from the beginning, or from a snapshot. Deciding and replaying go through the same fold.

#include <memory>
#include <span>
#include <vector>

#include "ledger/codec/capnp_codec.h"
#include "ledger/service/key_index.h"
#include "ledger/service/ports.h"
#include "ledger/service/target.h"
#include "ledger/store/log.h"

namespace ledger {

class Fold {
 public:
  // The projections belong to the caller, are as before the first entry, and outlive the fold.
  explicit Fold(std::vector<Projection*> projections) : projections_(std::move(projections)) {}

  const State& state() const { return state_; }
  const std::vector<Projection*>& projections() const { return projections_; }
  const KeyIndex& keys() const { return keys_; }

  // `entry` is the next one; `restatement` as evolve() wants it.
  void apply(const Entry& entry, const Restatement* restatement);
  // The same where the fingerprint of its key is known.
  void apply(const Entry& entry, std::uint64_t key, const Restatement* restatement);

  // Folds the entries of `log` from where this fold stands up to `until`; from the newest good
  // snapshot where this fold is empty. `progress` is told how many are done.
  Status replay(const store::Log& log, Seq until, const std::function<void(Seq)>& progress = {});
  // The same from the first entry, whatever snapshots there are.
  Status replay_all(const store::Log& log, Seq until,
                    const std::function<void(Seq)>& progress = {});

  // Saves a snapshot of this fold at its position.
  Status save(store::Log& log);
  // The position of the newest snapshot that this fold was loaded from or saved to; 0: none.
  Seq snapshot_at() const { return snapshot_at_; }

  // What a correction rests on; reads older entries through `entry_at`.
  Result<LoadedTarget> target_of(const Body& correction, const EntryAt& entry_at);

 private:
  bool load(ByteView snapshot);
  Status replay_entry(const store::Record& record, const EntryAt& entry_at);

  State state_;
  KeyIndex keys_;
  Seq snapshot_at_ = 0;
  std::vector<Projection*> projections_;
  codec::CapnpCodec codec_;
  codec::JsonDecoder decoder_;
};

// Reads an entry of the log.
EntryAt entries_of(const store::Log& log);

}  // namespace ledger
