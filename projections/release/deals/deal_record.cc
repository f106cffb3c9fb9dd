#include "projections/release/deals/deal_record.h"

namespace projections::release {
namespace {

using ledger::ContractKind;
using ledger::Seq;

enum Flag : std::uint8_t {
  kKindMask = 3,
  kHasDeal = 4,
  kReplaces = 8,
  kIsLive = 16,
  kIsInYuan = 32,   // Of the deal.
  kHasAmount = 64,  // Of the deal.
  kHasNoSigningDay = 128,
};

std::uint8_t flags_of(const DealUpdate& update) {
  unsigned flags = static_cast<unsigned>(update.kind);
  if (update.replaces) flags |= kReplaces;
  if (update.is_live) flags |= kIsLive;
  if (!update.deal) return static_cast<std::uint8_t>(flags);
  flags |= kHasDeal;
  if (update.deal->is_in_yuan) flags |= kIsInYuan;
  if (update.deal->amount) flags |= kHasAmount;
  if (!update.deal->has_signing_day) flags |= kHasNoSigningDay;
  return static_cast<std::uint8_t>(flags);
}

constexpr std::uint64_t kAllSources = 2 * bit_of(DealSource::kOther) - 1;

void put_text(std::string& out, std::string_view text) {
  ledger::put_leb128(out, text.size());
  out.append(text);
}

std::string read_text(ledger::ByteReader& reader) {
  return std::string(reader.bytes(reader.count(reader.leb128())));
}

std::uint64_t number_of(ledger::PatentNumber patent) { return patent.key(); }
std::uint64_t number_of(ledger::PartyIndex party) { return party; }

bool from_number(std::uint64_t number, ledger::PatentNumber& patent) {
  const auto parsed = ledger::PatentNumber::from_key(number);
  if (parsed) patent = *parsed;
  return parsed.has_value();
}
bool from_number(std::uint64_t number, ledger::PartyIndex& party) {
  party = static_cast<ledger::PartyIndex>(number);
  return party == number;
}

template <typename T>
void put_numbers(std::string& out, const std::vector<T>& sorted) {
  ledger::put_leb128(out, sorted.size());
  std::uint64_t before = 0;
  for (const T item : sorted) {
    ledger::put_leb128(out, number_of(item) - before);
    before = number_of(item);
  }
}

template <typename T>
void read_numbers(ledger::ByteReader& reader, std::vector<T>& sorted) {
  const std::size_t count = reader.count(reader.leb128());
  sorted.reserve(count);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count && reader.is_good(); ++i) {
    const std::uint64_t step = reader.leb128(UINT64_MAX - number);
    reader.require(i == 0 || step > 0);
    number += step;
    reader.require(from_number(number, sorted.emplace_back()));
  }
}

void put_deal(std::string& out, const Deal& deal, Seq seq) {
  out.push_back(static_cast<char>(deal.agreement));
  out.push_back(static_cast<char>(deal.source));
  ledger::put_leb128(out, deal.reporter);
  ledger::put_leb128(out, seq - deal.event);
  ledger::put_zigzag(out, deal.signed_on.days);
  ledger::put_zigzag(out, deal.month.index);
  put_numbers(out, deal.patents);
  put_numbers(out, deal.sellers);
  put_numbers(out, deal.buyers);
  if (deal.amount) ledger::put_zigzag(out, deal.amount->fen);
  put_text(out, deal.contract);
}

std::int32_t read_int32(ledger::ByteReader& reader) {
  const std::int64_t number = reader.zigzag();
  reader.require(number >= INT32_MIN && number <= INT32_MAX);
  return static_cast<std::int32_t>(number);
}

Deal read_deal(ledger::ByteReader& reader, Seq seq, DealKind kind, unsigned flags) {
  Deal deal;
  deal.kind = kind;
  const std::uint8_t agreement = reader.u8();
  const std::uint8_t source = reader.u8();
  reader.require(agreement <= static_cast<std::uint8_t>(ContractKind::kService) &&
                 source <= static_cast<std::uint8_t>(DealSource::kOther));
  if (!reader.is_good()) return deal;
  deal.agreement = static_cast<ContractKind>(agreement);
  deal.source = static_cast<DealSource>(source);
  deal.is_in_yuan = (flags & kIsInYuan) != 0;
  deal.has_signing_day = (flags & kHasNoSigningDay) == 0;
  deal.reporter = static_cast<ledger::PartyIndex>(reader.leb128(UINT32_MAX));
  deal.event = seq - reader.leb128(seq);
  deal.signed_on.days = read_int32(reader);
  deal.month.index = read_int32(reader);
  read_numbers(reader, deal.patents);
  read_numbers(reader, deal.sellers);
  read_numbers(reader, deal.buyers);
  if ((flags & kHasAmount) != 0) deal.amount = ledger::Amount{reader.zigzag()};
  deal.contract = read_text(reader);
  return deal;
}

}  // namespace

void put(std::string& out, const DealUpdate& update) {
  out.push_back(static_cast<char>(flags_of(update)));
  const bool is_transfer = update.kind == DealKind::kTransfer;
  ledger::put_leb128(out, is_transfer ? update.seq - update.key : update.key);
  if (update.kind == DealKind::kLicence) {
    ledger::put_leb128(out, update.seq - update.registered_by);
    ledger::put_leb128(out, update.stated_by);
    put_text(out, update.contract);
  }
  if (update.deal) put_deal(out, *update.deal, update.seq);
}

DealUpdate read_deal_update(ledger::ByteReader& reader, Seq seq) {
  DealUpdate update;
  update.seq = seq;
  const unsigned flags = reader.u8();
  reader.require((flags & kKindMask) <= static_cast<unsigned>(DealKind::kLicence));
  if (!reader.is_good()) return update;
  update.kind = static_cast<DealKind>(flags & kKindMask);
  update.replaces = (flags & kReplaces) != 0;
  update.is_live = (flags & kIsLive) != 0;
  update.key = reader.leb128(seq);  // There are no more things than entries.
  if (update.kind == DealKind::kTransfer) update.key = seq - update.key;
  if (update.kind == DealKind::kLicence) {
    update.registered_by = seq - reader.leb128(seq);
    update.stated_by = static_cast<std::uint8_t>(reader.leb128(kAllSources));
    update.contract = read_text(reader);
  }
  if ((flags & kHasDeal) != 0) update.deal = read_deal(reader, seq, update.kind, flags);
  return update;
}

}  // namespace projections::release
