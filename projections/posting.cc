#include "projections/posting.h"

#include <algorithm>

namespace projections {
namespace {

constexpr unsigned kCauseShift = 4;

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U);
}

std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

void put(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
  out.push_back(static_cast<char>(value));
}

void put(std::string& out, const Posting& posting, ledger::Seq before) {
  put(out, posting.seq - before);
  const auto subject = static_cast<unsigned>(posting.subject);
  out.push_back(static_cast<char>(subject | static_cast<unsigned>(posting.cause) << kCauseShift));
  put(out, posting.seq - posting.thing);
  put(out, static_cast<std::uint64_t>(posting.month.index));
  put(out, zigzag(posting.booked.index - posting.month.index));
  out.append(posting.breakdown.bytes.begin(), posting.breakdown.bytes.end());
  put(out, posting.contributor == kNoParty ? 0 : std::uint64_t{posting.contributor} + 1);
  const std::size_t figures = indicators_of(posting.subject).size();
  for (std::size_t i = 0; i < figures; ++i) put(out, zigzag(posting.figures[i]));
}

std::string key_of(ledger::Seq seq) {
  std::string key(kPostingPrefix);
  for (unsigned i = 8; i-- > 0;) key.push_back(static_cast<char>(seq >> 8U * i & 0xFFU));
  return key;
}

std::optional<ledger::Seq> seq_of(std::string_view key) {
  if (key.size() != kPostingPrefix.size() + 8 || !key.starts_with(kPostingPrefix)) {
    return std::nullopt;
  }
  ledger::Seq seq = 0;
  for (const char c : key.substr(kPostingPrefix.size())) {
    seq = seq << 8U | static_cast<std::uint8_t>(c);
  }
  return seq;
}

// Takes numbers from the front. What does not fit reads as zero, and is_good() is false for ever.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool is_done() const { return rest_.empty(); }
  bool is_good() const { return is_good_; }
  void require(bool condition) { is_good_ = is_good_ && condition; }

  std::string_view bytes(std::size_t size) {
    require(size <= rest_.size());
    if (!is_good_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t number(std::uint64_t max) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && is_good_; shift += 7) {
      const std::string_view byte = bytes(1);
      if (byte.empty()) return 0;
      const auto bits = static_cast<std::uint8_t>(byte[0]);
      value |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
      if (bits < 0x80) {
        require(value <= max);
        return is_good_ ? value : 0;
      }
    }
    is_good_ = false;
    return 0;
  }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

Posting read(Reader& reader, ledger::Seq before) {
  Posting posting;
  posting.seq = before + reader.number(UINT64_MAX - before);
  const std::string_view tag = reader.bytes(1);
  const unsigned bits = tag.empty() ? 0 : static_cast<std::uint8_t>(tag[0]);
  const unsigned subject = bits & 0xFU;
  const unsigned cause = bits >> kCauseShift;
  reader.require(subject < kSubjects && cause < kPostingCauses);
  posting.thing = posting.seq - reader.number(posting.seq);
  posting.month.index = static_cast<std::int32_t>(reader.number(kMonthMax));
  const std::int64_t booked = posting.month.index + unzigzag(reader.number(4ULL * kMonthMax));
  reader.require(booked >= 0 && booked <= kMonthMax);
  const std::string_view breakdown = reader.bytes(kBreakdownBytes);
  const auto party = static_cast<ledger::PartyIndex>(reader.number(kNoParty));
  posting.contributor = party == 0 ? kNoParty : party - 1;
  if (!reader.is_good()) return posting;
  posting.subject = static_cast<Subject>(subject);
  posting.cause = static_cast<PostingCause>(cause);
  posting.booked.index = static_cast<std::int32_t>(booked);
  std::ranges::copy(breakdown, posting.breakdown.bytes.begin());
  reader.require(is_valid(posting.breakdown));
  const std::size_t figures = indicators_of(posting.subject).size();
  for (std::size_t i = 0; i < figures; ++i) {
    posting.figures[i] = unzigzag(reader.number(UINT64_MAX));
  }
  return posting;
}

constexpr auto kCauseNames =
    std::to_array<std::string_view>({"registration", "revision", "receipt", "cancellation",
                                     "correction", "retraction", "reclassification", "bundle"});
static_assert(kCauseNames.size() == kPostingCauses);

}  // namespace

std::string_view name(PostingCause cause) { return kCauseNames[static_cast<std::size_t>(cause)]; }

std::vector<Row> encode_postings(const std::vector<Posting>& postings, std::size_t per_block) {
  std::vector<Row> rows;
  std::size_t in_block = 0;
  ledger::Seq before = 0;
  for (const Posting& posting : postings) {
    if (rows.empty() || (in_block >= per_block && posting.seq != before)) {
      rows.push_back({key_of(posting.seq), std::string()});
      in_block = 0;
      before = 0;
    }
    put(*rows.back().value, posting, before);
    before = posting.seq;
    ++in_block;
  }
  return rows;
}

bool decode_postings(std::string_view key, std::string_view value, std::vector<Posting>& out) {
  const auto first = seq_of(key);
  if (!first) return false;
  Reader reader(value);
  ledger::Seq before = 0;
  const std::size_t begin = out.size();
  while (!reader.is_done()) {
    const Posting posting = read(reader, before);
    if (!reader.is_good()) return false;
    before = posting.seq;
    out.push_back(posting);
  }
  return out.size() > begin && out[begin].seq == *first;
}

}  // namespace projections
