#include "ledger/decide/validate_proposal.h"

#include <string>
#include <type_traits>

#include "ledger/law/authority.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

// A row for each type: the fields that its proposals state (law.md §3.2, §4.6, §6.3).
template <typename Command>
constexpr FieldSet<Command> kOfProposals{};
template <>
constexpr FieldSet<PatentSuspend> kOfProposals<PatentSuspend>{&PatentSuspend::until};
template <>
constexpr FieldSet<TransferRegister> kOfProposals<TransferRegister>{
    &TransferRegister::extent, &TransferRegister::cause, &TransferRegister::pricing,
    &TransferRegister::signed_on};
template <>
constexpr FieldSet<LicenceRecord> kOfProposals<LicenceRecord>{
    &LicenceRecord::kind, &LicenceRecord::territory, &LicenceRecord::from, &LicenceRecord::until,
    &LicenceRecord::signed_on};
template <>
constexpr FieldSet<LicenceCancel> kOfProposals<LicenceCancel>{&LicenceCancel::cause};
template <>
constexpr FieldSet<PledgeRegister> kOfProposals<PledgeRegister>{
    &PledgeRegister::debtor, &PledgeRegister::claim, &PledgeRegister::signed_on};
template <>
constexpr FieldSet<PledgeCancel> kOfProposals<PledgeCancel>{&PledgeCancel::cause};

template <typename T>
concept MayLack = std::is_enum_v<T> || requires(const T& value) {
  value.has_value();
};

template <MayLack T>
bool is_stated(const T& value) {
  if constexpr (std::is_enum_v<T>) {
    return value != T{};
  } else {
    return value.has_value();
  }
}

template <typename Command>
std::vector<Fault> missing_of(const Command& command) {
  std::vector<Fault> faults;
  constexpr std::uint64_t kBits = kOfProposals<Command>.bits;
  if constexpr (kBits != 0) {
    for_each_field<Command>([&](const auto& field, std::size_t index) {
      if constexpr (MayLack<std::remove_cvref_t<decltype(command.*field.member)>>) {
        if ((kBits >> index & 1U) == 0 || is_stated(command.*field.member)) return;
        faults.push_back({Code::kF01, "/body/" + std::string(field.name), "the field is missing"});
      }
    });
  }
  return faults;
}

}  // namespace

std::vector<Fault> validate_proposal(const State& state, const Submission& submission) {
  if (law::may_precede(state, submission.source, submission.body)) return {};
  return std::visit([](const auto& command) { return missing_of(command); }, submission.body);
}

}  // namespace ledger
