#pragma once

// State: everything that decide() reads, as a fold of the log. Only evolve() changes it.
//
//   M-5  The index of a party, patent or right never changes.
//   M-6  Folding the same entries in the same order gives the same State.
//
// Threading: as a standard container.

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/base/flat_index.h"
#include "ledger/base/table_hash.h"
#include "ledger/model/entry.h"
#include "ledger/model/state/deals.h"
#include "ledger/model/state/name.h"
#include "ledger/model/state/party_set.h"
#include "ledger/model/state/rates.h"
#include "ledger/model/state/rights.h"
#include "ledger/model/state/title_history.h"

namespace ledger {

// A name of a party, from a day on.
struct DatedName {
  Date from;
  std::string name;

  friend bool operator==(const DatedName&, const DatedName&) = default;
};

// A party that succeeded another one by merger or division.
struct Succession {
  PartyIndex successor = 0;
  Date on;  // The first day.
  Seq stated_by = 0;

  friend bool operator==(const Succession&, const Succession&) = default;
};

struct Party {
  PartyId id;
  bool is_registered = false;
  PartyKind kind = PartyKind::kUnset;
  std::uint16_t roles = 0;  // Bit r is Role r.
  InlineText<2> country;
  InlineText<6> district;
  std::string name;              // The newest.
  std::vector<DatedName> names;  // By their days, `name` last; empty if it had no other.
  std::vector<Succession> successions;
  OptionalSeq registered_by;        // None: the first operator, or not registered.
  std::vector<PartyClass> classes;  // Empty if they were stated once.
  std::vector<Seq> history;

  bool has(Role role) const { return (roles >> static_cast<unsigned>(role) & 1U) != 0; }
  const std::string& name_on(Date day) const;
  bool is_foreign() const { return is_registered && country.view() != "CN"; }

  friend bool operator==(const Party&, const Party&) = default;
};

// The calendar of the ledger, by which months close (docs/law.md §7.5). It never goes back.
struct LedgerDay {
  std::optional<Date> day;  // None: no entry took effect yet.
  // A clock.day moved it: no other entry moves it any more. Before the first one it is the newest
  // day of filing of an entry that took effect.
  bool is_stated = false;

  friend bool operator==(const LedgerDay&, const LedgerDay&) = default;
};

// A map by text that is searched without constructing a std::string.
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
class ThingTable {
 public:
  const T* find(std::string_view id) const {
    const std::uint32_t index = index_.find(table_hash(id), has(id));
    return index == FlatIndex::kNone ? nullptr : &items_[index];
  }
  void prefetch(std::string_view id) const { index_.prefetch(table_hash(id)); }
  std::uint32_t intern(std::string_view id) {
    const auto next = static_cast<std::uint32_t>(items_.size());
    const std::uint32_t index = index_.find_or_add(table_hash(id), next, has(id));
    if (index == next) items_.emplace_back().id = id;
    return index;
  }
  T& at(std::uint32_t index) { return items_[index]; }
  const T& at(std::uint32_t index) const { return items_[index]; }
  // `item` is an item of this table.
  std::uint32_t index_of(const T& item) const {
    return static_cast<std::uint32_t>(&item - items_.data());
  }
  std::size_t size() const { return items_.size(); }

 private:
  auto has(std::string_view id) const {
    return [this, id](std::uint32_t index) { return items_[index].id == id; };
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
  auto has(const PartyId& id) const {
    return [this, &id](PartyIndex index) { return items_[index].id == id; };
  }

  std::vector<Party> items_;
  FlatIndex index_;
};

class Patents {
 public:
  const Patent* find(PatentNumber number) const;
  std::optional<PatentIndex> index_of(PatentNumber number) const;
  void prefetch(PatentNumber number) const;
  PatentIndex intern(PatentNumber number);
  Patent& at(PatentIndex index) { return items_[index]; }
  const Patent& at(PatentIndex index) const { return items_[index]; }
  // `patent` is one of these.
  PatentIndex index_of(const Patent& patent) const {
    return static_cast<PatentIndex>(&patent - items_.data());
  }
  std::size_t size() const { return items_.size(); }

