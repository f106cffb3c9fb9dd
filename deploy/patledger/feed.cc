// patledger feed: what was recorded, refused or found to contradict, as CloudEvents, one to a line.

#include "connectors/views/feed.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "deploy/patledger/session.h"
#include "ledger/base/digits.h"

namespace patledger {
namespace {

using ledger::Seq;

volatile std::sig_atomic_t stop_asked = 0;

struct Arguments {
  std::string name = "events";
  std::string after;
  bool follow = false;
};

class Feed {
 public:
  Feed(const Shared& shared, connectors::views::FeedName name, Seq next, bool follow)
      : shared_(shared), name_(name), next_(next), follow_(follow) {}

  int run() {
    constexpr useconds_t kPauseUs = 500'000;
    for (;;) {
      const int told = tell_new();
      if (told != kDone || !follow_ || stop_asked != 0) return told;
      ::usleep(kPauseUs);
    }
  }

 private:
  // A reader sees what was synced when it opened: to follow, it opens again.
  int tell_new() {
    Session session;
    const auto opened = session.open(shared_, Session::Mode::kRead, "feed");
    if (!opened) return report(opened.error());
    const Seq size = session.ledger->log().size();
    const ledger::State& state = session.ledger->state();
    const auto event_type = [&](ledger::EventId event) { return state.event_name_at(event.seq); };
    for (; next_ < size && stop_asked == 0; ++next_) {
      const auto kept = session.ledger->read(next_);
      if (!kept) return report(kept.error());
      const auto line = connectors::views::feed_line(name_, *kept, event_type, shared_.lang());
      if (line && !print_line(*line)) return kDisk;
    }
    return std::fflush(stdout) == 0 ? kDone : kDisk;
  }

  const Shared& shared_;
  connectors::views::FeedName name_;
  Seq next_;
  bool follow_;
};

int run(const Shared& shared, const Arguments& arguments) {
  const auto name = connectors::views::parse_feed_name(arguments.name);
  const auto after = ledger::parse_digits(arguments.after.empty() ? "0" : arguments.after);
  if (!name || !after) {
    std::fprintf(stderr, "patledger: --after %s: a cursor is the sequence of the last one seen\n",
                 arguments.after.c_str());
    return kUsage;
  }
  const Seq next = arguments.after.empty() ? 0 : static_cast<Seq>(*after) + 1;
  std::signal(SIGINT, [](int) { stop_asked = 1; });
  std::signal(SIGTERM, [](int) { stop_asked = 1; });
  return Feed(shared, *name, next, arguments.follow).run();
}

}  // namespace

void add_feed(CLI::App& app, Shared& shared) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("feed", "What was recorded or refused, as CloudEvents");
  command->add_option("--name", arguments->name, "events, refusals or discrepancies")
      ->check(CLI::IsMember({"events", "refusals", "discrepancies"}))
      ->capture_default_str();
  command->add_option("--after", arguments->after, "Go on after this sequence");
  command->add_flag("--follow", arguments->follow, "Wait for more until interrupted");
  command->footer(
      "Examples:\n"
      "  patledger feed --name refusals\n"
      "  patledger feed --after 41 --follow");
  command->callback([&shared, arguments] { shared.exit_code = run(shared, *arguments); });
}

}  // namespace patledger
