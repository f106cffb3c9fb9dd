#include "ledger/decide/validate_limits.h"

#include <algorithm>
#include <string>

#include "ledger/base/limits.h"
#include "ledger/decide/stated.h"
#include "ledger/decide/validate.h"
#include "ledger/model/codes.h"
#include "ledger/model/commands/one_of.h"

namespace ledger {
namespace {

template <typename Item>
constexpr std::size_t items_max() {
  if constexpr (OneOf<Item, PatentNumber, OtherRight>) {
    return kPatentsMax;
  } else if constexpr (OneOf<Item, PartyId, OwnerEntry, Consent>) {
    return kPartiesMax;
  } else if constexpr (std::is_same_v<Item, std::string>) {
    return kTextsMax;
  } else {
    return kTermsMax;
  }
}

class ListSizes {
 public:
  template <typename T>
  void operator()(const T& /*value*/, const FieldPlace& /*place*/) {}
  template <typename Item>
  void operator()(const std::vector<Item>& list, const FieldPlace& place) {
    constexpr std::size_t kMax = items_max<Item>();
    if (list.size() <= kMax) return;
    faults_.add(Code::kF08, place.pointer(),
                "more than " + std::to_string(kMax) + " items: submit the act in parts");
  }
  std::vector<Fault> take() && { return std::move(faults_).take(); }

 private:
  Faults faults_;
};

// What an act reaches. The rights on a single patent count as nothing: it cannot be divided.
class Reach {
 public:
  explicit Reach(const State& state) : state_(state) {}

  // Each of the patents, and `owners` that it gets.
  void patents(const std::vector<PatentNumber>& numbers, std::size_t owners = 0) {
    for (const PatentNumber number : numbers) {
      if (is_too_much()) return;
      size_ += owners;
      const Patent* known = state_.patents.find(number);
      if (known != nullptr) patent(*known, numbers.size() > 1);
    }
  }
  void patents(const PatentList& indices) {
    for (const PatentIndex index : indices) {
      if (is_too_much()) return;
      patent(state_.patents.at(index), indices.size() > 1);
    }
  }
  // A pledge of a utility model is compared with the inventions of the same day (P10).
  void same_day_inventions(const std::vector<PatentNumber>& numbers) {
    for (const PatentNumber number : numbers) {
      if (is_too_much() || numbers.size() == 1) return;
      const Patent* patent = state_.patents.find(number);
      if (patent == nullptr || number.type() != PatentType::kUtilityModel) continue;
      size_ += state_.patents.inventions_filed_on(patent->filed, patent->owners).size();
    }
  }
  bool is_too_much() const { return size_ > kReachMax; }

 private:
  void patent(const Patent& patent, bool with_rights) {
    size_ += patent.owners.size();
    if (!with_rights) return;
    for (const Link& link : patent.links) {
      if (is_too_much()) return;
      size_ += std::max<std::size_t>(1, parts_of(link));
    }
  }
  // What is read of a right for each patent that it is on.
  std::size_t parts_of(const Link& link) const {
    if (link.kind == LinkKind::kPledge) return state_.pledges.at(link.index).pledgees.size();
    if (link.kind == LinkKind::kHold) return 0;
    const Licence& licence = state_.licences.at(link.index);
    const std::size_t parents = licence.kind == LicenceKind::kSub ? kParentsMax : 0;
    return licence.fields_of_use.size() + licence.carve_out.size() + parents;
  }

  const State& state_;
  std::size_t size_ = 0;
};

void add(Reach& reach, const State& /*state*/, const TransferRegister& body) {
  reach.patents(body.patents, body.to.size());
}
void add(Reach& reach, const State& /*state*/, const OneOf<LicenceRecord, HoldPlace> auto& body) {
  reach.patents(body.patents);
}
void add(Reach& reach, const State& /*state*/, const PledgeRegister& body) {
  reach.patents(body.patents);
  reach.same_day_inventions(body.patents);
}
// The patents that the right is on, and those that the change puts it on.
template <typename Right>
void add_change(Reach& reach, const Right* right, const std::vector<PatentNumber>& set) {
  if (right != nullptr) reach.patents(right->patents);
  reach.patents(set);
}
void add(Reach& reach, const State& state, const LicenceChange& body) {
  add_change(reach, state.licences.find(body.licence), body.set.values.patents);
}
void add(Reach& reach, const State& state, const PledgeChange& body) {
  add_change(reach, state.pledges.find(body.pledge), body.set.values.patents);
}
// They name one patent whose owners they do not test one by one, or none.
void add(Reach& /*reach*/, const State& /*state*/,
         const OneOf<PartyRegister, PatentApply, PatentGrant, PatentAnnuity, PatentSuspend,
                     PatentResume, PatentInvalidation, PatentEnd, PatentRestore, PatentExtend,
                     PatentClassify, LicenceCancel, LicenceRevoke, PledgeCancel, PledgeRevoke,
                     PledgeDefault, PledgeCompensate, PledgeRecover, PledgeDispose, HoldRelease,
                     OpenLicenceDeclare, OpenLicenceAnnounce, OpenLicenceWithdraw,
                     OpenLicenceAccept, ContractRegister, ContractRevise, ContractCancel,
                     ContractReceipt, UseReport, UseJustify, EventCorrect, EventRetract,
                     PartyRename, PartySucceed, ClockDay, GazetteMap> auto& /*body*/) {}

}  // namespace

std::vector<Fault> validate_sizes(const Body& body) {
  ListSizes sizes;
  std::visit([&](const auto& stated) { for_each_stated(stated, {nullptr, "body"}, sizes); }, body);
  return std::move(sizes).take();
}

std::vector<Fault> validate_reach(const State& state, const Body& body) {
  Reach reach(state);
  std::visit([&](const auto& command) { add(reach, state, command); }, body);
  if (!reach.is_too_much()) return {};
  return {{Code::kF08, "/body",
           "its patents have more than " + std::to_string(kReachMax) +
               " owners and rights in all: submit the act in parts"}};
}

}  // namespace ledger
