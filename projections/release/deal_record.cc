// The stored form of statements: deal_statement.h has it.

#include "projections/release/deal_statement.h"

namespace projections {
namespace {

using ledger::ContractKind;
using ledger::Seq;

enum Flag : std::uint8_t {
  kKindMask = 3,
  kHasDeal = 4,
  kIsAnew = 8,
  kIsLive = 16,
  kIsInYuan = 32,   // Of the deal,
  kHasAmount = 64,  // as this one.
};

std::uint8_t flags_of(const DealStatement& statement) {
  unsigned flags = static_cast<unsigned>(statement.kind);
  if (statement.is_anew) flags |= kIsAnew;
  if (statement.is_live) flags |= kIsLive;
  if (!statement.deal) return static_cast<std::uint8_t>(flags);
  flags |= kHasDeal;
  if (statement.deal->is_in_yuan) flags |= kIsInYuan;
  if (statement.deal->amount) flags |= kHasAmount;
  return static_cast<std::uint8_t>(flags);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out.append(text);
}

std::string read_text(NumberReader& reader) { return std::string(reader.bytes(reader.count())); }

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
  put_number(out, sorted.size());
  std::uint64_t before = 0;
  for (const T item : sorted) {
    put_number(out, number_of(item) - before);
    before = number_of(item);
  }
}

template <typename T>
void read_numbers(NumberReader& reader, std::vector<T>& sorted) {
  const std::size_t count = reader.count();
  sorted.reserve(count);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count && reader.is_good(); ++i) {
    const std::uint64_t step = reader.number(UINT64_MAX - number);
    reader.require(i == 0 || step > 0);
    number += step;
    reader.require(from_number(number, sorted.emplace_back()));
  }
}

void put_deal(std::string& out, const Deal& deal, Seq seq) {
  out.push_back(static_cast<char>(deal.agreement));
  out.push_back(static_cast<char>(deal.source));
  put_number(out, deal.reporter);
  put_number(out, seq - deal.event);
  put_signed(out, deal.signed_on.days);
  put_signed(out, deal.month.index);
  put_numbers(out, deal.patents);
  put_numbers(out, deal.sellers);
  put_numbers(out, deal.buyers);
  if (deal.amount) put_signed(out, deal.amount->fen);
  put_text(out, deal.contract);
}

std::int32_t read_int32(NumberReader& reader) {
  const std::int64_t number = reader.signed_number();
  reader.require(number >= INT32_MIN && number <= INT32_MAX);
  return static_cast<std::int32_t>(number);
}

Deal read_deal(NumberReader& reader, Seq seq, DealKind kind, unsigned flags) {
  Deal deal;
  deal.kind = kind;
  const std::uint8_t agreement = reader.byte();
  const std::uint8_t source = reader.byte();
  reader.require(agreement <= static_cast<std::uint8_t>(ContractKind::kService) &&
                 source <= static_cast<std::uint8_t>(DealSource::kOther));
  if (!reader.is_good()) return deal;
  deal.agreement = static_cast<ContractKind>(agreement);
  deal.source = static_cast<DealSource>(source);
  deal.is_in_yuan = (flags & kIsInYuan) != 0;
  deal.reporter = static_cast<ledger::PartyIndex>(reader.number(UINT32_MAX));
  deal.event = seq - reader.number(seq);
  deal.signed_on.days = read_int32(reader);
  deal.month.index = read_int32(reader);
  read_numbers(reader, deal.patents);
  read_numbers(reader, deal.sellers);
  read_numbers(reader, deal.buyers);
  if ((flags & kHasAmount) != 0) deal.amount = ledger::Amount{reader.signed_number()};
  deal.contract = read_text(reader);
  return deal;
}

}  // namespace

void put(std::string& out, const DealStatement& statement) {
  out.push_back(static_cast<char>(flags_of(statement)));
  const bool is_transfer = statement.kind == DealKind::kTransfer;
  put_number(out, is_transfer ? statement.seq - statement.place : statement.place);
  if (statement.kind == DealKind::kLicence) {
    put_number(out, statement.seq - statement.by);
    put_text(out, statement.contract);
  }
  if (statement.deal) put_deal(out, *statement.deal, statement.seq);
}

DealStatement read_statement(NumberReader& reader, Seq seq) {
  DealStatement statement;
  statement.seq = seq;
  const unsigned flags = reader.byte();
  reader.require((flags & kKindMask) <= static_cast<unsigned>(DealKind::kLicence));
  if (!reader.is_good()) return statement;
  statement.kind = static_cast<DealKind>(flags & kKindMask);
  statement.is_anew = (flags & kIsAnew) != 0;
  statement.is_live = (flags & kIsLive) != 0;
  statement.place = reader.number(seq);  // No more things than entries.
  if (statement.kind == DealKind::kTransfer) statement.place = seq - statement.place;
  if (statement.kind == DealKind::kLicence) {
    statement.by = seq - reader.number(seq);
    statement.contract = read_text(reader);
  }
  if ((flags & kHasDeal) != 0) statement.deal = read_deal(reader, seq, statement.kind, flags);
  return statement;
}

}  // namespace projections
