#include "ledger/service/ledger.h"

#include <utility>

namespace ledger::service {
namespace {

constexpr Seq kSnapshotEvery = 20'000;  // Entries that make a snapshot worth its time.

Result<StoredEntry> read_pending(const PendingGroup& group, std::size_t index, Seq seq) {
  if (index < group.encoded) {
    store::LogRecord record = group.batch.at(index);
    record.seq = seq;
    codec::CapnpCodec codec;
    return decode_stored_entry(record, codec);
  }
  const DecidedEntry& decided = group.entries[index - group.encoded];
  const Input& input = group.inputs[index - group.encoded];
  StoredEntry stored;  // Without its notes, which are read from the log alone.
  stored.entry = decided.entry;
  stored.recorded_at = decided.recorded_at;
  stored.encoding = input.encoding;
  stored.received = decided.stored_bytes(input);
  return stored;
}

}  // namespace

Ledger::Ledger(std::unique_ptr<store::Log> log, const Options& options)
    : log_(std::move(log)), clock_(options.clock), replayer_(options.projections) {}

Result<std::unique_ptr<Ledger>> Ledger::open(const Options& options) {
  LEDGER_ASSERT(options.clock != nullptr || options.followed || !options.write);
  auto log = store::Log::open({.directory = options.directory,
                               .write = options.write,
                               .sync = options.sync,
                               .absent_is_empty = options.absent_is_empty,
                               .purpose = options.purpose});
  if (!log) return log.error();
  std::unique_ptr<Ledger> ledger(new Ledger(std::move(*log), options));
  const Seq size = ledger->log_->size();
  ledger->written_ = size;
  if (const auto loaded = ledger->load_cursor(options.followed); !loaded) return loaded.error();
  const auto report = [&options, size](Seq done) {
    if (options.progress) options.progress(done, size);
  };
  if (const auto replayed = ledger->replayer_.replay(*ledger->log_, size, report); !replayed) {
    return replayed.error();
  }
  for (Projection* projection : options.projections) projection->take_dirty();  // On disk already.
  if (size > 0) {
    const auto last = ledger->read(size - 1);
    if (!last) return last.error();
    ledger->last_moment_ = last->recorded_at;
  }
  return ledger;
}

Result<std::vector<DecidedEntry>> Ledger::submit(std::span<const Input> inputs) {
  auto decided = decide(inputs);
  if (!decided) return decided;
  if (const auto written = commit(); !written) return written.error();
  return decided;
}

// The inputs may not live until commit(), so they are encoded now.
Result<std::vector<DecidedEntry>> Ledger::decide(std::span<const Input> inputs) {
  decoder_.decode(inputs, open_.decoded);
  open_.inputs = inputs;
  const Status status = decide(open_);
  encode_entries(open_);
  advance_cursor(open_);
  open_.encoded = open_.size();
  auto decided = std::exchange(open_.entries, {});
  if (open_.size() == 0) drop(open_);
  if (!status) return status.error();
  return decided;
}

Status Ledger::close() {
  if (log_->size() < replayer_.snapshot_at() + kSnapshotEvery) return Done{};
  LEDGER_ASSERT(written_ == state().next);
  return replayer_.save(*log_);
}

Status Ledger::snapshot_if_due() {
  const Seq since = log_->size() - replayer_.snapshot_at();
  if (since < kSnapshotEvery || since < log_->size() / 8) return Done{};
  return close();
}

Result<StoredEntry> Ledger::read(Seq seq) const {
  if (seq < written_) {
    const auto raw = log_->read(seq);
    if (!raw) return raw.error();
    codec::CapnpCodec codec;
    return decode_stored_entry({.seq = seq, .entry = raw->entry, .annex = raw->annex}, codec);
  }
  Seq index = seq - written_;
  for (const PendingGroup* group : pending_) {
    if (index < group->size()) return read_pending(*group, index, seq);
    index -= group->size();
  }
  return Error{ErrorCode::kInvalid, "entry " + std::to_string(seq) + ": does not exist yet"};
}

EntryAt Ledger::entries() const {
  return [this](Seq seq) -> Result<Entry> {
    auto stored = read(seq);
    if (!stored) return stored.error();
    return std::move(stored->entry);
  };
}

}  // namespace ledger::service
