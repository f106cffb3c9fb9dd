// patledger law: prints the rules in force on a day, and the changes between two days.

#include <optional>

#include "connectors/views/law_text.h"
#include "deploy/patledger/cli/shown_value.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/system_clock.h"

namespace patledger {
namespace {

struct Arguments {
  std::string on;
  std::string diff;
};

// Today if `text` is empty. Nothing, and an error line, if it is not a day.
std::optional<ledger::Date> day_of(const std::string& option, const std::string& text) {
  if (text.empty()) return SystemClock().now().day();
  const auto day = ledger::Date::parse(text);
  if (!day) print_error(option + ": " + shown_value(text) + " is not a day like 2024-10-28");
  return day;
}

int run(const Arguments& arguments, ledger::Language language) {
  const auto on = day_of("--on", arguments.on);
  const auto other = day_of("--diff", arguments.diff);
  if (!on || !other) return kUsage;
  const std::string text = arguments.diff.empty()
                               ? connectors::views::law_text(*on, language)
                               : connectors::views::law_difference_text(*on, *other, language);
  return print(text) ? kDone : kDisk;
}

}  // namespace

void add_law(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command = root.add("law", "Print the rules in force on a day");
  command.text("--on", arguments->on, "The day of filing; today if left out");
  command.text("--diff", arguments->diff, "Print what changes from --on to this day");
  command.footer(
      "Examples:\n  patledger law\n  patledger law --on 2020-12-31 --lang en > law-2020.md\n"
      "  patledger law --on 2021-05-31 --diff 2021-06-01");
  command.run([&options, arguments] { return run(*arguments, options.lang()); });
}

}  // namespace patledger
