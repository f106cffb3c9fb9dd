#include "ledger/service/records/annex.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ledger/base/coding.h"

namespace ledger::service {
namespace {

constexpr std::uint8_t kNoted = 0x80;

// The kinds are stored: a number is given once and never reused.
constexpr auto kNotes =
    std::to_array<std::pair<char, ByteView Annex::*>>({{1, &Annex::correlation},
                                                       {2, &Annex::key},
                                                       {3, &Annex::about},
                                                       {4, &Annex::record_moment},
                                                       {5, &Annex::source_offset}});

void put_text(Bytes& out, ByteView text) {
  put_le32(out, static_cast<std::uint32_t>(text.size()));
  out.append(text);
}

ByteView take_text(ByteReader& reader) { return reader.bytes(reader.le32()); }

std::optional<std::uint64_t> parse_number(ByteView note) {
  if (note.size() != sizeof(std::uint64_t)) return std::nullopt;
  return load_le(note.data(), note.size());
}

Bytes notes_of(const Annex& annex) {
  Bytes notes;
  for (const auto& [kind, member] : kNotes) {
    const ByteView note = annex.*member;
    if (note.empty()) continue;
    notes.push_back(kind);
    put_text(notes, note);
  }
  return notes;
}

// A note of an unknown, newer kind is skipped.
bool parse_notes(ByteView notes, Annex& annex) {
  ByteReader reader(notes);
  while (reader.left() > 0 && reader.is_good()) {
    const auto kind = static_cast<char>(reader.u8());
    const ByteView note = take_text(reader);
    if (!reader.is_good()) return false;
    for (const auto& [known, member] : kNotes) {
      if (known == kind) annex.*member = note;
    }
  }
  return true;
}

}  // namespace

void append_annex(Bytes& out, const Annex& annex) {
  put_le64(out, static_cast<std::uint64_t>(annex.recorded_at.ms));
  const auto encoding = static_cast<std::uint8_t>(annex.encoding);
  const bool has_notes =
      std::ranges::any_of(kNotes, [&](const auto& note) { return !(annex.*note.second).empty(); });
  if (has_notes) {
    out.push_back(static_cast<char>(encoding | kNoted));
    put_text(out, notes_of(annex));
  } else {
    out.push_back(static_cast<char>(encoding));
  }
  out.append(annex.received);
}

Bytes note_of(std::uint64_t number) {
  Bytes bytes;
  put_le64(bytes, number);
  return bytes;
}

Instant Annex::arrived_at() const {
  const auto moment = parse_number(record_moment);
  return moment ? Instant{static_cast<std::int64_t>(*moment)} : recorded_at;
}

std::optional<std::uint64_t> Annex::broken_at() const { return parse_number(source_offset); }

std::optional<Annex> parse_annex(ByteView bytes) {
  ByteReader reader(bytes);
  const Instant recorded_at{static_cast<std::int64_t>(reader.le64())};
  const std::uint8_t marked = reader.u8();
  const auto encoding = static_cast<std::uint8_t>(marked & ~kNoted);
  if (encoding < 1 || encoding > 4) return std::nullopt;
  Annex annex{recorded_at, static_cast<Encoding>(encoding), {}};
  if ((marked & kNoted) != 0 && !parse_notes(take_text(reader), annex)) return std::nullopt;
  annex.received = reader.rest();
  if (!reader.is_good()) return std::nullopt;
  return annex;
}

}  // namespace ledger::service
