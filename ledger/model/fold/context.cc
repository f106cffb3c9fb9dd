// Which things the decisions of a restatement's events depended on.

#include <algorithm>

#include "ledger/model/fold/evolve.h"

namespace ledger {
namespace {

class ContextThings {
 public:
  explicit ContextThings(const State& state) : state_(state) {}

  void add(const std::vector<Ref>& refs) {
    for (const Ref ref : refs) add(ref);
  }
  void parent(std::string_view id) {
    if (const Licence* licence = state_.licences.find(id)) {
      add({RefKind::kLicence, state_.licences.index_of(*licence)});
    }
  }
  // The applications with which rule P10 compares a pledged utility model.
  void same_day_inventions(PatentNumber number) {
    const Patent* model = state_.patents.find(number);
    if (model == nullptr || number.type() != PatentType::kUtilityModel) return;
    state_.patents.for_each_invention_filed_on(model->filed, [&](const Patent& invention) {
      add({RefKind::kPatent, *state_.patents.index_of(invention.number)});
    });
  }
  // The rights on the patents of `things`, and the licences above those.
  void add_rights() {
    for (std::size_t i = 0; i < things_.size(); ++i) {  // Grows.
      const Ref ref = things_[i];
      if (ref.kind == RefKind::kPatent) links(state_.patents.at(ref.index));
      if (ref.kind == RefKind::kLicence) parent(state_.licences.at(ref.index).parent);
    }
  }
  std::vector<Ref> take() && { return {things_.begin(), things_.end()}; }

 private:
  void add(Ref ref) {
    if (known_.insert(ref).second) things_.push_back(ref);
  }
  void links(const Patent& patent) {
    for (const Link& link : patent.links) add({ref_kind(link.kind), link.index});
  }

  const State& state_;
  std::set<Ref> known_;
  std::vector<Ref> things_;
};

}  // namespace

std::string_view parent_in(const Body& body) {
  const auto find = [](const auto& command) -> std::string_view {
    if constexpr (requires { command.parent; }) {
      return command.parent;
    } else if constexpr (requires { command.set.values.parent; }) {
      return command.set.values.parent;
    } else {
      return {};
    }
  };
  return std::visit(find, body);
}

RefKind ref_kind(LinkKind kind) {
  switch (kind) {
    case LinkKind::kLicence:
      return RefKind::kLicence;
    case LinkKind::kPledge:
      return RefKind::kPledge;
    case LinkKind::kHold:
      break;
  }
  return RefKind::kHold;
}

std::vector<Ref> affected_things(const State& state, const Restatement& restatement) {
  const std::vector<Ref> restated = restated_things(state, restatement);
  const auto is_restated_right = [&](Ref ref) {
    return is_right(ref) && std::ranges::binary_search(restated, ref);
  };
  std::set<Ref> affected(restated.begin(), restated.end());
  for (const EventInPlace& event : restatement.history) {
    const std::vector<Ref> about = touched(state, event.body, event.event.seq);
    if (std::ranges::any_of(about, is_restated_right)) affected.insert(about.begin(), about.end());
  }
  return {affected.begin(), affected.end()};
}

bool names_pledged_patents(const Body& body) {
  return std::holds_alternative<PledgeRegister>(body) || std::holds_alternative<PledgeChange>(body);
}

std::vector<Ref> context_things(const State& state, const Restatement& restatement,
                                const std::vector<Ref>& affected,
                                const std::vector<EventInPlace>& others) {
  ContextThings context(state);
  context.add(affected);
  const auto add_body = [&](const Body& body, Seq seq) {
    context.add(touched(state, body, seq));
    context.parent(parent_in(body));  // add_rights() adds the current parent.
  };
  const Seq corrected = restatement.original.event.seq;
  if (restatement.corrected) {
    add_body(*restatement.corrected, corrected);
    if (names_pledged_patents(*restatement.corrected)) {
      const auto add_inventions = [&](PatentNumber number) { context.same_day_inventions(number); };
      std::visit([&](const auto& body) { for_each_in<PatentNumber>(body, add_inventions); },
                 *restatement.corrected);
    }
  }
  for (const auto* events : {&restatement.history, &others}) {
    for (const EventInPlace& event : *events) {
      if (event.event.seq >= corrected) add_body(event.body, event.event.seq);
    }
  }
  context.add_rights();
  return std::move(context).take();
}

}  // namespace ledger
