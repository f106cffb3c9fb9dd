// patledger law: the rules in force on a day, as a lawyer reads them, and what changed between two.

#include "connectors/views/law_text.h"
#include "deploy/patledger/session.h"

namespace patledger {
namespace {

struct Arguments {
  std::string on;
  std::string diff;
};

std::optional<ledger::Date> day_of(const char* option, const std::string& text) {
  if (text.empty()) return SystemClock().now().day();
  const auto day = ledger::Date::parse(text);
  if (!day) {
    std::fprintf(stderr, "patledger: %s %s: a day is written 2024-10-28\n", option, text.c_str());
  }
  return day;
}

int law(const Arguments& arguments, ledger::Language language) {
  const auto on = day_of("--on", arguments.on);
  const auto other = day_of("--diff", arguments.diff);
  if (!on || !other) return kUsage;
  const std::string text = arguments.diff.empty()
                               ? connectors::views::law_text(*on, language)
                               : connectors::views::law_difference_text(*on, *other, language);
  return print(text) ? kDone : kDisk;
}

}  // namespace

void add_law(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("law", "The rules in force on a day");
  command->add_option("--on", arguments->on, "The day of filing; today if left out");
  command->add_option("--diff", arguments->diff, "Another day: what changed from --on to it");
  command->footer(
      "Examples:\n  patledger law\n  patledger law --on 2020-12-31 --lang en > law-2020.md\n"
      "  patledger law --on 2021-05-31 --diff 2021-06-01");
  command->callback([&shared, arguments] { shared.exit_code = law(*arguments, shared.lang()); });
}

}  // namespace patledger
