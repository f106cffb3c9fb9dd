// patledger law: the rules in force on a day, as a lawyer reads them.

#include "connectors/views/law_text.h"
#include "deploy/patledger/session.h"

namespace patledger {

void add_law(CLI::App& app, Shared& shared) {
  auto on = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("law", "The rules in force on a day");
  command->add_option("--on", *on, "The day of filing; today if left out");
  command->footer(
      "Examples:\n  patledger law\n  patledger law --on 2020-12-31 --lang en > law-2020.md");
  command->callback([&shared, on] {
    const auto day =
        on->empty() ? std::optional(SystemClock().now().day()) : ledger::Date::parse(*on);
    if (!day) {
      std::fprintf(stderr, "patledger: --on %s: a day is written 2024-10-28\n", on->c_str());
      shared.exit_code = kUsage;
      return;
    }
    const std::string text = connectors::views::law_text(*day, shared.lang());
    shared.exit_code = print(text) ? kDone : kDisk;
  });
}

}  // namespace patledger
