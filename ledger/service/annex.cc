#include "ledger/service/annex.h"

#include <array>
#include <utility>

namespace ledger {
namespace {

constexpr std::size_t kHeadBytes = 9;
constexpr std::uint8_t kNoted = 0x80;

// The kinds are stored: one is given once and never reused.
constexpr auto kNotes = std::to_array<std::pair<char, ByteView Annex::*>>(
    {{1, &Annex::correlation}, {2, &Annex::key}, {3, &Annex::about}});

void append_size(Bytes& out, std::size_t size) {
  for (int i = 0; i < 4; ++i, size >>= 8U) out.push_back(static_cast<char>(size & 0xFFU));
}

std::optional<ByteView> take_sized(ByteView& bytes) {
  if (bytes.size() < 4) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 4; i-- > 0;) size = size << 8U | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(4);
  if (size > bytes.size()) return std::nullopt;
  const ByteView part = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return part;
}

Bytes notes_of(const Annex& annex) {
  Bytes notes;
  for (const auto& [kind, member] : kNotes) {
    const ByteView note = annex.*member;
    if (note.empty()) continue;
    notes.push_back(kind);
    append_size(notes, note.size());
    notes.append(note);
  }
  return notes;
}

// A note of a newer kind is passed over.
bool parse_notes(ByteView notes, Annex& annex) {
  while (!notes.empty()) {
    const char kind = notes.front();
    notes.remove_prefix(1);
    const auto note = take_sized(notes);
    if (!note) return false;
    for (const auto& [known, member] : kNotes) {
      if (known == kind) annex.*member = *note;
    }
  }
  return true;
}

}  // namespace

void append_annex(Bytes& out, const Annex& annex) {
  auto ms = static_cast<std::uint64_t>(annex.recorded_at.ms);
  for (int i = 0; i < 8; ++i, ms >>= 8U) out.push_back(static_cast<char>(ms & 0xFFU));
  const auto form = static_cast<std::uint8_t>(annex.form);
  if (annex.correlation.empty() && annex.key.empty() && annex.about.empty()) {
    out.push_back(static_cast<char>(form));
  } else {
    const Bytes notes = notes_of(annex);
    out.push_back(static_cast<char>(form | kNoted));
    append_size(out, notes.size());
    out.append(notes);
  }
  out.append(annex.received);
}

std::optional<Annex> parse_annex(ByteView bytes) {
  if (bytes.size() < kHeadBytes) return std::nullopt;
  std::uint64_t ms = 0;
  for (std::size_t i = 8; i-- > 0;) ms = ms << 8U | static_cast<unsigned char>(bytes[i]);
  const auto marked = static_cast<std::uint8_t>(bytes[8]);
  const auto form = static_cast<std::uint8_t>(marked & ~kNoted);
  if (form < 1 || form > 4) return std::nullopt;
  Annex annex{{static_cast<std::int64_t>(ms)}, static_cast<Form>(form), {}};
  bytes.remove_prefix(kHeadBytes);
  if ((marked & kNoted) != 0) {
    const auto notes = take_sized(bytes);
    if (!notes || !parse_notes(*notes, annex)) return std::nullopt;
  }
  annex.received = bytes;
  return annex;
}

}  // namespace ledger
