#include "ledger/service/replay/replayer.h"

#include "ledger/base/coding.h"
#include "ledger/codec/snapshot/state_codec.h"
#include "ledger/model/fold/naming.h"
#include "ledger/service/records/stored_entry.h"
#include "ledger/store/lost_entry.h"

namespace ledger::service {
namespace {

bool restates(const Entry& entry) {
  return entry.takes_effect() && is_correction(entry.submission->body);
}

// sections := (size(8 bytes, little-endian) bytes)*
void append_section(Bytes& out, ByteView section) {
  put_le64(out, section.size());
  out.append(section);
}

template <typename Table>
bool have_same_histories(const Table& one, const Table& other) {
  if (one.size() != other.size()) return false;
  for (std::uint32_t i = 0; i < one.size(); ++i) {
    if (one.at(i).history != other.at(i).history) return false;
  }
  return true;
}

bool have_same_events(const State& one, const State& other) {
  return one.next == other.next && one.types == other.types &&
         one.restated.size() == other.restated.size() && one.named == other.named &&
         one.waiting == other.waiting && one.retractions.size() == other.retractions.size() &&
         one.documents.size() == other.documents.size() &&
         have_same_histories(one.parties, other.parties) &&
         have_same_histories(one.patents, other.patents) &&
         have_same_histories(one.licences, other.licences) &&
         have_same_histories(one.pledges, other.pledges) &&
         have_same_histories(one.holds, other.holds) &&
         have_same_histories(one.contracts, other.contracts);
}

ByteView take_section(ByteReader& reader) { return reader.bytes(reader.le64()); }

}  // namespace

EntryAt entries_of(const store::Log& log) {
  auto codec = std::make_shared<codec::CapnpCodec>();
  return [&log, codec](Seq seq) -> Result<Entry> {
    const auto raw = log.read(seq);
    if (!raw) return raw.error();
    return decode_entry({.seq = seq, .entry = raw->entry, .annex = raw->annex}, *codec);
  };
}

void Replayer::apply(const Entry& entry, const Restatement* restatement) {
  std::uint64_t key = 0;
  if (takes_key(entry.outcome)) {
    key = IdempotencyIndex::fingerprint(entry.submission->source.view(), entry.submission->id);
  }
  apply(entry, key, restatement);
}

void Replayer::apply(const Entry& entry, std::uint64_t key, const Restatement* restatement) {
  evolve(state_, entry, restatement);
  if (takes_key(entry.outcome)) keys_.add(key, entry.seq);
  for (Projection* projection : projections_) projection->apply(state_, entry, restatement);
}

Status Replayer::settle_names(const Entry& entry, const EntryAt& entry_at, const Settled& before,
                              const Settled& after) {
  return ledger::settle_names(state_, entry_at, [&](const Restatement& restatement) {
    if (before) before(restatement);
    settle_named(state_, entry, restatement);
    for (Projection* projection : projections_) projection->apply(state_, entry, &restatement);
    if (after) after(restatement);
  });
}

// The entry takes its position and its key alone.
void Replayer::apply_without_effect(const Entry& entry) {
  Entry inert;
  inert.seq = entry.seq;
  inert.outcome = Outcome::kMalformed;
  apply(inert, nullptr);
  keys_.add(IdempotencyIndex::fingerprint(entry.submission->source.view(), entry.submission->id),
            entry.seq);
}

Result<LoadedTarget> Replayer::target_of(const Body& correction, const EntryAt& entry_at) {
  const auto correct_body = [this](const Body& body, const EventCorrect& correct) {
    return decoder_.corrected(body, correct.set);
  };
  return load_target(state_, correction, entry_at, correct_body);
}

Status Replayer::replay_entry(const store::LogRecord& record, const EntryAt& entry_at) {
  const auto entry = decode_entry(record, codec_);
  if (!entry) return entry.error();
  if (store::is_lost(record)) has_losses_ = true;
  if (!restates(*entry)) {
    apply(*entry, nullptr);
    return settle_names(*entry, entry_at);
  }
  const auto target = target_of(entry->submission->body, entry_at);
  if (!target) return target.error();
  if (!target->restatement && has_losses_) {  // What it corrects is lost.
    apply_without_effect(*entry);
    return Done{};
  }
  if (!target->restatement) {
    return Error{ErrorCode::kCorrupt,
                 "entry " + std::to_string(record.seq) + ": corrects an event that does not exist"};
  }
  apply(*entry, &*target->restatement);
  return settle_names(*entry, entry_at);
}

Status Replayer::replay_all(const store::Log& log, Seq until,
                            const std::function<void(Seq)>& progress) {
  constexpr Seq kProgressEvery = 4096;
  const EntryAt entry_at = entries_of(log);
  Status replayed = Done{};
  const auto visit = [&](const store::LogRecord& record) {
    replayed = replay_entry(record, entry_at);
    if (progress && record.seq % kProgressEvery == 0) progress(record.seq);
    return static_cast<bool>(replayed);
  };
  Status scanned = log.scan(state_.next, until, visit);
  if (!replayed) return replayed.error();
  return scanned;
}

Status Replayer::replay(const store::Log& log, Seq until,
                        const std::function<void(Seq)>& progress) {
  if (state_.next == 0 && until > 0) {
    const auto snapshot = log.load_snapshot(kSnapshotName, until);
    if (snapshot && *snapshot) {
      const bool is_good = load((*snapshot)->bytes) && state_.next == (*snapshot)->seq;
      if (is_good) {
        snapshot_at_ = state_.next;
      } else {  // Of another build, or damaged: fold everything.
        reset();
      }
    }
  }
  return replay_all(log, until, progress);
}

void Replayer::reset() {
  state_ = State();
  keys_.clear();
  for (Projection* projection : projections_) projection->reset();
}

bool Replayer::can_load(ByteView snapshot) {
  const bool can = load(snapshot);
  reset();
  return can;
}

bool Replayer::is_folded(ByteView snapshot) const {
  ByteReader reader(snapshot);
  State stored;
  if (!codec::load_state(take_section(reader), stored)) return false;
  if (!have_same_events(stored, state_)) return false;
  Bytes section;
  keys_.save(section);
  if (take_section(reader) != section) return false;
  for (const Projection* projection : projections_) {
    section.clear();
    projection->save(section);
    if (take_section(reader) != projection->name() || take_section(reader) != section) return false;
  }
  return reader.is_done();
}

bool Replayer::load(ByteView snapshot) {
  ByteReader reader(snapshot);
  if (!codec::load_state(take_section(reader), state_)) return false;
  if (!keys_.load(take_section(reader))) return false;
  for (Projection* projection : projections_) {
    if (take_section(reader) != projection->name()) return false;
    const ByteView bytes = take_section(reader);
    if (!reader.is_good() || !projection->load(bytes)) return false;
  }
  return reader.is_done();
}

Bytes Replayer::encode() const {
  Bytes out;
  Bytes section;
  codec::save_state(state_, section);
  append_section(out, section);
  section.clear();
  keys_.save(section);
  append_section(out, section);
  for (const Projection* projection : projections_) {
    append_section(out, projection->name());
    section.clear();
    projection->save(section);
    append_section(out, section);
  }
  return out;
}

Status Replayer::save(store::Log& log) {
  Status saved = log.save_snapshot(kSnapshotName, state_.next, encode());
  if (saved) snapshot_at_ = state_.next;
  return saved;
}

}  // namespace ledger::service
