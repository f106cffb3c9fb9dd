#include "ledger/law/change.h"

#include <algorithm>
#include <span>

namespace ledger::law {
namespace {

// A rule, and a field which it looks at.
struct Link {
  Code code;
  std::string_view field;
};

constexpr auto kOfLicence = std::to_array<Link>({
    {Code::kL02, "patents"},   {Code::kL02, "licensors"}, {Code::kL02, "parent"},
    {Code::kL03, "from"},      {Code::kL03, "until"},     {Code::kL03, "signed"},
    {Code::kL04, "until"},     {Code::kL04, "patents"},   {Code::kL05, "kind"},
    {Code::kL05, "licensors"}, {Code::kL05, "patents"},   {Code::kL09, "patents"},
    {Code::kL10, "kind"},      {Code::kL10, "patents"},   {Code::kL10, "territory"},
    {Code::kL10, "fields"},    {Code::kL10, "from"},      {Code::kL10, "until"},
    {Code::kL10, "carve_out"}, {Code::kL11, "licensors"}, {Code::kL11, "licensees"},
    {Code::kL12, "kind"},      {Code::kL12, "patents"},   {Code::kL13, "licensees"},
    {Code::kL13, "licensors"}, {Code::kL13, "patents"},
});

constexpr auto kOfPledge = std::to_array<Link>({
    {Code::kP01, "pledgors"},
    {Code::kP01, "patents"},
    {Code::kP02, "patents"},
    {Code::kP03, "patents"},
    {Code::kP04, "patents"},
    {Code::kP05, "patents"},
    {Code::kP06, "claim"},
    {Code::kP06, "patents"},
    {Code::kP07, "claim"},
    {Code::kP07, "pledgors"},
    {Code::kP07, "pledgees"},
    {Code::kP08, "pledgors"},
    {Code::kP08, "patents"},
    {Code::kP09, "patents"},
    {Code::kP10, "patents"},
    {Code::kP11, "patents"},
    {Code::kW02, "claim"},
    {Code::kW02, "appraisal"},
});

template <typename Registration>
bool sets_any(std::span<const Link> links, Code code, const Partial<Registration>& set) {
  return std::ranges::any_of(
      links, [&](const Link& link) { return link.code == code && set.sets(link.field); });
}

std::vector<PatentNumber> numbers_of(const State& state, const std::vector<PatentIndex>& patents) {
  std::vector<PatentNumber> numbers;
  numbers.reserve(patents.size());
  for (const PatentIndex patent : patents) numbers.push_back(state.patents.at(patent).number);
  return numbers;
}

std::vector<PartyId> ids_of(const State& state, const std::vector<PartyIndex>& parties) {
  std::vector<PartyId> ids;
  ids.reserve(parties.size());
  for (const PartyIndex party : parties) ids.push_back(state.parties.at(party).id);
  return ids;
}

}  // namespace

LicenceRecord after_change(const State& state, const Licence& licence,
                           const LicenceChange& change) {
  LicenceRecord record;
  record.licence = licence.id;
  record.patents = numbers_of(state, licence.patents);
  record.licensors = ids_of(state, licence.licensors);
  record.licensees = ids_of(state, licence.licensees);
  record.kind = licence.kind;
  record.parent = licence.parent;
  record.territory = licence.territory;
  record.fields_of_use = licence.fields_of_use;
  record.from = licence.term.from;
  record.until = licence.term.until;
  record.recorded = licence.is_recorded ? licence.recorded : change.on;
  record.signed_on = record.recorded;
  record.carve_out = licence.carve_out;
  change.set.apply_to(record);
  if (!change.set.sets("signed")) record.signed_on = std::min(record.signed_on, record.recorded);
  return record;
}

PledgeRegister after_change(const State& state, const Pledge& pledge, const PledgeChange& change) {
  PledgeRegister registration;
  registration.pledge = pledge.id;
  registration.patents = numbers_of(state, pledge.patents);
  registration.pledgors = ids_of(state, pledge.pledgors);
  registration.pledgees = ids_of(state, pledge.pledgees);
  registration.claim = pledge.claim;
  registration.signed_on = pledge.registered;
  registration.registered = pledge.registered;
  change.set.apply_to(registration);
  if (!change.set.sets("signed")) {
    registration.signed_on = std::min(registration.signed_on, registration.registered);
  }
  return registration;
}

bool is_put_anew(Code code, const LicenceChange& change) {
  return sets_any(std::span<const Link>(kOfLicence), code, change.set);
}

bool is_put_anew(Code code, const PledgeChange& change) {
  return sets_any(std::span<const Link>(kOfPledge), code, change.set);
}

}  // namespace ledger::law
