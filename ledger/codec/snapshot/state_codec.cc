#include "ledger/codec/snapshot/state_codec.h"

#include <algorithm>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/snapshot/archive.h"
#include "ledger/codec/snapshot/members.h"

namespace ledger::codec {
namespace {

// To be raised whenever State, a type in it, or what is written below changes.
constexpr std::uint64_t kVersion = 0x7061'746C'0000'001B;

// The members of `thing` after its key, in either direction: Thing is const if it is written.
template <typename Archive, typename Thing>
void walk(Archive& archive, Thing& thing) {
  require_all_members(thing);
  std::apply([&](auto /*key*/, auto... members) { (archive(thing.*members), ...); },
             Members<std::remove_const_t<Thing>>::kAll);
}

void save(ArchiveWriter& out, Seq next) { out(next); }
void load(ArchiveReader& in, Seq& next) { in(next); }

void save(ArchiveWriter& out, const std::vector<std::uint8_t>& types) { out(types); }
void load(ArchiveReader& in, std::vector<std::uint8_t>& types) { in(types); }

void save(ArchiveWriter& out, const LedgerDay& today) {
  out(today.day.has_value());
  out(today.day.value_or(Date{}));
  out(today.is_stated);
}
void load(ArchiveReader& in, LedgerDay& today) {
  bool has_day = false;
  Date day;
  in(has_day);
  in(day);
  if (has_day) today.day = day;
  in(today.is_stated);
}

template <typename T>
void save(ArchiveWriter& out, const ThingTable<T>& table) {
  out(static_cast<std::uint64_t>(table.size()));
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    out(table.at(i).id);
    walk(out, table.at(i));
  }
}

template <typename T>
void load(ArchiveReader& in, ThingTable<T>& table) {
  const std::size_t count = in.count(sizeof(std::uint64_t));
  std::string id;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(id);
    if (table.intern(id) != i) in.fail();
    if (in.is_good()) walk(in, table.at(static_cast<std::uint32_t>(i)));
  }
}

void save(ArchiveWriter& out, const Parties& parties) {
  out(static_cast<std::uint64_t>(parties.size()));
  for (PartyIndex i = 0; i < parties.size(); ++i) {
    out(parties.at(i).id);
    walk(out, parties.at(i));
  }
}

void load(ArchiveReader& in, Parties& parties) {
  const std::size_t count = in.count(sizeof(PartyId));
  PartyId id;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(id);
    if (in.is_good() && parties.intern(id) != i) in.fail();
    if (in.is_good()) walk(in, parties.at(static_cast<PartyIndex>(i)));
  }
}

void save(ArchiveWriter& out, const Patents& patents) {
  out(static_cast<std::uint64_t>(patents.size()));
  for (PatentIndex i = 0; i < patents.size(); ++i) {
    out(patents.at(i).number);
    walk(out, patents.at(i));
  }
}

void load(ArchiveReader& in, Patents& patents) {
  const std::size_t count = in.count(sizeof(PatentNumber));
  PatentNumber number;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(number);
    if (in.is_good() && patents.intern(number) != i) in.fail();
    if (!in.is_good()) return;
    Patent& patent = patents.at(static_cast<PatentIndex>(i));
    walk(in, patent);
    patents.note_filing(static_cast<PatentIndex>(i));
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

using Statements = decltype(State::statements);
using RestatedBodies = decltype(State::restated);
using Retractions = decltype(State::retractions);
using Documents = decltype(State::documents);

void save(ArchiveWriter& out, const Statements& statements) {
  out(static_cast<std::uint64_t>(statements.size()));
  for (const PatentIndex patent : sorted_keys(statements)) {
    out(patent);
    out(statements.at(patent));
  }
}

void load(ArchiveReader& in, Statements& statements) {
  const std::size_t count = in.count(sizeof(PatentIndex));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    PatentIndex patent = 0;
    in(patent);
    in(statements[patent]);
  }
}

// Every member of a step or a deed, in either direction.
template <typename Archive, typename Step>
requires std::same_as<std::remove_const_t<Step>, TitleStep>
void walk_all(Archive& archive, Step& step) {
  auto& [day, seq, fits, has_agreement, confirms, title_by, after] = step;
  archive(day), archive(seq), archive(fits), archive(has_agreement);
  archive(confirms), archive(title_by), archive(after);
}
template <typename Archive, typename AnyDeed>
requires std::same_as<std::remove_const_t<AnyDeed>, Deed>
void walk_all(Archive& archive, AnyDeed& deed) {
  auto& [from, to, patents, source, is_fact, is_whole, has_extent, has_agreement] = deed;
  archive(from), archive(to), archive(patents), archive(source), archive(is_fact);
  archive(is_whole), archive(has_extent), archive(has_agreement);
}

void save(ArchiveWriter& out, const decltype(State::titles)& titles) {
  out(static_cast<std::uint64_t>(titles.size()));
  for (const PatentIndex patent : sorted_keys(titles)) {
    const TitleHistory& steps = titles.at(patent);
    out(patent);
    out(static_cast<std::uint64_t>(steps.size()));
    for (const TitleStep& step : steps) walk_all(out, step);
  }
}

