#include "projections/fold.h"

#include <algorithm>
#include <utility>

#include "projections/classify.h"

namespace projections {
namespace {

using ledger::Body;
using ledger::Seq;
using ledger::Table;

// The place of a thing in its table: the index that the State gave to its id.
template <typename T>
std::uint32_t index_in(const Table<T>& table, const T& thing) {
  return static_cast<std::uint32_t>(&thing - &table.at(0));
}

// As table.find(); but what was registered a moment ago is found without hashing its id.
template <typename T>
const T* find(const Table<T>& table, std::string_view id) {
  if (table.size() == 0) return nullptr;
  const T& newest = table.at(static_cast<std::uint32_t>(table.size() - 1));
  return newest.id == id ? &newest : table.find(id);
}

Booking& reach(std::vector<Booking>& bookings, std::uint32_t index) {
  if (index >= bookings.size()) bookings.resize(std::size_t{index} + 1);
  return bookings[index];
}

Figures minus(const Figures& figures) {
  Figures result{};
  std::ranges::transform(figures, result.begin(), std::negate<>{});
  return result;
}

Figures difference(const Figures& next, const Figures& old) {
  Figures result{};
  std::ranges::transform(next, old, result.begin(), std::minus<>{});
  return result;
}

std::int64_t count(std::size_t items) { return static_cast<std::int64_t>(items); }

// What is not known in yuan counts without an amount.
std::int64_t fen(std::optional<ledger::Amount> amount) { return amount ? amount->fen : 0; }

std::vector<MonthlySum> receipts_of(const ledger::Contract& contract) {
  std::vector<MonthlySum> receipts;
  if (!contract.is_recorded) return receipts;
  receipts.reserve(contract.receipts.size());
  for (const ledger::Receipts& paid : contract.receipts) {
    receipts.push_back({paid.month, paid.amount.fen});
  }
  return receipts;
}

Booking booking_of(Seq by, ledger::Date day, const Breakdown& breakdown, const Figures& values) {
  Booking booking;
  booking.by = by;
  booking.month = ledger::Month::of(day);
  booking.breakdown = breakdown;
  booking.values = values;
  booking.is_known = true;
  booking.is_live = true;
  return booking;
}

PostingCause cause_of(const Body& body, bool is_restated) {
  if (std::holds_alternative<ledger::EventRetract>(body)) return PostingCause::kRetraction;
  if (is_restated) return PostingCause::kCorrection;
  if (std::holds_alternative<ledger::ContractRevise>(body)) return PostingCause::kRevision;
  if (std::holds_alternative<ledger::ContractReceipt>(body)) return PostingCause::kReceipt;
  const bool is_cancelled = std::holds_alternative<ledger::ContractCancel>(body) ||
                            std::holds_alternative<ledger::LicenceRevoke>(body) ||
                            std::holds_alternative<ledger::PledgeRevoke>(body);
  return is_cancelled ? PostingCause::kCancellation : PostingCause::kRegistration;
}

}  // namespace

Fold::Fold(Books& books, const ledger::State& after, const ledger::Entry& entry,
           const ledger::Restatement* restatement)
    : books_(books),
      after_(after),
      entry_(entry),
      restatement_(restatement),
      cause_(cause_of(entry.submission->body, restatement != nullptr)),
      booked_in_(ledger::Month::of(entry.submission->at.day())) {}

void Fold::run() {
  if (restatement_ == nullptr) return refresh_body(entry_.submission->body, entry_.seq);
  const Seq seq = restatement_->original.event.seq;
  refresh_body(restatement_->original.body, seq);
  if (restatement_->corrected) refresh_body(*restatement_->corrected, seq);
}

void Fold::refresh_body(const Body& body, Seq seq) {
  std::visit(
      [&](const auto& command) {
        if constexpr (requires { refresh(command, seq); }) refresh(command, seq);
      },
      body);
}

bool Fold::must_learn(const Booking& booking, Seq by) const {
  const bool is_corrected = restatement_ != nullptr && restatement_->original.event.seq == by;
  return !booking.is_known || booking.by != by || is_corrected;
}

const Body* Fold::body_of(Seq seq) const {
  if (restatement_ == nullptr) return seq == entry_.seq ? &entry_.submission->body : nullptr;
  if (seq == restatement_->original.event.seq) {
    return restatement_->corrected ? &*restatement_->corrected : nullptr;
  }
  const auto& history = restatement_->history;
  const auto seq_of = [](const ledger::Recorded& recorded) { return recorded.event.seq; };
  const auto found = std::ranges::find(history, seq, seq_of);
  return found == history.end() ? nullptr : &found->body;
}

void Fold::refresh(const ledger::ContractRegister& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}
void Fold::refresh(const ledger::ContractRevise& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}
void Fold::refresh(const ledger::ContractCancel& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}
void Fold::refresh(const ledger::ContractReceipt& body, Seq /*seq*/) {
  refresh_contract(body.contract);
}

void Fold::refresh_contract(std::string_view id) {
  const ledger::Contract* contract = find(after_.contracts, id);
  if (contract == nullptr) return;
  const std::uint32_t index = index_in(after_.contracts, *contract);
  Booking& booked = reach(books_.contracts, index);
  Booking next = booked;
  next.is_live = contract->is_recorded && !contract->is_cancelled;
  if (contract->is_recorded) {
    const bool is_new = must_learn(booked, contract->by);
    const auto total = contract->in_yuan(contract->total);
    const auto technology = contract->in_yuan(contract->technology);
    const Breakdown& breakdown = is_new ? classify(after_, *contract) : booked.breakdown;
    next = booking_of(contract->by, contract->registered, breakdown,
                      {1, fen(total), fen(technology), 0});
    next.is_live = !contract->is_cancelled;
    if (!contract->sellers.empty()) next.contributor = contract->sellers.front();
    next.breakdown.set(Dimension::kAmountBand, total ? band_of(*total) : AmountBand::kNone);
  }
  const Booking before = booked;
  post(Subject::kContract, booked, next);
  refresh_receipts(index, *contract, before);
}

void Fold::refresh_receipts(std::uint32_t index, const ledger::Contract& contract,
                            const Booking& before) {
  const auto found = books_.receipts.find(index);
  std::vector<MonthlySum> next = receipts_of(contract);
  if (next.empty() && found == books_.receipts.end()) return;
  std::vector<MonthlySum>& booked = books_.receipts[index];
  const Booking& after = books_.contracts[index];
  std::size_t same = 0;  // Receipts come at the end; what stands before them is as it was.
  while (after.breakdown == before.breakdown && same < std::min(booked.size(), next.size()) &&
         booked[same] == next[same]) {
    ++same;
  }
  for (std::size_t i = same; i < booked.size(); ++i) add_receipt(before, booked[i], -1);
  for (std::size_t i = same; i < next.size(); ++i) add_receipt(after, next[i], 1);
  booked = std::move(next);
  if (booked.empty()) books_.receipts.erase(index);
}

void Fold::refresh(const ledger::TransferRegister& /*body*/, Seq seq) {
  Booking& booked = books_.transfers.reach(seq);
  Booking next = booked;
  const Body* body = body_of(seq);
  const auto* transfer = body == nullptr ? nullptr : std::get_if<ledger::TransferRegister>(body);
  next.is_live = transfer != nullptr;
  if (transfer != nullptr) {
    next = booking_of(seq, transfer->registered, classify(after_, *transfer),
                      {1, count(transfer->patents.size())});
    next.contributor = index_of(transfer->from);
  }
  post(Subject::kTransfer, booked, next);
}

void Fold::refresh(const ledger::LicenceRecord& body, Seq /*seq*/) {
  refresh_licence(body.licence);
}
void Fold::refresh(const ledger::LicenceRevoke& body, Seq /*seq*/) {
  refresh_licence(body.licence);
}
void Fold::refresh(const ledger::OpenLicenceAccept& body, Seq seq) {
  refresh_licence(licence_id(body, seq));
}

void Fold::refresh_licence(std::string_view id) {
  const ledger::Licence* licence = find(after_.licences, id);
  if (licence == nullptr) return;
  Booking& booked = reach(books_.licences, index_in(after_.licences, *licence));
  Booking next = booked;
  if (licence->is_recorded && must_learn(booked, licence->by)) {
    const Body* body = body_of(licence->by);
    if (const auto* record = body == nullptr ? nullptr : std::get_if<ledger::LicenceRecord>(body)) {
      next = booking_of(licence->by, record->recorded, classify(after_, *record),
                        {1, count(record->patents.size())});
    }
    const auto* accept = body == nullptr ? nullptr : std::get_if<ledger::OpenLicenceAccept>(body);
    if (accept != nullptr) {
      next = booking_of(licence->by, accept->recorded.value_or(licence->recorded),
                        classify(after_, *accept, *licence), {1, 1});
    }
  }
  if (!licence->licensors.empty()) next.contributor = licence->licensors.front();
  next.is_live = next.is_known && licence->is_recorded && !licence->is_revoked;
  post(Subject::kLicence, booked, next);
}

void Fold::refresh(const ledger::OpenLicenceDeclare& body, Seq seq) {
  if (Booking* booked = restatement_ == nullptr ? nullptr : books_.statements.find(seq)) {
    Booking next = *booked;  // Unless it still stands, which the next line finds out.
    next.is_live = false;
    post(Subject::kStatement, *booked, next);
  }
  refresh_statements(body.patent);
}
void Fold::refresh(const ledger::OpenLicenceAnnounce& body, Seq /*seq*/) {
  refresh_statements(body.patent);
}

void Fold::refresh_statements(ledger::PatentNumber number) {
  const auto patent = after_.patents.index_of(number);
  if (!patent) return;
  const auto found = after_.statements.find(*patent);
  if (found == after_.statements.end() || found->second.empty()) return;
  if (restatement_ == nullptr) return refresh_statement(found->second.back());
  for (const ledger::OpenStatement& statement : found->second) refresh_statement(statement);
}

void Fold::refresh_statement(const ledger::OpenStatement& statement) {
  Booking& booked = books_.statements.reach(statement.by);
  Booking next = booked;
  if (must_learn(booked, statement.by)) {
    const Body* body = body_of(statement.by);
    const auto* declare = body == nullptr ? nullptr : std::get_if<ledger::OpenLicenceDeclare>(body);
    if (declare != nullptr) {
      next = booking_of(statement.by, statement.announced, classify(after_, *declare), {1});
      next.contributor = index_of(declare->patentees);
    }
  }
  next.month = ledger::Month::of(statement.announced);
  next.is_live = next.is_known && statement.announced != ledger::kLastDay;
  post(Subject::kStatement, booked, next);
}

void Fold::refresh(const ledger::PledgeRegister& body, Seq /*seq*/) { refresh_pledge(body.pledge); }
void Fold::refresh(const ledger::PledgeRevoke& body, Seq /*seq*/) { refresh_pledge(body.pledge); }

void Fold::refresh_pledge(std::string_view id) {
  const ledger::Pledge* pledge = find(after_.pledges, id);
  if (pledge == nullptr) return;
  const std::uint32_t index = index_in(after_.pledges, *pledge);
  Booking& booked = reach(books_.pledges, index);
  Booking next = booked;
  if (pledge->is_recorded && must_learn(booked, pledge->by)) {
    const Body* body = body_of(pledge->by);
    const auto* registered = body == nullptr ? nullptr : std::get_if<ledger::PledgeRegister>(body);
    if (registered != nullptr) {
      const ledger::Claim& claim = registered->claim;
      const auto amount = in_yuan(claim.amount, claim.currency, claim.exchange);
      next = booking_of(pledge->by, registered->registered, classify(after_, *registered),
                        {1, fen(amount), count(registered->patents.size())});
      next.bundle = books_.bundles.intern(registered->bundle);
      next.contributor = index_of(registered->pledgors);
    }
  }
  next.is_live = next.is_known && pledge->is_recorded && !pledge->is_revoked;
  next.is_counted_once = false;
  if (booked.is_live) leave_bundle(index, booked.bundle);
  if (next.is_live) join_bundle(index, next);
  post(Subject::kPledge, booked, next);
}

void Fold::join_bundle(std::uint32_t index, Booking& next) {
  if (next.bundle == 0) return;
  Bundle& bundle = books_.bundles.at(next.bundle);
  bundle.members.push_back(index);
  if (bundle.members.size() > 1) {
    Booking& first = books_.pledges[bundle.first];
    if (first.by < next.by) {
      next.is_counted_once = true;
      return;
    }
    rebook(first, true);
  }
  bundle.first = index;
}

void Fold::leave_bundle(std::uint32_t index, std::uint32_t number) {
  if (number == 0) return;
  Bundle& bundle = books_.bundles.at(number);
  std::erase(bundle.members, index);
  if (bundle.first != index || bundle.members.empty()) return;
  const auto by = [&](std::uint32_t member) { return books_.pledges[member].by; };
  bundle.first = *std::ranges::min_element(bundle.members, {}, by);
  rebook(books_.pledges[bundle.first], false);
}

void Fold::rebook(Booking& first, bool is_counted_once) {
  const PostingCause cause = std::exchange(cause_, PostingCause::kBundle);
  Booking next = first;
  next.is_counted_once = is_counted_once;
  post(Subject::kPledge, first, next);
  cause_ = cause;
}

void Fold::post(Subject subject, Booking& booked, const Booking& next) {
  const Figures old_figures = counted(subject, booked);
  const Figures figures = counted(subject, next);
  if (booked.month == next.month && booked.breakdown == next.breakdown) {
    add(subject, next, difference(figures, old_figures));
  } else {
    const PostingCause cause = cause_;
    if (cause == PostingCause::kCorrection && figures == old_figures) {
      cause_ = PostingCause::kReclassification;
    }
    add(subject, booked, minus(old_figures));
    add(subject, next, figures);
    cause_ = cause;
  }
  booked = next;
}

void Fold::add(Subject subject, const Booking& booking, const Figures& figures) {
  if (figures == Figures{}) return;
  add_posting({booking.month, booking.breakdown, subject}, booking, figures);
}

void Fold::add_receipt(const Booking& contract, const MonthlySum& receipt, int sign) {
  if (receipt.fen == 0) return;
  add_posting({receipt.month, contract.breakdown, Subject::kContract}, contract,
              {0, 0, 0, sign * receipt.fen});
}

void Fold::add_posting(const CellId& id, const Booking& booking, const Figures& figures) {
  books_.cells.add(id, booked_in_, figures);
  books_.postings.push_back({entry_.seq, booking.by, id.subject, cause_, id.month, booked_in_,
                             id.breakdown, booking.contributor, figures});
}

ledger::PartyIndex Fold::index_of(const std::vector<ledger::PartyId>& parties) const {
  if (parties.empty()) return kNoParty;
  return after_.parties.index_of(parties.front()).value_or(kNoParty);
}

}  // namespace projections
