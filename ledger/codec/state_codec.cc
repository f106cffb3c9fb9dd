#include "ledger/codec/state_codec.h"

#include <algorithm>

#include "ledger/codec/archive.h"
#include "ledger/codec/capnp_codec.h"

namespace ledger::codec {
namespace {

// Raised whenever a walk below, or a type that it walks, changes.
constexpr std::uint64_t kVersion = 0x7061'746C'0000'0004;

// Each walk goes over one type, in both directions: Thing is const where it is written.
template <typename Archive, typename Thing>
void walk_party(Archive& archive, Thing& party) {
  archive(party.is_registered);
  archive(party.kind);
  archive(party.roles);
  archive(party.country);
  archive(party.district);
  archive(party.name);
  archive(party.by);
  archive(party.history);
}

template <typename Archive, typename Thing>
void walk_patent(Archive& archive, Thing& patent) {
  archive(patent.stage);
  archive(patent.evaluation_report);
  archive(patent.invalidation);
  archive(patent.end_cause);
  archive(patent.export_control);
  archive(patent.is_funded);
  archive(patent.has_agreement);
  archive(patent.is_used);
  archive(patent.filed);
  archive(patent.applied);
  archive(patent.granted);
  archive(patent.extended_until);
  archive(patent.end_effective);
  archive(patent.end_announced);
  archive(patent.justified_until);
  archive(patent.main_class);
  archive(patent.industry);
  archive(patent.born_by);
  archive(patent.title_by);
  archive(patent.classified_by);
  archive(patent.invalidation_by);
  archive(patent.ended_by);
  archive(patent.owners);
  archive(patent.suspensions);
  archive(patent.episodes);
  archive(patent.links);
  archive(patent.history);
}

template <typename Archive, typename Thing>
void walk(Archive& archive,
          Thing& licence) requires std::is_same_v<std::remove_const_t<Thing>, Licence> {
  archive(licence.is_recorded);
  archive(licence.is_revoked);
  archive(licence.is_open);
  archive(licence.kind);
  archive(licence.territory);
  archive(licence.term);
  archive(licence.recorded);
  archive(licence.ended);
  archive(licence.by);
  archive(licence.patents);
  archive(licence.licensors);
  archive(licence.licensees);
  archive(licence.fields_of_use);
  archive(licence.carve_out);
  archive(licence.parent);
  archive(licence.contract);
  archive(licence.history);
}

template <typename Archive, typename Thing>
void walk(Archive& archive,
          Thing& pledge) requires std::is_same_v<std::remove_const_t<Thing>, Pledge> {
  archive(pledge.is_recorded);
  archive(pledge.is_revoked);
  archive(pledge.is_in_default);
  archive(pledge.claim);
  archive(pledge.registered);
  archive(pledge.ended);
  archive(pledge.by);
  archive(pledge.patents);
  archive(pledge.pledgors);
  archive(pledge.pledgees);
  archive(pledge.debtor);
  archive(pledge.other_rights);
  archive(pledge.bundle);
  archive(pledge.history);
}

template <typename Archive, typename Thing>
void walk(Archive& archive, Thing& hold) requires std::is_same_v<std::remove_const_t<Thing>, Hold> {
  archive(hold.is_recorded);
  archive(hold.purpose);
  archive(hold.source);
  archive(hold.term);
  archive(hold.is_released);
  archive(hold.by);
  archive(hold.patents);
  archive(hold.history);
}

template <typename Archive, typename Thing>
void walk(Archive& archive,
          Thing& contract) requires std::is_same_v<std::remove_const_t<Thing>, Contract> {
  archive(contract.is_recorded);
  archive(contract.is_cancelled);
  archive(contract.is_open_licence);
  archive(contract.is_in_yuan);
  archive(contract.rate);
  archive(contract.kind);
  archive(contract.ip);
  archive(contract.form);
  archive(contract.signed_on);
  archive(contract.registered);
  archive(contract.total);
  archive(contract.technology);
  archive(contract.by);
  archive(contract.patents);
  archive(contract.sellers);
  archive(contract.buyers);
  archive(contract.receipts);
  archive(contract.history);
}

template <typename T>
void save_table(Writer& out, const Table<T>& table) {
  out(static_cast<std::uint64_t>(table.size()));
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    out(table.at(i).id);
    walk(out, table.at(i));
  }
}

template <typename T>
void load_table(Reader& in, Table<T>& table) {
  const std::size_t count = in.count(sizeof(std::uint64_t));
  std::string id;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(id);
    if (table.intern(id) != i) in.fail();
    if (in.is_good()) walk(in, table.at(static_cast<std::uint32_t>(i)));
  }
}