void load(ArchiveReader& in, decltype(State::titles)& titles) {
  const std::size_t count = in.count(sizeof(PatentIndex));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    PatentIndex patent = 0;
    in(patent);
    TitleHistory& steps = titles[patent];
    steps.resize(in.count(sizeof(Date) + sizeof(Seq)));
    for (TitleStep& step : steps) walk_all(in, step);
  }
}

void save(ArchiveWriter& out, const Deeds& deeds) {
  out(static_cast<std::uint64_t>(deeds.size()));
  for (const Seq seq : sorted_keys(deeds)) {
    out(seq);
    walk_all(out, deeds.at(seq));
  }
}

void load(ArchiveReader& in, Deeds& deeds) {
  const std::size_t count = in.count(sizeof(Seq));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    Seq seq = 0;
    in(seq);
    walk_all(in, deeds[seq]);
  }
}

void save(ArchiveWriter& out, const decltype(State::named)& named) {
  out(static_cast<std::uint64_t>(named.size()));
  for (const Seq seq : sorted_keys(named)) {
    const auto& [day, names, parties] = named.at(seq);
    out(seq), out(day), out(names), out(parties);
  }
}

void load(ArchiveReader& in, decltype(State::named)& named) {
  const std::size_t count = in.count(sizeof(Seq));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    Seq seq = 0;
    in(seq);
    auto& [day, names, parties] = named[seq];
    in(day), in(names), in(parties);
  }
}

// A corrected body is stored as the body of an entry.
void save(ArchiveWriter& out, CapnpCodec& codec, const std::optional<Body>& body) {
  Entry entry;
  if (body) entry.submission = Submission{"restated", PartyId("operator"), {}, {}, {}, *body};
  out(body ? Bytes(codec.encode_entry(entry)) : Bytes());
}

void load(ArchiveReader& in, CapnpCodec& codec, std::optional<Body>& body) {
  Bytes bytes;
  in(bytes);
  if (bytes.empty()) return;
  auto entry = codec.decode_entry(bytes);
  if (!entry || !entry->submission) return in.fail();
  body = std::move(entry->submission->body);
}

void save(ArchiveWriter& out, const RestatedBodies& restated) {
  CapnpCodec codec;
  out(static_cast<std::uint64_t>(restated.size()));
  for (const Seq seq : sorted_keys(restated)) {
    out(seq);
    save(out, codec, restated.at(seq));
  }
}

void load(ArchiveReader& in, RestatedBodies& restated) {
  CapnpCodec codec;
  const std::size_t count = in.count(sizeof(Seq));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    Seq seq = 0;
    in(seq);
    load(in, codec, restated[seq]);
  }
}

void save(ArchiveWriter& out, const Retractions& retractions) {
  CapnpCodec codec;
  out(static_cast<std::uint64_t>(retractions.size()));
  for (const Seq seq : sorted_keys(retractions)) {
    out(seq);
    out(retractions.at(seq).event);
    save(out, codec, retractions.at(seq).body);
  }
}

void load(ArchiveReader& in, Retractions& retractions) {
  CapnpCodec codec;
  const std::size_t count = in.count(2 * sizeof(Seq));
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    Seq seq = 0;
    in(seq);
    in(retractions[seq].event);
    load(in, codec, retractions[seq].body);
  }
}

void save(ArchiveWriter& out, const Documents& documents) {
  out(static_cast<std::uint64_t>(documents.size()));
  for (const std::string& key : sorted_keys(documents)) {
    out(key);
    out(documents.at(key));
  }
}

void load(ArchiveReader& in, Documents& documents) {
  const std::size_t count = in.count(sizeof(std::uint64_t));
  std::string key;
  for (std::size_t i = 0; i < count && in.is_good(); ++i) {
    in(key);
    in(documents[key]);
  }
}

template <typename T>
void save(ArchiveWriter& out, const std::set<T>& items) {
  out(std::vector<T>(items.begin(), items.end()));
}

template <typename T>
std::set<T> load_set(ArchiveReader& in) {
  std::vector<T> items;
  in(items);
  return {items.begin(), items.end()};
}

void load(ArchiveReader& in, std::set<ContractBetween>& deals) {
  deals = load_set<ContractBetween>(in);
}

void load(ArchiveReader& in, std::set<Seq>& seqs) { seqs = load_set<Seq>(in); }
void load(ArchiveReader& in, std::set<std::uint32_t>& places) {
  places = load_set<std::uint32_t>(in);
}

void save(ArchiveWriter& out, const StatedRates& rates) { save(out, rates.all()); }
void load(ArchiveReader& in, StatedRates& rates) {
  for (const StatedRate& stated : load_set<StatedRate>(in)) rates.note(stated);
}

}  // namespace

void save_state(const State& state, Bytes& out) {
  require_all_members(state);
  ArchiveWriter writer(out);
  writer(kVersion);
  std::apply([&](auto... members) { (save(writer, state.*members), ...); }, Members<State>::kAll);
}

bool load_state(ByteView bytes, State& state) {
  ArchiveReader reader(bytes);
  std::uint64_t version = 0;
  reader(version);
  if (version != kVersion) return false;
  std::apply([&](auto... members) { (load(reader, state.*members), ...); }, Members<State>::kAll);
  return reader.is_done() && state.types.size() == state.next;
}

}  // namespace ledger::codec
