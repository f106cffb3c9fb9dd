// patledger demo: loads the example into a ledger of its own, and shows what that ledger answers.

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "connectors/terminal/style.h"
#include "connectors/terminal/width.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/commands/rights/example.h"
#include "deploy/patledger/session/session.h"
#include "deploy/patledger/session/show.h"
#include "ledger/store/place.h"

namespace patledger {
namespace {

using connectors::terminal::Colour;
using connectors::terminal::Style;
using ledger::Language;
using ledger::service::DecidedEntry;

std::vector<ledger::service::Input> lines_of(std::string_view text) {
  std::vector<ledger::service::Input> lines;
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
  Demo(std::string directory, Language language)
      : directory_(std::move(directory)), language_(language) {}

  int run() {
    const auto place = ledger::store::find_place(directory_);
    if (!place) return report(place.error());
    if (*place != ledger::store::Place::kNew) {
      print_error(directory_ +
                  ": holds a ledger, and the example belongs in one of its own; name a "
                  "new directory, or leave out --data");
      return kUsage;
    }
    const auto opened = session_.open(directory_, Session::Mode::kScratch, "demo");
    if (!opened) return report(opened.error());
    const auto decided = session_.ledger->submit(lines_of(example()));
    if (!decided) return report(decided.error());
    print_title("一、载入示例", "1. Load the example");
    print_counts(*decided);
    print_title("二、月度统计表", "2. The monthly table");
    print(stats_text(session_, *ledger::Month::parse("2024-07"), *ledger::Month::parse("2025-03"),
                     language_));
    print_title("三、一件专利及其权利负担", "3. One patent and its encumbrances");
    print(patent_text(session_, *ledger::PatentNumber::parse("201819000005.X"),
                      *ledger::Date::parse("2025-06-05"), language_));
    print_title("四、一次附理由的拒绝", "4. One refusal, with its grounds");
    print_refusal(*decided);
    print_title("五、接下来可以试试", "5. What to try next");
    return print_next() ? kDone : kDisk;
  }

 private:
  std::string text(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::kZh ? zh : en);
  }

  void print_title(std::string_view zh, std::string_view en) const {
    print("\n" + Style::of_stdout().paint(Colour::kBold, text(zh, en)) + "\n\n");
  }

  void print_counts(const std::vector<DecidedEntry>& decided) const {
    std::size_t recorded = 0;
    for (const DecidedEntry& one : decided) {
      if (one.entry.takes_effect()) ++recorded;
    }
    const std::string all = std::to_string(decided.size());
    const std::string count = std::to_string(recorded);
    print_line(text("提交 " + all + " 条,登记 " + count + " 条,其余附理由拒绝或退回;账本在 ",
                    all + " submissions: " + count +
                        " recorded, the others refused or malformed, with reasons; the ledger is "
                        "in ") +
               connectors::terminal::visible(directory_));
  }

  // The transfer of a pledged patent without the pledgee's consent.
  void print_refusal(const std::vector<DecidedEntry>& decided) const {
    for (const DecidedEntry& one : decided) {
      if (one.entry.id != "X1-2025-000011") continue;
      print(receipt_text(session_.receipt_of(one, language_, ledger::Fate::kWritten), language_));
    }
  }

  bool print_next() const {
    const std::string data = " --data " + connectors::terminal::visible(directory_);
    bool is_printed = true;
    for (const std::string& command :
         {"patledger stats --from 2024-07 --until 2025-03 --by tx,district" + data,
          "patledger stats --from 2024-07 --until 2025-03 --basis booking --format csv" + data,
          "patledger patent 202219000009.4" + data,
          "patledger check 202029000007.1 --for pledge" + data,
          "patledger feed --name refusals" + data, "patledger verify" + data,
          std::string("patledger law --on 2024-07-01 --lang en")}) {
      is_printed = print_line("  " + command);
    }
    return is_printed;
  }

  std::string directory_;
  Language language_;
  Session session_;
};

// A new directory, unless --data names one. Empty, and an error line, if it cannot be made.
std::string directory_for(const Command& root, const GlobalOptions& options) {
  if (root.find("--data").is_given()) return options.directory;
  std::string folder = std::filesystem::temp_directory_path() / "patledger-demo-XXXXXX";
  if (::mkdtemp(folder.data()) != nullptr) return folder;
  print_error("make " + folder + ": " + std::strerror(errno));
  return {};
}

}  // namespace

void add_demo(const Command& root, const GlobalOptions& options) {
  const Command command =
      root.add("demo", "Load the example into a new ledger and show what it answers");
  command.footer("Examples:\n  patledger demo\n  patledger demo --lang en --data ./demo-ledger");
  command.run([root, &options]() -> int {
    const std::string directory = directory_for(root, options);
    return directory.empty() ? kDisk : Demo(directory, options.lang()).run();
  });
}

}  // namespace patledger