void save_parties(Writer& out, const Parties& parties) {
  out(static_cast<std::uint64_t>(parties.size()));
  for (PartyIndex i = 0; i < parties.size(); ++i) {
    out(parties.at(i).id);
    walk_party(out, parties.at(i));
  }
}

void load_parties(Reader& in, Parties& parties) {
  const std::size_t count = in.count(sizeof(PartyId));
  PartyId id;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(id);
    if (in.is_good() && parties.intern(id) != i) in.fail();
    if (in.is_good()) walk_party(in, parties.at(static_cast<PartyIndex>(i)));
  }
}

void save_patents(Writer& out, const Patents& patents) {
  out(static_cast<std::uint64_t>(patents.size()));
  for (PatentIndex i = 0; i < patents.size(); ++i) {
    out(patents.at(i).number);
    walk_patent(out, patents.at(i));
  }
}

void load_patents(Reader& in, Patents& patents) {
  const std::size_t count = in.count(sizeof(PatentNumber));
  PatentNumber number;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(number);
    if (in.is_good() && patents.intern(number) != i) in.fail();
    if (!in.is_good()) return;
    Patent& patent = patents.at(static_cast<PatentIndex>(i));
    walk_patent(in, patent);
    if (patent.applied != kFirstDay) patents.note_filing(static_cast<PatentIndex>(i));
  }
}

template <typename Map>
auto sorted_keys(const Map& map) {
  std::vector<typename Map::key_type> keys;
  keys.reserve(map.size());
  for (const auto& [key, value] : map) keys.push_back(key);
  std::ranges::sort(keys);
  return keys;
}

void save_statements(Writer& out, const State& state) {
  out(static_cast<std::uint64_t>(state.statements.size()));
  for (const PatentIndex patent : sorted_keys(state.statements)) {
    out(patent);
    out(state.statements.at(patent));
  }
}

void load_statements(Reader& in, State& state) {
  const std::size_t count = in.count(sizeof(PatentIndex));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    PatentIndex patent = 0;
    in(patent);
    in(state.statements[patent]);
  }
}

// A corrected body travels as the body of an entry.
void save_restated(Writer& out, const State& state) {
  CapnpCodec codec;
  out(static_cast<std::uint64_t>(state.restated.size()));
  for (const Seq seq : sorted_keys(state.restated)) {
    const std::optional<Body>& body = state.restated.at(seq);
    Entry entry;
    if (body) entry.submission = Submission{"restated", PartyId("operator"), {}, {}, {}, *body};
    out(seq);
    out(body ? Bytes(codec.encode_entry(entry)) : Bytes());
  }
}

void load_restated(Reader& in, State& state) {
  CapnpCodec codec;
  const std::size_t count = in.count(sizeof(Seq));
  Bytes bytes;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    Seq seq = 0;
    in(seq);
    in(bytes);
    std::optional<Body> body;
    if (!bytes.empty()) {
      auto entry = codec.decode_entry(bytes);
      if (!entry || !entry->submission) return in.fail();
      body = std::move(entry->submission->body);
    }
    state.restated.insert_or_assign(seq, std::move(body));
  }
}

}  // namespace

void save_state(const State& state, Bytes& out) {
  Writer writer(out);
  writer(kVersion);
  writer(state.next);
  writer(state.types);
  save_parties(writer, state.parties);
  save_patents(writer, state.patents);
  save_table(writer, state.licences);
  save_table(writer, state.pledges);
  save_table(writer, state.holds);
  save_table(writer, state.contracts);
  save_statements(writer, state);
  save_restated(writer, state);
}

bool load_state(ByteView bytes, State& state) {
  Reader reader(bytes);
  std::uint64_t version = 0;
  reader(version);
  if (version != kVersion) return false;
  reader(state.next);
  reader(state.types);
  load_parties(reader, state.parties);
  load_patents(reader, state.patents);
  load_table(reader, state.licences);
  load_table(reader, state.pledges);
  load_table(reader, state.holds);
  load_table(reader, state.contracts);
  load_statements(reader, state);
  load_restated(reader, state);
  return reader.is_done() && state.types.size() == state.next;
}

}  // namespace ledger::codec
