// patledger demo: the example loaded into a ledger of its own, and what can be seen of it.

#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "connectors/console/style.h"
#include "deploy/patledger/example.h"
#include "deploy/patledger/session.h"
#include "deploy/patledger/show.h"

namespace patledger {
namespace {

using connectors::console::Colour;
using connectors::console::Style;
using ledger::Answer;
using ledger::Language;

std::vector<ledger::Received> lines_of(std::string_view text) {
  std::vector<ledger::Received> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end > 0) lines.push_back({text.substr(0, end)});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

class Demo {
 public:
  explicit Demo(Shared shared) : shared_(std::move(shared)) {}

  int run() {
    const auto opened = session_.open(shared_, Session::Mode::kWrite, "demo");
    if (!opened) return report(opened.error());
    const auto answers = session_.ledger->submit(lines_of(example()));
    if (!answers) return report(answers.error());
    head(text("一、载入示例", "1. The example is loaded"));
    count(*answers);
    head(text("二、月度统计表", "2. The monthly table"));
    print(show_stats(session_, *ledger::Month::parse("2024-07"), *ledger::Month::parse("2025-03"),
                     shared_.lang()));
    head(text("三、一件专利及其权利负担", "3. One patent, and what encumbers it"));
    print(show_patent(session_, *ledger::PatentNumber::parse("201819000005.X"),
                      *ledger::Date::parse("2025-06-05"), shared_.lang()));
    head(text("四、一次附理由的拒绝", "4. One refusal, as a person reads it"));
    refusal(*answers);
    head(text("五、接下来可以试试", "5. What to try next"));
    next();
    return kDone;
  }

 private:
  std::string text(std::string_view zh, std::string_view en) const {
    return std::string(shared_.lang() == Language::kZh ? zh : en);
  }

  void head(const std::string& title) const {
    print("\n" + Style::of_stdout().paint(Colour::kBold, title) + "\n\n");
  }

  void count(const std::vector<Answer>& answers) const {
    std::size_t recorded = 0;
    for (const Answer& answer : answers) {
      if (answer.entry.takes_effect()) ++recorded;
    }
    const std::string all = std::to_string(answers.size());
    const std::string taken = std::to_string(recorded);
    print_line(text("提交 " + all + " 条,登记 " + taken + " 条,其余附理由拒绝或退回;账本在 ",
                    all + " submissions, " + taken +
                        " recorded, the others answered with reasons; "
                        "the ledger is in ") +
               shared_.directory);
  }

  // The transfer of a pledged patent without the pledgee's consent.
  void refusal(const std::vector<Answer>& answers) const {
    for (const Answer& answer : answers) {
      if (answer.entry.id != "X1-2025-000011") continue;
      print(show_receipt(session_.receipt_of(answer, shared_.lang(), true), shared_.lang()));
    }
  }

  void next() const {
    const std::string data = " --data " + shared_.directory;
    for (const std::string& command :
         {"patledger stats --from 2024-07 --until 2025-03 --by tx,district" + data,
          "patledger stats --from 2024-07 --until 2025-03 --basis booking --format csv" + data,
          "patledger patent 202219000009.4" + data,
          "patledger check 202029000007.1 --for pledge" + data,
          "patledger feed --name refusals" + data, "patledger verify" + data,
          std::string("patledger law --on 2024-07-01 --lang en")}) {
      print_line("  " + command);
    }
  }

  Shared shared_;
  Session session_;
};

}  // namespace

void add_demo(CLI::App& app, Shared& shared) {
  CLI::App* command =
      app.add_subcommand("demo", "Load the example into a new ledger and show what it answers");
  command->footer("Examples:\n  patledger demo\n  patledger demo --lang en --data ./demo-ledger");
  command->callback([&app, &shared] {
    Shared own = shared;
    if (app.get_option("--data")->empty()) {  // A ledger of its own, unless one is named.
      std::string folder = std::filesystem::temp_directory_path() / "patledger-demo-XXXXXX";
      if (::mkdtemp(folder.data()) == nullptr) {
        std::perror("patledger: a folder for the demo");
        shared.exit_code = kDisk;
        return;
      }
      own.directory = folder;
    }
    shared.exit_code = Demo(own).run();
  });
}

}  // namespace patledger
