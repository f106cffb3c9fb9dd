// Contracts: their values, and the cash received under them.

#include <algorithm>

#include "projections/statistics/booking/booker.h"

namespace projections::statistics {
namespace {

using ledger::Contract;

std::vector<MonthlySum> receipts_of(const Contract& contract) {
  std::vector<MonthlySum> receipts;
  if (!contract.is_registered()) return receipts;
  receipts.reserve(contract.receipts.size());
  for (const ledger::Receipts& paid : contract.receipts) {
    receipts.push_back({paid.month, paid.amount.fen});
  }
  return receipts;
}

// `before` is the contract's booking before the entry.
void refresh_receipts(Booker& booker, std::uint32_t index, std::vector<MonthlySum> next,
                      const Booking& before) {
  Books& books = booker.books();
  const auto found = books.receipts.find(index);
  if (next.empty() && found == books.receipts.end()) return;
  std::vector<MonthlySum>& booked = books.receipts[index];
  const Booking& after = books.contracts[index];
  std::size_t same = 0;  // New receipts are at the end.
  while (after.breakdown == before.breakdown && same < std::min(booked.size(), next.size()) &&
         booked[same] == next[same]) {
    ++same;
  }
  for (std::size_t i = same; i < booked.size(); ++i) booker.post_receipts(before, booked[i], -1);
  for (std::size_t i = same; i < next.size(); ++i) booker.post_receipts(after, next[i], 1);
  booked = std::move(next);
  if (booked.empty()) books.receipts.erase(index);
}

Booking next_booking(const Booker& booker, const Contract& contract, const Booking& booked) {
  Booking next = booked;
  next.is_live = contract.is_registered() && !contract.is_cancelled;
  if (!contract.is_registered()) return next;
  const auto total = contract.in_yuan(contract.total);
  const auto technology = contract.in_yuan(contract.technology);
  const ledger::Seq registered_by = *contract.registered_by;
  const Classification classification =
      booker.is_outdated(booked, registered_by)
          ? classify(booker.after(), contract, booker.known_of(booked, registered_by))
          : Classification{booked.breakdown, booked.by};
  next = booking_of(registered_by, classification, {1, fen(total), fen(technology), 0});
  next.is_live = !contract.is_cancelled;
  if (!contract.sellers.empty()) next.contributor = contract.sellers.front();
  next.breakdown.set(cells::Dimension::kAmountBand,
                     total && contract.is_total_known ? band_of(*total) : cells::AmountBand::kNone);
  return next;
}

}  // namespace

void refresh_contract(Booker& booker, std::string_view id) {
  const auto& contracts = booker.after().contracts;
  const Contract* contract = find(contracts, id);
  if (contract == nullptr) return;
  const std::uint32_t index = contracts.index_of(*contract);
  Booking& booked = booking_at(booker.books().contracts, index);
  const Booking before = booked;
  booker.post(cells::Subject::kContract, booked, next_booking(booker, *contract, booked));
  refresh_receipts(booker, index, receipts_of(*contract), before);
}

void move_receipts(Booker& booker, std::uint32_t contract, const Booking& before) {
  const auto& receipts = booker.books().receipts;
  const auto found = receipts.find(contract);
  if (found != receipts.end()) refresh_receipts(booker, contract, found->second, before);
}

}  // namespace projections::statistics
