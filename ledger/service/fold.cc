#include "ledger/service/fold.h"

#include "ledger/codec/state_codec.h"

namespace ledger {
namespace {

constexpr std::string_view kSnapshotName = "fold";

bool restates(const Entry& entry) {
  return entry.takes_effect() && is_correction(entry.submission->body);
}

// sections := (size(8 bytes, little-endian) bytes)*
void append_section(Bytes& out, ByteView section) {
  auto size = static_cast<std::uint64_t>(section.size());
  for (int i = 0; i < 8; ++i, size >>= 8U) out.push_back(static_cast<char>(size & 0xFFU));
  out.append(section);
}

std::optional<ByteView> take_section(ByteView& bytes) {
  if (bytes.size() < 8) return std::nullopt;
  std::uint64_t size = 0;
  for (std::size_t i = 8; i-- > 0;) size = size << 8U | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(8);
  if (size > bytes.size()) return std::nullopt;
  const ByteView section = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return section;
}

}  // namespace

EntryAt entries_of(const store::Log& log) {
  auto codec = std::make_shared<codec::CapnpCodec>();
  return [&log, codec](Seq seq) -> Result<Entry> {
    const auto loaded = log.read(seq);
    if (!loaded) return loaded.error();
    return codec->decode_entry(loaded->entry);
  };
}

void Fold::apply(const Entry& entry, const Restatement* restatement) {
  std::uint64_t key = 0;
  if (takes_key(entry.outcome)) {
    key = KeyIndex::fingerprint(entry.submission->source.view(), entry.submission->id);
  }
  apply(entry, key, restatement);
}

void Fold::apply(const Entry& entry, std::uint64_t key, const Restatement* restatement) {
  evolve(state_, entry, restatement);
  if (takes_key(entry.outcome)) keys_.add(key, entry.seq);
  for (Projection* projection : projections_) projection->apply(state_, entry, restatement);
}

Result<LoadedTarget> Fold::target_of(const Body& correction, const EntryAt& entry_at) {
  return load_target(state_, correction, entry_at, decoder_);
}

Status Fold::replay_entry(const store::Record& record, const EntryAt& entry_at) {
  const auto entry = codec_.decode_entry(record.entry);
  if (!entry) return entry.error();
  if (entry->seq != record.seq) {
    return Error{ErrorCode::kCorrupt, "entry " + std::to_string(record.seq) + ": wrong position"};
  }
  if (!restates(*entry)) {
    apply(*entry, nullptr);
    return Done{};
  }
  const auto target = target_of(entry->submission->body, entry_at);
  if (!target) return target.error();
  if (!target->restatement) {
    return Error{ErrorCode::kCorrupt,
                 "entry " + std::to_string(record.seq) + ": corrects what is not there"};
  }
  apply(*entry, &*target->restatement);
  return Done{};
}

Status Fold::replay_all(const store::Log& log, Seq until,
                        const std::function<void(Seq)>& progress) {
  constexpr Seq kProgressEvery = 4096;
  const EntryAt entry_at = entries_of(log);
  Status folded = Done{};
  const auto visit = [&](const store::Record& record) {
    folded = replay_entry(record, entry_at);
    if (progress && record.seq % kProgressEvery == 0) progress(record.seq);
    return static_cast<bool>(folded);
  };
  Status scanned = log.scan(state_.next, until, visit);
  if (!folded) return folded.error();
  return scanned;
}

Status Fold::replay(const store::Log& log, Seq until, const std::function<void(Seq)>& progress) {
  if (state_.next == 0 && until > 0) {
    const auto snapshot = log.load_snapshot(kSnapshotName, until);
    if (snapshot && *snapshot) {
      const bool is_good = load((*snapshot)->bytes) && state_.next == (*snapshot)->seq;
      if (is_good) {
        snapshot_at_ = state_.next;
      } else {  // A cache of another build, or damaged: fold everything.
        state_ = State();
        keys_.clear();
        for (Projection* projection : projections_) projection->reset();
      }
    }
  }
  return replay_all(log, until, progress);
}

bool Fold::load(ByteView snapshot) {
  const auto section = take_section(snapshot);
  if (!section || !codec::load_state(*section, state_)) return false;
  const auto keys = take_section(snapshot);
  if (!keys || !keys_.load(*keys)) return false;
  for (Projection* projection : projections_) {
    const auto name = take_section(snapshot);
    const auto bytes = take_section(snapshot);
    if (!name || !bytes || *name != projection->name()) return false;
    if (!projection->load(*bytes)) return false;
  }
  return snapshot.empty();
}

Status Fold::save(store::Log& log) {
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

}  // namespace ledger
