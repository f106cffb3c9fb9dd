#pragma once

// Named: what the rules look up of the lists of a command (its parties, consents, uses), found once
// for all patents. The rules of a kind of act read it as RuleContext::named.
//
// A patent then costs its own owners and rights, and not the lists of the command again.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/law/rule.h"
#include "ledger/model/commands/transfer.h"
#include "ledger/model/state/rights.h"
#include "ledger/model/state/title.h"

namespace ledger::law {

// The parties of one list.
struct NamedParties {
  NamedParties(const State& state, std::span<const PartyId> ids);

  PartySet known;  // To the ledger.
  bool has_unknown = false;
  bool has_foreigner = false;
  bool has_mainlander = false;
};

// Who consents.
struct NamedConsents {
  NamedConsents(const State& state, std::span<const Consent> consents);

  PartySet co_owners;
  PartySet pledgees;
};

// Texts of a list, to be looked up. Refers to them.
class TextSet {
 public:
  explicit TextSet(const std::vector<std::string>& texts);
  bool is_empty() const { return texts_.empty(); }
  bool has(std::string_view text) const { return std::ranges::binary_search(texts_, text); }

 private:
  std::vector<std::string_view> texts_;
};

template <>
struct Named<TransferRegister> {
  Named(const State& state, const TransferRegister& command);

  NamedParties from;
  Claimants to;
  bool goes_abroad = false;  // One of `to` is foreign.
  NamedConsents consents;
};

template <>
struct Named<LicenceRecord> {
  Named(const State& state, const LicenceRecord& command);

  NamedParties licensors;
  NamedParties licensees;
  NamedConsents consents;
  TextSet uses;
  TextSet carve_out;
  const Licence* parent = nullptr;  // The licence above a sub-licence, if it is recorded.
  bool is_within_parent = false;    // Its patents aside.
  bool is_by_licensees_of_parent = false;
};

template <>
struct Named<PledgeRegister> {
  Named(const State& state, const PledgeRegister& command)
      : pledgors(state, command.pledgors), consents(state, command.consents) {}

  NamedParties pledgors;
  NamedConsents consents;
};

template <>
struct Named<OpenLicenceDeclare> {
  Named(const State& state, const OpenLicenceDeclare& command)
      : patentees(state, command.patentees) {}

  NamedParties patentees;
};

template <>
struct Named<OpenLicenceWithdraw> {
  Named(const State& state, const OpenLicenceWithdraw& command)
      : patentees(state, command.patentees) {}

  NamedParties patentees;
};

template <>
struct Named<OpenLicenceAccept> {
  Named(const State& /*state*/, const OpenLicenceAccept& /*command*/) {}
};

template <>
struct Named<OpenLicenceAnnounce> {
  Named(const State& /*state*/, const OpenLicenceAnnounce& /*command*/) {}
};

}  // namespace ledger::law
