#include "projections/cells/posting.h"

#include <algorithm>

namespace projections::cells {
namespace {

constexpr unsigned kCauseShift = 4;

constexpr auto kCauseNames =
    std::to_array<std::string_view>({"registration", "revision", "receipt", "cancellation",
                                     "correction", "retraction", "reclassification", "bundle"});
static_assert(kCauseNames.size() == kPostingCauses);

}  // namespace

std::string_view name(PostingCause cause) { return kCauseNames[static_cast<std::size_t>(cause)]; }

std::uint8_t tag_of(const Posting& posting) {
  const auto subject = static_cast<unsigned>(posting.subject);
  return static_cast<std::uint8_t>(subject | static_cast<unsigned>(posting.cause) << kCauseShift);
}

void put(std::string& out, const Posting& posting) {
  ledger::put_leb128(out, posting.seq - posting.registered_by);
  ledger::put_leb128(out, static_cast<std::uint64_t>(posting.month.index));
  ledger::put_zigzag(out, posting.booked.index - posting.month.index);
  out.append(posting.breakdown.bytes.begin(), posting.breakdown.bytes.end());
  ledger::put_leb128(out,
                     posting.contributor == kNoParty ? 0 : std::uint64_t{posting.contributor} + 1);
  const std::size_t figures = indicators_of(posting.subject).size();
  for (std::size_t i = 0; i < figures; ++i) ledger::put_zigzag(out, posting.figures[i]);
}

Posting read_posting(ledger::ByteReader& reader, ledger::Seq seq, std::uint8_t tag) {
  Posting posting;
  posting.seq = seq;
  const unsigned subject = tag & 0xFU;
  const unsigned cause = static_cast<unsigned>(tag) >> kCauseShift;
  reader.require(subject < kSubjects && cause < kPostingCauses);
  posting.registered_by = seq - reader.leb128(seq);
  posting.month.index = static_cast<std::int32_t>(reader.leb128(kMonthMax));
  const std::int64_t apart = reader.zigzag();
  reader.require(apart >= -posting.month.index && apart <= kMonthMax - posting.month.index);
  const std::string_view breakdown = reader.bytes(kBreakdownBytes);
  const auto party = static_cast<ledger::PartyIndex>(reader.leb128(kNoParty));
  posting.contributor = party == 0 ? kNoParty : party - 1;
  if (!reader.is_good()) return posting;
  posting.subject = static_cast<Subject>(subject);
  posting.cause = static_cast<PostingCause>(cause);
  posting.booked.index = posting.month.index + static_cast<std::int32_t>(apart);
  std::ranges::copy(breakdown, posting.breakdown.bytes.begin());
  reader.require(is_valid(posting.breakdown));
  const std::size_t figures = indicators_of(posting.subject).size();
  for (std::size_t i = 0; i < figures; ++i) posting.figures[i] = reader.zigzag();
  return posting;
}

}  // namespace projections::cells
