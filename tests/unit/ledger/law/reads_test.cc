// A rule reads no other fields than those that its row names: changing any other field of a random
// command does not change the finding. Rules that name no day of the fact do not depend on it.

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "ledger/model/codes.h"
#include "tests/support/generate.h"
#include "tests/support/memory_ledger.h"
#include "tests/unit/ledger/law/rule_tables.h"

namespace ledger::law {
namespace {

using ledger::test::Generator;
using ledger::test::MemoryLedger;
using ledger::test::World;

bool is_same(const Finding& a, const Finding& b) {
  return static_cast<bool>(a) == static_cast<bool>(b) && std::ranges::equal(a, b);
}

template <typename Command>
Finding find(const Rule<Command>& rule, const RuleContext<Command>& ctx, const Command& command) {
  RuleContext<Command> with{ctx.state, command, ctx.speaker, ctx.basis, ctx.is_change};
  with.patent = ctx.patent;
  if (rule.day.of != nullptr) with.on(rule.day.of(command));
  return rule.test(with);
}

// The fields that the rule reads and does not name, as far as `other` shows.
template <typename Command>
std::set<std::string_view> unnamed_reads(const Rule<Command>& rule, const RuleContext<Command>& ctx,
                                         const Command& other) {
  std::set<std::string_view> unnamed;
  const Finding finding = find(rule, ctx, ctx.command);
  for_each_field<Command>([&](const auto& field, std::size_t index) {
    if (((rule.reads.bits | rule.day.fields.bits) >> index & 1U) != 0) return;
    Command altered = ctx.command;
    altered.*field.member = other.*field.member;
    if (!is_same(find(rule, ctx, altered), finding)) unnamed.insert(field.name);
  });
  if (rule.day.of == nullptr) {
    RuleContext<Command> late{ctx.state, ctx.command, ctx.speaker, ctx.basis, ctx.is_change};
    late.patent = ctx.patent;
    late.on(kLastDay);
    if (!is_same(rule.test(late), finding)) unnamed.insert("(the day of the fact)");
  }
  return unnamed;
}

template <typename Command>
std::vector<PatentNumber> patents_of(const Command& command) {
  if constexpr (requires { command.patents; }) {
    return command.patents;
  } else {
    return {command.patent};
  }
}

// How often a rule was tested, and how often its ground applied.
struct Count {
  std::size_t tested = 0;
  std::size_t applied = 0;
};

class Reads {
 public:
  // Tests all rules on random commands in the state.
  void check_all(Generator& generator, const State& state) {
    test::for_each_table([&](const auto& rules) { check_table(generator, state, rules); });
  }
  const std::map<Code, Count>& counts() const { return counts_; }

 private:
  template <typename Command>
  void check_table(Generator& generator, const State& state, std::span<const Rule<Command>> rules) {
    const std::size_t type = Body(Command{}).index();
    const auto command = std::get<Command>(generator.body(state, type));
    for (int i = 0; i < 4; ++i) {
      const auto other = std::get<Command>(generator.body(state, type));
      for (const Rule<Command>& rule : rules) check(state, rule, command, other);
    }
  }

  template <typename Command>
  void check(const State& state, const Rule<Command>& rule, const Command& command,
             const Command& other) {
    Speaker by;
    by.party = PartyIndex{1};
    for (const bool is_change : {false, true}) {
      if (rule.scope == Scope::kSubmission) {
        check(rule, {state, command, by, {}, is_change}, other);
        continue;
      }
      for (const PatentNumber number : patents_of(command)) {
        const Patent* patent = state.patents.find(number);
        if (patent == nullptr || patent->stage == Stage::kUnborn) continue;
        RuleContext<Command> ctx{state, command, by, {}, is_change};
        ctx.patent = patent;
        check(rule, ctx, other);
      }
    }
  }

  template <typename Command>
  void check(const Rule<Command>& rule, const RuleContext<Command>& ctx, const Command& other) {
    Count& count = counts_[rule.provision.code];
    ++count.tested;
    if (find(rule, ctx, ctx.command)) ++count.applied;
    for (const std::string_view field : unnamed_reads(rule, ctx, other)) {
      ADD_FAILURE() << code_text(rule.provision.code) << " of " << Command::kType << " reads "
                    << field << ", which its row does not name";
    }
  }

  std::map<Code, Count> counts_;
};

TEST(Reads, AreNamedInTheRow) {
  // The generator states no appraisal, always a notice, and rarely what T08, P10 and O06 need.
  const std::set<Code> rare{Code::kT08, Code::kP10, Code::kO06, Code::kO22, Code::kW02};
  Reads reads;
  const auto are_all_met = [&] {
    return std::ranges::all_of(reads.counts(), [&](const auto& count) {
      return count.second.applied > 0 || rare.contains(count.first);
    });
  };
  // A new field or type shifts the random numbers, and six streams may then miss a code.
  for (std::uint64_t seed = 1; seed <= 6 || (seed <= 30 && !are_all_met()); ++seed) {
    Generator generator(World::make(1, 6, 6), seed);
    MemoryLedger ledger;
    for (const Submission& submission : generator.opening()) ledger.submit(submission);
    for (int step = 0; step < 300; ++step) {
      const Submission submission = generator.next(ledger.state());
      if (!is_correction(submission.body)) ledger.submit(submission);
      reads.check_all(generator, ledger.state());
    }
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
  for (const auto& [code, count] : reads.counts()) {
    EXPECT_GT(count.tested, 1000U) << code_text(code);
    EXPECT_LT(count.applied, count.tested) << code_text(code);
    EXPECT_TRUE(count.applied > 0 || rare.contains(code)) << code_text(code);
  }
}

TEST(Reads, APlantedReadIsFound) {
  using Pledging = RuleContext<PledgeRegister>;
  constexpr Rule<PledgeRegister> kPlanted{
      .provision = {.code = Code::kP01, .title = {}, .versions = {{.number = 0}}},
      .scope = Scope::kSubmission,
      .reads = fields(&PledgeRegister::pledgors),
      .test = [](const Pledging& ctx) {
        return Finding::applies_if(ctx.command.pledgors == ctx.command.pledgees);
      }};
  const State state;
  PledgeRegister command;
  PledgeRegister other;
  other.pledgees = {PartyId("bank")};
  EXPECT_EQ(unnamed_reads(kPlanted, {state, command, {}}, other),
            std::set<std::string_view>{"pledgees"});

  constexpr Rule<PledgeRegister> kOfADay{
      .provision = {.code = Code::kP02, .title = {}, .versions = {{.number = 0}}},
      .scope = Scope::kSubmission,
      .test = [](const Pledging& ctx) { return Finding::applies_if(ctx.day == kLastDay); }};
  EXPECT_EQ(unnamed_reads(kOfADay, {state, command, {}}, other),
            std::set<std::string_view>{"(the day of the fact)"});
}

}  // namespace
}  // namespace ledger::law
