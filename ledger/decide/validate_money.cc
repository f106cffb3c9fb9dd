#include "ledger/decide/validate_money.h"

#include <string>

#include "ledger/decide/stated.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

constexpr int kDecimalsMax = 2;  // Of an Amount.
constexpr std::int64_t kUnit = 100;

// The objects whose amounts have a currency of their own.
template <typename T>
concept HasCurrency = HasFields<T> && requires(const T& value) {
  value.currency;
};

class Money {
 public:
  // Of a body, and of each object in it that has a currency.
  template <typename T>
  void in(const T& value, const FieldPlace& place) {
    if constexpr (HasCurrency<T>) return with_currency(value, place);
    if constexpr (HasFields<T>) {
      for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
        in(value.*field.member, {&place, field.name});
      });
    } else if constexpr (requires { value.values.fields(); }) {
      in(value.values, place);
    } else if constexpr (requires { value.has_value(); }) {
      if (value) in(*value, place);
    }
  }

  // The amounts in an object, in that currency.
  template <typename T>
  void of(const Currency& currency, const T& value, const FieldPlace& place) {
    if (currency.decimals() == 0) whole(currency, value, place);
  }
  std::vector<Fault> take() && { return std::move(faults_); }

 private:
  // An amount, or the amounts of an object or a list, in a currency without decimals.
  template <typename T>
  void whole(const Currency& currency, const T& value, const FieldPlace& place) {
    if constexpr (std::is_same_v<T, Amount>) {
      amount(currency, value, place);
    } else if constexpr (HasFields<T>) {
      for_each_field<T>([&](const auto& field, std::size_t /*index*/) {
        whole(currency, value.*field.member, {&place, field.name});
      });
    } else if constexpr (kIsList<T>) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const std::string index = std::to_string(i);
        whole(currency, value[i], {&place, index});
      }
    } else if constexpr (requires { value.has_value(); }) {
      if (value) whole(currency, *value, place);
    }
  }
  template <HasCurrency T>
  void with_currency(const T& value, const FieldPlace& place) {
    const std::optional<Currency> currency = value.currency;
    if (!currency || currency->code.view().empty()) return;  // In a `set`: not stated.
    if (currency->decimals() <= kDecimalsMax) return of(*currency, value, place);
    faults_.push_back({Code::kF04, FieldPlace{&place, "currency"}.pointer(),
                       std::string(currency->code.view()) +
                           " has more than two decimals: state the amount in another currency"});
  }

  void amount(const Currency& currency, Amount amount, const FieldPlace& place) {
    if (amount.fen % kUnit == 0) return;
    faults_.push_back(
        {Code::kF04, place.pointer(),
         "\"" + amount.text() + "\": " + std::string(currency.code.view()) + " has no decimals"});
  }

  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> validate_money(const Body& body) {
  Money money;
  std::visit([&](const auto& stated) { money.in(stated, {nullptr, "body"}); }, body);
  return std::move(money).take();
}

std::vector<Fault> validate_money(const Contract& contract, const ContractRevise& revision) {
  Money money;
  money.of(contract.currency, revision, {nullptr, "body"});
  return std::move(money).take();
}

std::vector<Fault> validate_money(const Pledge& pledge, const PledgeDefault& in_default) {
  Money money;
  if (pledge.claim) money.of(pledge.claim->currency, in_default, {nullptr, "body"});
  return std::move(money).take();
}

}  // namespace ledger
