#include "ledger/decide/confirmation.h"

#include <algorithm>

#include "ledger/base/sorted.h"
#include "ledger/law/named.h"
#include "ledger/law/speaker.h"
#include "ledger/model/fold/confirm.h"

namespace ledger {
namespace {

class Differences {
 public:
  void add(std::string_view field, bool differs) {
    if (!differs) return;
    if (!text_.empty()) text_ += ", ";
    text_ += field;
  }
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

// What one of them leaves out is not different.
template <typename T>
bool are_different(const std::optional<T>& known, const std::optional<T>& stated) {
  return known && stated && !(*known == *stated);
}

class ConfirmationOf {
 public:
  ConfirmationOf(const State& state, const Submission& submission, bool is_fact)
      : state_(state), is_fact_(is_fact), speaker_(law::speaker_of(state, submission.source)) {
    const auto index = state.parties.index_of(submission.source);
    if (index) source_ = *index;
    const Party* source = index ? &state.parties.at(*index) : nullptr;
    is_bank_ = source != nullptr && source->has(Role::kBank);
    is_centre_ = source != nullptr && source->has(Role::kTradingCentre);
  }

  std::optional<Confirmation> operator()(const PledgeRegister& body) const {
    const Pledge* pledge = state_.pledges.find(body.pledge);
    if (pledge == nullptr || !confirms_number(state_, *pledge, body, is_fact_)) return {};
    if (!is_fact_ && !(is_of_office(pledge->stated) && may_report(*pledge))) return {};
    Differences differences;
    differences.add("patents", !are_same(state_, pledge->patents, body.patents));
    differences.add("pledgors", !are_same(state_, pledge->pledgors, body.pledgors));
    differences.add("pledgees", !are_same(state_, pledge->pledgees, body.pledgees));
    differences.add("claim", are_different(pledge->claim, body.claim));
    differences.add("registered", pledge->registered != body.registered);
    return Confirmation{{*pledge->registered_by}, std::move(differences).take()};
  }

  std::optional<Confirmation> operator()(const LicenceRecord& body) const {
    const Licence* licence = state_.licences.find(body.licence);
    if (licence == nullptr || !confirms_number(state_, *licence, body, is_fact_)) {
      return {};
    }
    if (!is_fact_ && !(is_of_office(licence->stated) && may_report(*licence, body))) return {};
    Differences differences;
    differences.add("patents", !are_same(state_, licence->patents, body.patents));
    differences.add("licensors", !are_same(state_, licence->licensors, body.licensors));
    differences.add("licensees", !are_same(state_, licence->licensees, body.licensees));
    using R = LicenceRecord;
    const auto differs = [licence](FieldIndex<R> field, bool is_stated, bool is_other) {
      return is_stated && is_other && licence->knows(field);
    };
    differences.add(
        "kind", differs(&R::kind, body.kind != LicenceKind::kUnset, licence->kind != body.kind));
    differences.add("territory", differs(&R::territory, body.territory.has_value(),
                                         !(licence->territory == territory_of(body))));
    const Term term = term_of(body);
    const bool is_other_term =
        differs(&R::from, body.from.has_value(), licence->term.from != term.from) ||
        differs(&R::until, body.until.has_value(), licence->term.until != term.until);
    differences.add("term", is_other_term);
    differences.add("recorded", licence->recorded != body.recorded);
    return Confirmation{{*licence->registered_by}, std::move(differences).take()};
  }

  std::optional<Confirmation> operator()(const TransferRegister& body) const {
    std::vector<Seq> known = confirmed_transfers(state_, body, is_fact_);
    if (known.empty()) return {};
    if (!is_fact_ && !(is_centre_ && are_only_of_office(known, body))) return {};
    sort_unique(known);
    return Confirmation{std::move(known), {}};
  }

  std::optional<Confirmation> operator()(const PatentEnd& body) const {
    return repeated(body.patent, LifeKind::kEnd, body.effective, body.cause);
  }
  std::optional<Confirmation> operator()(const PatentRestore& body) const {
    return repeated(body.patent, LifeKind::kRestoration, body.effective, EndCause::kUnset);
  }

  template <typename T>
  std::optional<Confirmation> operator()(const T& /*body*/) const {
    return {};
  }

 private:
  static bool is_of_office(const Statements& stated) {
    return stated.by_office && !stated.by_report;
  }
  bool is_any_of(const std::vector<PartyIndex>& parties) const {
    return source_ && std::ranges::any_of(parties, [this](PartyIndex party) {
             return state_.stands_for(*source_, party);
           });
  }
  // The pledgee of today.
  bool may_report(const Pledge& pledge) const { return is_bank_ && is_any_of(pledge.pledgees); }
  // A centre, or a party to the licence; whose deal it is shows the documents of the licensors.
  bool may_report(const Licence& licence, const LicenceRecord& body) const {
    if (!is_centre_ && !is_any_of(licence.licensors) && !is_any_of(licence.licensees)) return false;
    const law::Named<LicenceRecord> named(state_, body, speaker_);
    const auto agree = [&](const PartySet& licensors, const PartySet& licensees) {
      const PartySet heard = speaker_.heard(state_, licensors, licensees);
      return std::ranges::all_of(licensors.all(), [&](PartyIndex licensor) {
        return heard.has(licensor) || state_.has(named.consents.co_owners, licensor);
      });
    };
    return agree(PartySet(licence.licensors), PartySet(licence.licensees)) &&
           agree(named.licensors.known, named.licensees.known);
  }

  // Whether no report of the transfer of each patent has been recorded.
  bool are_only_of_office(const std::vector<Seq>& known, const TransferRegister& body) const {
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (!state_.deeds.at(known[i]).is_fact) return false;
      const auto index = state_.patents.index_of(body.patents[i]);
      const bool is_reported =
          std::ranges::any_of(state_.titles.at(*index), [&](const TitleStep& step) {
            return step.confirms == OptionalSeq(known[i]) && !state_.deeds.at(step.seq).is_fact;
          });
      if (is_reported) return false;
    }
    return true;
  }

  std::optional<Confirmation> repeated(PatentNumber number, LifeKind kind, Date day,
                                       EndCause cause) const {
    const Patent* patent = state_.patents.find(number);
    if (patent == nullptr) return {};
    const auto same = std::ranges::find_if(patent->life, [&](const LifeFact& fact) {
      return fact.kind == kind && fact.day == day && fact.cause == cause && fact.fits;
    });
    if (same == patent->life.end()) return {};
    return Confirmation{{same->seq}, {}};
  }

  const State& state_;
  bool is_fact_;
  law::Speaker speaker_;
  std::optional<PartyIndex> source_;
  bool is_bank_ = false;
  bool is_centre_ = false;
};

}  // namespace

std::optional<Confirmation> confirmation_of(const State& state, const Submission& submission,
                                            bool is_fact) {
  return std::visit(ConfirmationOf(state, submission, is_fact), submission.body);
}

}  // namespace ledger
