#include "ledger/codec/snapshot/state_codec.h"

#include <algorithm>

#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/snapshot/archive.h"
#include "ledger/codec/snapshot/members.h"

namespace ledger::codec {
namespace {

// To be raised whenever State, a type in it, or what is written below changes.
constexpr std::uint64_t kVersion = 0x7061'746C'0000'0006;

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

// A corrected body is stored as the body of an entry.
void save(ArchiveWriter& out, const RestatedBodies& restated) {
  CapnpCodec codec;
  out(static_cast<std::uint64_t>(restated.size()));
  for (const Seq seq : sorted_keys(restated)) {
    const std::optional<Body>& body = restated.at(seq);
    Entry entry;
    if (body) entry.submission = Submission{"restated", PartyId("operator"), {}, {}, {}, *body};
    out(seq);
    out(body ? Bytes(codec.encode_entry(entry)) : Bytes());
  }
}

void load(ArchiveReader& in, RestatedBodies& restated) {
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
    restated.insert_or_assign(seq, std::move(body));
  }
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
