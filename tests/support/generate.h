#pragma once

// Random submissions that look valid: about few parties, patents and numbers, so that they
// interact, and often, but not always, from the owners. Their days are drawn around the days of
// filing, and sometimes from two centuries.

#include <string>
#include <vector>

#include "ledger/model/commands/submission.h"
#include "ledger/model/state/state.h"
#include "tests/support/random.h"

namespace ledger::test {

// The parties and patents of a generator. Two worlds of different parts share only the offices.
struct World {
  std::vector<PartyId> parties;
  std::vector<PatentNumber> patents;
  std::string prefix;  // Of the numbers of rights.

  static World make(int part, std::size_t parties, std::size_t patents);
};

class Generator {
 public:
  Generator(World world, std::uint64_t seed) : world_(std::move(world)), random_(seed) {}

  // The offices, and the parties of the world. `offices` only once in a ledger.
  std::vector<Submission> opening(bool with_offices = true);
  // The next submission. A correction names an event before `state.next`.
  Submission next(const State& state);
  // The body with some fields of another body of its type, as a correction would make it.
  Body altered(const State& state, const Body& body);
  // Makes no day of what has happened (docs/contract.md §1) later than that of filing.
  static void limit_days(Body& body, Date filed);
  // A body of the type at that index of Body.
  Body body(const State& state, std::size_t type);

  Random& random() { return random_; }

 private:
  template <typename T>
  T make(const State& state);
  void fill(const State& state, PartyRegister& body);
  void fill(const State& state, PartyRename& body);
  void fill(const State& state, PartySucceed& body);
  void fill(const State& state, GazetteMap& body);
  void fill(const State& state, PatentApply& body);
  void fill(const State& state, PatentGrant& body);
  void fill(const State& state, PatentAnnuity& body);
  void fill(const State& state, PatentSuspend& body);
  void fill(const State& state, PatentResume& body);
  void fill(const State& state, PatentInvalidation& body);
  void fill(const State& state, PatentEnd& body);
  void fill(const State& state, PatentRestore& body);
  void fill(const State& state, PatentExtend& body);
  void fill(const State& state, PatentClassify& body);
  void fill(const State& state, TransferRegister& body);
  void fill(const State& state, LicenceRecord& body);
  void fill(const State& state, LicenceChange& body);
  void fill(const State& state, LicenceCancel& body);
  void fill(const State& state, LicenceRevoke& body);
  void fill(const State& state, PledgeRegister& body);
  void fill(const State& state, PledgeChange& body);
  void fill(const State& state, PledgeCancel& body);
  void fill(const State& state, PledgeRevoke& body);
  void fill(const State& state, PledgeDefault& body);
  void fill(const State& state, PledgeCompensate& body);
  void fill(const State& state, PledgeRecover& body);
  void fill(const State& state, PledgeDispose& body);
  void fill(const State& state, HoldPlace& body);
  void fill(const State& state, HoldRelease& body);
  void fill(const State& state, OpenLicenceDeclare& body);
  void fill(const State& state, OpenLicenceAnnounce& body);
  void fill(const State& state, OpenLicenceWithdraw& body);
  void fill(const State& state, OpenLicenceAccept& body);
  void fill(const State& state, ContractRegister& body);
  void fill(const State& state, ContractRevise& body);
  void fill(const State& state, ContractCancel& body);
  void fill(const State& state, ContractReceipt& body);
  void fill(const State& state, UseReport& body);
  void fill(const State& state, UseJustify& body);
  void fill(const State& state, EventCorrect& body);
  void fill(const State& state, EventRetract& body);
  void fill(const State& state, ClockDay& body);

  Date day();
  Date later(Date day) { return day.plus_days(random_.between(0, 800)); }
  PartyId party() { return random_.one_of(world_.parties); }
  PatentNumber patent() { return random_.one_of(world_.patents); }
  std::string number(std::string_view kind, std::size_t count);
  std::vector<PartyId> parties();
  std::vector<PartyId> owners_of(const State& state, PatentNumber patent);
  std::vector<PatentNumber> patents();
  std::vector<OwnerEntry> owners(bool is_small);
  std::vector<Consent> consents();
  std::optional<Share> share();
  Amount amount();
  Currency currency();
  // For an amount in that currency; sometimes absent though required, or present though not
  // allowed.
  std::optional<Exchange> exchange(const std::optional<Currency>& currency);
  Fee fee();
  template <typename Enum>
  Enum any();
  PartyId source_for(const Body& body);

  World world_;
  Random random_;
  Date today_{19'724};  // 2024-01-02: the day of filing of the next submission.
  Seq made_ = 0;
};

}  // namespace ledger::test
