#include "ledger/decide/validate_exchange.h"

#include <string>
#include <type_traits>
#include <utility>

#include "ledger/model/codes.h"

namespace ledger {
namespace {

constexpr const char* kNothingToExchange =
    "an exchange rate requires an amount in a currency other than yuan";
constexpr const char* kTooMuch = "the amount in yuan exceeds 10^15";

// "/body/fee", "exchange": "/body/fee/exchange".
std::string member(std::string_view place, std::string_view name) {
  return std::string(place) + "/" + std::string(name);
}

class Checks {
 public:
  void currency(const std::optional<Currency>& currency, std::string_view place) {
    if (currency && !currency->is_yuan()) return;
    faults_.push_back({Code::kF04, member(place, "exchange"), kNothingToExchange});
  }
  void amount(std::optional<Amount> amount, const Exchange& exchange, std::string_view place,
              std::string_view name) {
    if (!amount || at_rate(*amount, exchange.rate)) return;
    faults_.push_back({Code::kF04, member(place, name), kTooMuch});
  }
  std::vector<Fault> take() && { return std::move(faults_); }

 private:
  std::vector<Fault> faults_;
};

void check(Checks& checks, const Fee& fee, std::string_view place) {
  if (!fee.exchange) return;
  checks.currency(fee.currency, place);
  checks.amount(fee.total, *fee.exchange, place, "total");
  checks.amount(fee.technology, *fee.exchange, place, "technology");
}

void check(Checks& checks, const std::optional<Fee>& fee, std::string_view place) {
  if (fee) check(checks, *fee, place);
}

// A claim, or a receipt: one amount with its currency.
template <typename Owed>
void check_amount(Checks& checks, const Owed& owed, std::string_view place) {
  if (!owed.exchange) return;
  checks.currency(owed.currency, place);
  checks.amount(owed.amount, *owed.exchange, place, "amount");
}

template <typename T>
concept HasFee = requires(const T& body) {
  body.fee;
};
template <typename T>
concept HasClaim = requires(const T& body) {
  body.claim;
};

// How many exchanges are in the fields of a T, those of a list counted once.
template <typename T>
consteval int exchanges_in() {
  int count = std::is_same_v<T, Exchange> ? 1 : 0;
  if constexpr (requires { typename T::value_type; }) {
    count += exchanges_in<typename T::value_type>();
  } else if constexpr (HasFields<T>) {
    for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
      count += exchanges_in<std::remove_cvref_t<decltype(std::declval<T>().*field.member)>>();
    });
  }
  return count;
}

template <typename Command>
void check_body(Checks& checks, const Command& body, const std::string& place) {
  static_assert(exchanges_in<Command>() == int{HasFee<Command>} + int{HasClaim<Command>},
                "a type with an exchange in another field needs a check_body of its own");
  if constexpr (requires { body.set.values; }) check_body(checks, body.set.values, place + "/set");
  if constexpr (HasFee<Command>) check(checks, body.fee, place + "/fee");
  if constexpr (HasClaim<Command>) {
    if (body.claim) check_amount(checks, *body.claim, place + "/claim");
  }
}

void check_body(Checks& checks, const ContractReceipt& body, const std::string& place) {
  check_amount(checks, body, place);
}

// Checked with the contract, below.
void check_body(Checks& /*checks*/, const ContractRevise& /*body*/, const std::string& /*place*/) {}

}  // namespace

std::vector<Fault> validate_exchange(const Submission& submission) {
  Checks checks;
  std::visit([&](const auto& body) { check_body(checks, body, "/body"); }, submission.body);
  return std::move(checks).take();
}

std::vector<Fault> validate_exchange(const Contract& contract, const ContractRevise& revision) {
  if (contract.is_in_yuan()) {
    if (!revision.exchange) return {};
    return {{Code::kF04, "/body/exchange", kNothingToExchange}};
  }
  const auto rate = revision.exchange ? std::optional(revision.exchange->rate) : contract.rate;
  if (!rate) return {};
  std::vector<Fault> faults;
  const auto check = [&](Amount amount, const char* pointer) {
    if (!at_rate(amount, *rate)) faults.push_back({Code::kF04, pointer, kTooMuch});
  };
  check(revision.total, "/body/total");
  if (revision.technology) {
    check(*revision.technology, "/body/technology");
  } else if (revision.exchange) {
    check(contract.technology, "/body/exchange");
  }
  return faults;
}

}  // namespace ledger