  // Calls visit(patent) for each invention whose application named this day of filing, now or
  // before a correction; once for each of its owners, now or before.
  template <typename Visit>
  void for_each_invention_filed_on(Date day, Visit visit) const {
    for (auto at = inventions_.lower_bound({day, 0, 0}); at != inventions_.end() && at->day == day;
         ++at) {
      visit(items_[at->invention]);
    }
  }
  // Those that one of `owners` owns, or owned: ascending, each once.
  std::vector<PatentIndex> inventions_filed_on(Date day, std::span<const Owner> owners) const;
  // To be called after an event that names the day of application or the owners is folded.
  void note_filing(PatentIndex index);

 private:
  auto has(PatentNumber number) const {
    return [this, number](PatentIndex index) { return items_[index].number == number; };
  }

  std::vector<Patent> items_;
  FlatIndex index_;
  struct Filing {
    Date day;
    PartyIndex owner = 0;
    PatentIndex invention = 0;
    friend constexpr auto operator<=>(const Filing&, const Filing&) = default;
  };
  std::set<Filing> inventions_;
};

// Of State::documents: the same text of another party is another document.
std::string document_key(const Consent& consent);

// A retraction in effect: what it took out of the ledger.
struct Retraction {
  Seq event = 0;
  std::optional<Body> body;  // As last corrected; empty: as submitted.
};

struct State {
  Seq next = 0;  // Entries folded so far.
  // For each seq the index in Body of the event's type; kNoEvent if the entry took no effect.
  std::vector<std::uint8_t> types;
  static constexpr std::uint8_t kNoEvent = 0xFF;
  LedgerDay today;
  Parties parties;
  Patents patents;
  ThingTable<Licence> licences;
  ThingTable<Pledge> pledges;
  ThingTable<Hold> holds;
  ThingTable<Contract> contracts;
  ThingTable<Name> names;
  std::unordered_map<Seq, NamedFact> named;  // By the event; without those that are retracted.
  std::set<Seq> waiting;                     // Those of them that wait.
  // The names whose parties the newest entry may have changed; none when its facts are settled.
  std::set<std::uint32_t> unsettled;
  std::unordered_map<PatentIndex, std::vector<OpenStatement>> statements;
  // Of patents with an application, a transfer or several grants. The others have one owner list.
  std::unordered_map<PatentIndex, TitleHistory> titles;
  Deeds deeds;  // Of the steps in `titles`.
  // The current bodies of corrected events, by seq. Empty: the event is retracted.
  std::unordered_map<Seq, std::optional<Body>> restated;
  StatedRates rates;
  std::set<ContractBetween> deals;  // Of the registered contracts, as they are.
  // By the seq of the retraction. One that was retracted is not among them.
  std::unordered_map<Seq, Retraction> retractions;
  // The events that each document of consent was stated with, ascending; by document_key().
  ByText<std::vector<Seq>> documents;

  State();  // With the source `operator`, which needs no registration.
  // Compiled once, in state.cc: they take a function for each member.
  State(const State& other);
  State(State&& other) noexcept;
  State& operator=(const State& other);
  State& operator=(State&& other) noexcept;
  ~State();

  const OpenStatement* newest_statement(PatentIndex patent) const;
  // Whether a licence applies on some day of `term`, or on `day`. A sub-licence ends with its
  // parent.
  bool applies_in(const Licence& licence, const Term& term) const;
  bool applies_on(const Licence& licence, Date day) const {
    return applies_in(licence, {day, day});
  }
  // Whether `source` is the party, or succeeded it.
  bool stands_for(PartyIndex source, PartyIndex party) const;
  // Whether one of `parties` is the party, or succeeded it.
  bool has(const PartySet& parties, PartyIndex party) const;
  // The name of the event at `seq`; empty if the entry took no effect.
  std::string_view event_name_at(Seq seq) const;
};

}  // namespace ledger
