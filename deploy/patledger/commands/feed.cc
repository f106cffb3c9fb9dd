// patledger feed: what was recorded, refused or contradicted, as CloudEvents, one a line.

#include "connectors/views/feed.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <optional>
#include <set>

#include "deploy/patledger/cli/position.h"
#include "deploy/patledger/commands/commands.h"
#include "deploy/patledger/session/session.h"

namespace patledger {
namespace {

using ledger::Seq;

volatile std::sig_atomic_t stop_requested = 0;

// Between two entries; a second signal does not wait for that.
void request_stop(int signal) {
  stop_requested = 1;
  std::signal(signal, SIG_DFL);
}

struct Arguments {
  std::string name = "events";
  std::optional<Seq> after;
  bool follow = false;
};

class Feed {
 public:
  Feed(const GlobalOptions& options, connectors::views::FeedName name, const Arguments& arguments)
      : options_(options),
        name_(name),
        next_(arguments.after ? *arguments.after + 1 : 0),
        follow_(arguments.follow) {}

  int run() {
    constexpr useconds_t kPauseUs = 500'000;
    for (;;) {
      const int code = print_new();
      if (code != kDone || !follow_ || stop_requested != 0) return code;
      ::usleep(kPauseUs);
    }
  }

 private:
  // A reader sees what was synced when it opened: to follow, it opens again.
  int print_new() {
    Session session;
    const auto opened = session.open(options_.directory, Session::Mode::kRead, "feed");
    if (!opened) return report(opened.error());
    const Seq size = session.ledger->log().size();
    if (next_ > size) return report_usage(beyond_the_end("--after", next_ - 1, size));
    if (name_ == connectors::views::FeedName::kNames) return print_waiting(*session.ledger, size);
    return print_entries(*session.ledger, size);
  }

  int print_entries(const ledger::service::Ledger& ledger, Seq size) {
    const ledger::State& state = ledger.state();
    const auto event_type = [&](ledger::EventId event) { return state.event_name_at(event.seq); };
    for (; next_ < size && stop_requested == 0; ++next_) {
      const auto entry = ledger.read(next_);
      if (!entry) return report(entry.error());
      const auto line = connectors::views::feed_line(name_, *entry, event_type, options_.lang());
      if (line && !print_line(*line)) return kDisk;
      for (const std::string& each : connectors::views::case_lines(name_, *entry, event_type)) {
        if (!print_line(each)) return kDisk;
      }
    }
    return std::fflush(stdout) == 0 ? kDone : kDisk;
  }

  // The named facts from `next_` on that wait now.
  int print_waiting(const ledger::service::Ledger& ledger, Seq size) {
    const std::set<Seq>& waiting = ledger.state().waiting;
    for (auto at = waiting.lower_bound(next_); at != waiting.end(); ++at) {
      const auto entry = ledger.read(*at);
      if (!entry) return report(entry.error());
      if (!print_line(connectors::views::waiting_line(ledger.state(), *entry))) return kDisk;
    }
    next_ = size;
    return std::fflush(stdout) == 0 ? kDone : kDisk;
  }

  const GlobalOptions& options_;
  connectors::views::FeedName name_;
  Seq next_;
  bool follow_;
};

int run(const GlobalOptions& options, const Arguments& arguments) {
  std::signal(SIGINT, request_stop);
  std::signal(SIGTERM, request_stop);
  return Feed(options, *connectors::views::parse_feed_name(arguments.name), arguments).run();
}

}  // namespace

void add_feed(const Command& root, const GlobalOptions& options) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("feed", "Print what was recorded, refused or contradicted, as CloudEvents");
  command.choice("--name", arguments->name, {"events", "refusals", "discrepancies", "names"},
                 "Print this feed; names: the facts that wait for a party whose name they have");
  // The largest number has no successor.
  command.number("--after", arguments->after, {0, std::numeric_limits<Seq>::max() - 1},
                 "Start after this position; at the beginning if left out");
  command.flag("--follow", arguments->follow, "Wait for more until interrupted");
  command.footer(
      "Examples:\n"
      "  patledger feed --name refusals\n"
      "  patledger feed --after 41 --follow");
  command.run([&options, arguments] { return run(options, *arguments); });
}

}  // namespace patledger
