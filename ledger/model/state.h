#pragma once

// State: everything that decide() looks at, as a fold of the log. It is changed by evolve() alone.
//
//   M-5  An index, once given to a party, patent or right, stays with it for ever.
//   M-6  Folding the same entries in the same order gives the same State.
//
// Threading: one thread changes it; nobody reads while it is changed.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/model/entry.h"
#include "ledger/model/flat_index.h"
#include "ledger/model/rights.h"

namespace ledger {

struct Party {
  PartyId id;
  bool is_registered = false;
  PartyKind kind = PartyKind::kUnset;
  std::uint16_t roles = 0;  // Bit r is Role r.
  InlineText<2> country;
  InlineText<6> district;
  std::string name;
  Seq by = 0;
  std::vector<Seq> history;

  bool has(Role role) const { return (roles >> static_cast<unsigned>(role) & 1U) != 0; }
  bool is_foreign() const { return is_registered && country.view() != "CN"; }
};

// Finds things by a text without making a std::string of it.
struct TextHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name.
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
template <typename T>
using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// A table of things of one kind, each with an id and an index.
template <typename T>
class Table {
 public:
  const T* find(std::string_view id) const {
    const std::uint32_t index = find(id, hash_of(id));
    return index == FlatIndex::kNone ? nullptr : &items_[index];
  }
  void fetch(std::string_view id) const { index_.fetch(hash_of(id)); }
  std::uint32_t intern(std::string_view id) {
    const std::uint32_t hash = hash_of(id);
    if (const std::uint32_t found = find(id, hash); found != FlatIndex::kNone) return found;
    const auto index = static_cast<std::uint32_t>(items_.size());
    items_.emplace_back();
    items_.back().id = id;
    index_.add(hash, index);
    return index;
  }
  T& at(std::uint32_t index) { return items_[index]; }
  const T& at(std::uint32_t index) const { return items_[index]; }
  std::size_t size() const { return items_.size(); }

 private:
  std::uint32_t find(std::string_view id, std::uint32_t hash) const {
    return index_.find(hash, [&](std::uint32_t index) { return items_[index].id == id; });
  }

  std::vector<T> items_;
  FlatIndex index_;
};

class Parties {
 public:
  const Party* find(const PartyId& id) const;
  std::optional<PartyIndex> index_of(const PartyId& id) const;
  PartyIndex intern(const PartyId& id);
  Party& at(PartyIndex index) { return items_[index]; }
  const Party& at(PartyIndex index) const { return items_[index]; }
  std::size_t size() const { return items_.size(); }

 private:
  PartyIndex find(const PartyId& id, std::uint32_t hash) const {
    return index_.find(hash, [&](PartyIndex index) { return items_[index].id == id; });
  }

  std::vector<Party> items_;
  FlatIndex index_;
};

class Patents {
 public:
  const Patent* find(PatentNumber number) const;
  std::optional<PatentIndex> index_of(PatentNumber number) const;
  void fetch(PatentNumber number) const;  // Has what find() looks at first fetched from memory.
  PatentIndex intern(PatentNumber number);
  Patent& at(PatentIndex index) { return items_[index]; }
  const Patent& at(PatentIndex index) const { return items_[index]; }
  std::size_t size() const { return items_.size(); }

  // Inventions that were applied for with this day of filing, before a correction perhaps; whether
  // one is pending must be asked of it. note_filing() is told of each application.
  template <typename Visit>
  void for_each_invention_filed_on(Date day, Visit visit) const {
    for (auto at = inventions_.lower_bound({day, 0}); at != inventions_.end() && at->first == day;
         ++at) {
      visit(items_[at->second]);
    }
  }
  void note_filing(PatentIndex index);

 private:
  void grow();
  std::vector<Patent> items_;
  std::vector<PatentIndex> slots_;  // Open addressing; kEmpty, or an index into items_.
  std::set<std::pair<Date, PatentIndex>> inventions_;  // By day of filing.
};

struct State {
  Seq next = 0;  // Entries folded so far.
  // For each seq the index of the body's type in Body, kNoEvent where nothing took effect: what
  // kind of event a fact is, without reading the log.
  std::vector<std::uint8_t> types;
  static constexpr std::uint8_t kNoEvent = 0xFF;
  Parties parties;
  Patents patents;
  Table<Licence> licences;
  Table<Pledge> pledges;
  Table<Hold> holds;
  Table<Contract> contracts;
  std::unordered_map<PatentIndex, std::vector<OpenStatement>> statements;
  // What corrections made of events, by the seq of the event; nothing: it is retracted.
  std::unordered_map<Seq, std::optional<Body>> restated;

  State();  // The source `operator` exists in a new ledger.

  const OpenStatement* newest_statement(PatentIndex patent) const;
  // Whether a licence stands at some day of `term`, or on `day`: a sub-licence ends with its
  // parent.
  bool stands_in(const Licence& licence, const Term& term) const;
  bool stands_on(const Licence& licence, Date day) const { return stands_in(licence, {day, day}); }
  // The name of the event of that entry; empty where there is none.
  std::string_view event_name_at(Seq seq) const;
};

}  // namespace ledger
