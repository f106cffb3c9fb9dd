#include "connectors/generator/city/money.h"

#include "connectors/generator/city/shares.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::Fee;
using ledger::FeeForm;

constexpr std::int64_t kRound = 1'000'000;  // 10 000 yuan.

Amount rounded(std::int64_t fen) { return {std::max<std::int64_t>(fen / kRound, 1) * kRound}; }

void set_total(Fee& fee, Random& random) {
  fee.total = any_price(random);
  // Equipment and materials are not part of the technology value (law.md §3.5).
  fee.technology = random.chance(700) ? *fee.total : part_of(*fee.total, random.between(600, 990));
  const bool is_foreign = random.chance(12);
  fee.currency = *ledger::Currency::parse(is_foreign ? "USD" : "CNY");
}

void set_royalty(Fee& fee, Random& random) {
  constexpr std::array kBases{ledger::RoyaltyBase::kNetSales, ledger::RoyaltyBase::kProfit,
                              ledger::RoyaltyBase::kOutput};
  fee.royalty =
      ledger::Royalty{{std::int64_t{5'000} * random.between(2, 16)}, random.one_of(kBases), "year"};
  fee.open = true;
}

void set_instalments(Fee& fee, Random& random) {
  const int parts = random.between(2, 5);
  const Amount each{fee.total->fen / parts};
  fee.instalments.assign(static_cast<std::size_t>(parts), each);
  fee.instalments.back().fen += fee.total->fen - each.fen * parts;
}

}  // namespace

ledger::Currency yuan() { return *ledger::Currency::parse("CNY"); }

Amount any_price(Random& random) {
  return rounded(random.long_tail(kFeeMin, kFeeTail, kFeeDoublings));
}

Amount any_claim(Random& random) {
  return rounded(random.long_tail(kPledgeMin, kPledgeTail, kPledgeDoublings));
}

Amount part_of(Amount total, std::int64_t per_mille) { return {total.fen / 1000 * per_mille}; }

Fee any_fee(FeeForm form, Random& random) {
  Fee fee;
  fee.form = form;
  switch (form) {
    case FeeForm::kLumpSum:
    case FeeForm::kEquity:
    case FeeForm::kCross:
      set_total(fee, random);
      break;
    case FeeForm::kInstalments:
      set_total(fee, random);
      set_instalments(fee, random);
      break;
    case FeeForm::kEntryFeePlusRoyalty:
      set_total(fee, random);
      set_royalty(fee, random);
      break;
    case FeeForm::kRoyalty:
      set_royalty(fee, random);
      break;
    case FeeForm::kWarrant:
    case FeeForm::kTryFirstPayLater:
      fee.open = true;
      break;
    case FeeForm::kFree:
    case FeeForm::kUnset:
      break;
  }
  return fee;
}

std::int64_t counted_total(const Fee& fee) {
  const bool is_yuan = !fee.currency || *fee.currency == yuan();
  return fee.total && is_yuan ? fee.total->fen : 0;
}

std::int64_t counted_technology(const Fee& fee) {
  const bool is_yuan = !fee.currency || *fee.currency == yuan();
  return fee.technology && is_yuan ? fee.technology->fen : counted_total(fee);
}

bool has_royalty(const Fee& fee) { return fee.royalty.has_value(); }

}  // namespace connectors::generator
