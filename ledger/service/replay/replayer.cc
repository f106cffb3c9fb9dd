#include "ledger/service/replay/replayer.h"

#include "ledger/base/coding.h"
#include "ledger/codec/snapshot/state_codec.h"

namespace ledger::service {
namespace {

constexpr std::string_view kSnapshotName = "fold";

bool restates(const Entry& entry) {
  return entry.takes_effect() && is_correction(entry.submission->body);
}

// sections := (size(8 bytes, little-endian) bytes)*
void append_section(Bytes& out, ByteView section) {
  put_le64(out, section.size());
  out.append(section);
}

ByteView take_section(ByteReader& reader) { return reader.bytes(reader.le64()); }

}  // namespace

EntryAt entries_of(const store::Log& log) {
  auto codec = std::make_shared<codec::CapnpCodec>();
  return [&log, codec](Seq seq) -> Result<Entry> {
    const auto raw = log.read(seq);
    if (!raw) return raw.error();
    return codec->decode_entry(raw->entry);
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

Result<LoadedTarget> Replayer::target_of(const Body& correction, const EntryAt& entry_at) {
  const auto correct_body = [this](const Body& body, const EventCorrect& correct) {
    return decoder_.corrected(body, correct.set);
  };
  return load_target(state_, correction, entry_at, correct_body);
}

Status Replayer::replay_entry(const store::LogRecord& record, const EntryAt& entry_at) {
  const auto entry = codec_.decode_entry(record.entry);
  if (!entry) return entry.error();
  if (entry->seq != record.seq) {
    return Error{ErrorCode::kCorrupt, "entry " + std::to_string(record.seq) + ": holds entry " +
                                          std::to_string(entry->seq)};
  }
  if (!restates(*entry)) {
    apply(*entry, nullptr);
    return Done{};
  }
  const auto target = target_of(entry->submission->body, entry_at);
  if (!target) return target.error();
  if (!target->restatement) {
    return Error{ErrorCode::kCorrupt,
                 "entry " + std::to_string(record.seq) + ": corrects an event that does not exist"};
  }
  apply(*entry, &*target->restatement);
  return Done{};
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
        state_ = State();
        keys_.clear();
        for (Projection* projection : projections_) projection->reset();
      }
    }
  }
  return replay_all(log, until, progress);
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

Status Replayer::save(store::Log& log) {
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
  Status saved = log.save_snapshot(kSnapshotName, state_.next, out);
  if (saved) snapshot_at_ = state_.next;
  return saved;
}

}  // namespace ledger::service
