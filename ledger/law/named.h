#pragma once

// Named: what the rules look up of the lists of a command (its parties, consents, uses), found once
// for all patents. The rules of a kind of act read it as RuleContext::named.
//
// A patent then costs its own owners and rights, and not the lists of the command again.

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/law/rule.h"
#include "ledger/model/commands/one_of.h"
#include "ledger/model/commands/transfer.h"
#include "ledger/model/state/rights.h"
#include "ledger/model/state/title.h"

namespace ledger::law {

// The parties that give consents of these kinds.
PartySet consenting(const State& state, std::span<const Consent> consents,
                    std::initializer_list<ConsentKind> kinds);

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
  // `acting` is the kind that those who act may give: transferor, licensor, pledgor or patentee.
  NamedConsents(const State& state, std::span<const Consent> consents, ConsentKind acting);

  PartySet co_owners;  // Or of kind `acting`.
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
  Named(const State& state, const TransferRegister& command, const Speaker& speaker);

  NamedParties from;
  Claimants to;
  bool goes_abroad = false;  // One of `to` is foreign.
  OptionalSeq known;         // The same transfer, stated before (fold/confirm.h).
  NamedConsents consents;
  PartySet heard;               // Of `from`: speaker.h.
  bool is_succession = false;   // To recorded successors of `from`, by the day of registration.
  bool is_inheritance = false;  // From persons, stated by somebody who is no party.
};

template <>
struct Named<LicenceRecord> {
  Named(const State& state, const LicenceRecord& command, const Speaker& speaker);

  NamedParties licensors;
  NamedParties licensees;
  NamedConsents consents;
  PartySet heard;  // Of the licensors: speaker.h.
  TextSet uses;
  TextSet carve_out;
  const Licence* parent = nullptr;  // The licence above a sub-licence, if it is recorded.
  bool is_within_parent = false;    // Its patents aside.
  bool is_by_licensees_of_parent = false;
};

template <>
struct Named<PledgeRegister> {
  Named(const State& state, const PledgeRegister& command, const Speaker& speaker);

  NamedParties pledgors;
  NamedConsents consents;
  // The pledge that its pledgee states again, under its number or another (fold/confirm.h).
  const Pledge* repeated = nullptr;
};

template <OneOf<OpenLicenceDeclare, OpenLicenceWithdraw> Command>
struct Named<Command> {
  Named(const State& state, const Command& command, const Speaker& speaker)
      : patentees(state, command.patentees),
        consents(state, command.consents, ConsentKind::kPatentee),
        heard(speaker.heard(state, patentees.known, {})) {}

  NamedParties patentees;
  NamedConsents consents;
  PartySet heard;  // Of the patentees: speaker.h.
};

template <OneOf<OpenLicenceAccept, OpenLicenceAnnounce> Command>
struct Named<Command> {
  Named(const State& /*state*/, const Command& /*command*/, const Speaker& /*speaker*/) {}
};

}  // namespace ledger::law
