#pragma once

// Ledger: one ledger of one directory, opened by one process to write, or by any to read. The one
// place where order → decode → decide → append → answer is written down.
//
// Guarantees
//   - What submit() answers is on disk, synced, with everything that follows from it (entries,
//     idempotency keys, tree, rows of projections), or it is not answered.
//   - Submissions take their positions in the order given; every one takes one.
//   - After the first failed write nothing is written any more (store S-4).
// Not guaranteed: that an unanswered submission was not written. Send it again: its key settles it.
//
// Threading: one thread.

#include <memory>
#include <span>
#include <vector>

#include "ledger/service/answer.h"
#include "ledger/service/encoder.h"
#include "ledger/service/fold.h"
#include "ledger/service/kept.h"
#include "ledger/service/order.h"

namespace ledger {

class Ledger {
 public:
  struct Options {
    std::string directory;
    bool write = true;
    bool sync = true;  // See store::Options.
    std::string purpose;
    Clock* clock = nullptr;  // Needed to write, but where it follows an order.
    // The order that it follows to write; nothing: its own. kInvalid where its directory has been
    // following another one, or none. A reader takes what there is.
    std::optional<Order> order = {};
    std::vector<Projection*> projections = {};
    std::function<void(Seq done, Seq total)> progress = {};  // Told while old entries are folded.
  };

  static Result<std::unique_ptr<Ledger>> open(const Options& options);

  // decide() and commit().
  Result<std::vector<Answer>> submit(std::span<const Received> group);

  // Decides the group on top of everything decided before; nothing is written.
  Result<std::vector<Answer>> decide(std::span<const Received> group);
  // Writes what was decided since the last commit, in one synced batch. A Ledger that is thrown
  // away instead has changed nothing on disk (a dry run; a group that must be whole).
  Status commit();

  // Saves a snapshot where enough has been folded since the last one. Call it before letting go.
  Status close();
  // The same for a ledger that goes on: where what was folded since has come to be a good part of
  // all. It takes as long as everything that is known takes to be written down.
  Status snapshot_where_due();

  // How far it has followed its order, with what is decided and not yet written; nothing: it has
  // its own.
  const std::optional<OrderMark>& order() const { return order_; }
  // Once the cluster has told its name; the next batch holds it.
  void set_cluster(std::string id);

  Instant last_moment() const { return last_moment_; }  // Of the newest entry.
  const State& state() const { return fold_.state(); }
  store::Log& log() { return *log_; }
  const store::Log& log() const { return *log_; }

  // Also of what is decided and not yet written.
  Result<Kept> read(Seq seq) const;
  EntryAt entries() const;

 private:
  Ledger(std::unique_ptr<store::Log> log, const Options& options);

  friend class Stream;  // The steps of submit(), of several groups at once.

  // Decides as many of `group` as can be, which are all where it gives no Error, into `answers`,
  // whose memory is used again.
  Status decide(std::span<const Received> group, std::span<Incoming> incoming,
                std::vector<Answer>& answers);
  // What was answered and what the log is to keep of it; it lives until end_write().
  struct Writing {
    Answered answered;
    store::Batch batch;
  };
  // Meanwhile more can be decided, and begun to be written after it.
  void begin_write(const Answered& answered, Writing& writing);
  Status write(Writing& writing);  // From any thread; one after the other, in the order begun.
  void end_write();                // Of the oldest, which was written.

  Status answer(Incoming& incoming, const Received& received, Answer& answer);
  Status rule(const Incoming& incoming, std::optional<LoadedTarget>& target, Answer& answer);
  Status decide_new(Entry& entry, std::optional<LoadedTarget>& target);
  Result<std::optional<Kept>> find_prior(const Submission& submission, std::uint64_t key) const;
  void compare(Entry& entry, Kept prior, Answer& answer, bool is_stamped);
  Status take_order(const std::optional<Order>& wanted);
  void advance_order(const Answered& answered);
  void put_rows(store::Batch& batch);
  Instant next_moment(const Received& received);

  std::unique_ptr<store::Log> log_;
  Clock* clock_ = nullptr;
  Fold fold_;
  codec::CapnpCodec capnp_;
  Decoder decoder_;
  std::vector<Incoming> incoming_;
  Encoder encoder_;
  Instant last_moment_;
  std::optional<OrderMark> order_;

  // The entries from written_ on, in this order.
  Seq written_ = 0;
  store::Batch batch_;                   // Of decide(), for commit().
  std::vector<const Writing*> writing_;  // From begin_write() to end_write(), the oldest first,
  Answered deciding_;                    // and what is decided after it.
};

}  // namespace ledger
