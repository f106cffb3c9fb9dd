// Events of parties and patents.

#include "ledger/model/fold/scope.h"
#include "ledger/model/state/title.h"

namespace ledger {
namespace {

std::vector<Claimant> claimants_of(Parties& parties, const std::vector<OwnerEntry>& entries) {
  std::vector<Claimant> claimants;
  claimants.reserve(entries.size());
  for (const OwnerEntry& entry : entries) {
    claimants.push_back({parties.intern(entry.party), entry.share});
  }
  return claimants;
}

template <std::size_t N>
InlineText<N> truncated(std::string_view text) {
  return InlineText<N>(text.substr(0, N));
}

std::string_view class_of(const std::string& ipc, const std::string& locarno) {
  return ipc.empty() ? locarno : ipc;
}

void note_filing(Patents& patents, const Patent& patent) {
  patents.note_filing(patents.index_of(patent));
}

void set_owners(FoldScope& scope, Patent& patent, const std::vector<OwnerEntry>& entries, Seq seq) {
  const auto claimants = claimants_of(scope.state().parties, entries);
  auto owners = complete_shares(claimants);
  patent.owners = owners ? std::move(*owners) : in_equal_shares(claimants);
  patent.title_by = seq;
  note_filing(scope.state().patents, patent);
}

}  // namespace

void apply(FoldScope& scope, const EventContext& event, const PartyRegister& body) {
  Party* party = scope.party(scope.state().parties.intern(body.party), event.seq);
  if (party == nullptr) return;
  party->is_registered = true;
  party->kind = body.kind;
  party->country = truncated<2>(body.country);
  party->district = truncated<6>(body.district);
  party->name = body.name;
  party->registered_by = event.seq;
  party->roles = 0;
  for (const Role role : body.roles) {
    party->roles = static_cast<std::uint16_t>(party->roles | 1U << static_cast<unsigned>(role));
  }
}

void apply(FoldScope& scope, const EventContext& event, const PatentApply& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  if (patent->stage == Stage::kUnborn) patent->stage = Stage::kPending;
  patent->filed = body.filed;
  patent->applied = body.filed;
  patent->main_class = truncated<15>(class_of(body.ipc, body.locarno));
  patent->industry = truncated<7>(body.industry);
  patent->created_by = event.seq;
  set_owners(scope, *patent, body.applicants, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PatentGrant& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  patent->stage = Stage::kGranted;
  patent->filed = body.filed;
  patent->granted = body.granted;
  patent->main_class = truncated<15>(class_of(body.ipc, body.locarno));
  if (!body.industry.empty()) patent->industry = truncated<7>(body.industry);
  patent->evaluation_report = body.evaluation_report;
  patent->is_funded = body.funding.has_value();
  patent->has_agreement = body.co_ownership_agreement;
  patent->created_by = event.seq;
  set_owners(scope, *patent, body.owners, event.seq);
}

void apply(FoldScope& scope, const EventContext& event, const PatentExtend& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent != nullptr) patent->extended_until = body.until;
}

void apply(FoldScope& scope, const EventContext& event, const PatentClassify& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  if (!body.ipc.empty()) patent->main_class = truncated<15>(body.ipc);
  if (!body.industry.empty()) patent->industry = truncated<7>(body.industry);
  if (body.export_control != ExportControl::kUnset) patent->export_control = body.export_control;
  patent->classified_by = event.seq;
}

void apply(FoldScope& scope, const EventContext& event, const TransferRegister& body) {
  Parties& parties = scope.state().parties;
  const PartySet from(intern_all(parties, body.from));
  const Claimants to(claimants_of(parties, body.to));
  for (const PatentNumber number : body.patents) {
    Patent* patent = scope.patent(number, event.seq);
    if (patent == nullptr) continue;
    auto owners = owners_after(patent->owners, from, to);
    std::vector<Owner> after =
        owners ? std::move(*owners) : in_equal_shares(claimants_after(patent->owners, from, to));
    // An agreement of the co-owners does not bind a new owner.
    const std::size_t earlier_owners = to.parties().count_in(patent->owners);
    if (earlier_owners < to.parties().size()) patent->has_agreement = false;
    patent->owners = std::move(after);
    patent->title_by = event.seq;
    note_filing(scope.state().patents, *patent);
  }
}

void apply(FoldScope& scope, const EventContext& event, const UseReport& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent != nullptr) patent->is_used = true;
}

void apply(FoldScope& scope, const EventContext& event, const UseJustify& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent != nullptr) patent->justified_until = body.until;
}

}  // namespace ledger
