#include "connectors/terminal/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "connectors/terminal/table.h"
#include "connectors/terminal/width.h"

namespace connectors::terminal {
namespace {

constexpr std::chrono::milliseconds kInterval{100};
constexpr std::size_t kBarColumns = 20;
constexpr std::size_t kColumnsDefault = 80;
constexpr std::string_view kEraseLine = "\r\x1B[K";

std::string count_text(std::uint64_t count) { return group_digits(std::to_string(count)); }

// `value` * `times` / `by`, as exact as the range allows.
std::uint64_t scale(std::uint64_t value, std::uint64_t times, std::uint64_t by) {
  if (by == 0) return 0;
  const std::uint64_t whole = value / by;
  const std::uint64_t rest = value % by;
  if (whole > UINT64_MAX / std::max<std::uint64_t>(times, 1) / 2) return UINT64_MAX;
  if (rest > UINT64_MAX / std::max<std::uint64_t>(times, 1)) return whole * times;
  return whole * times + rest * times / by;
}

std::string time_text(std::uint64_t seconds) {
  const auto two = [](std::uint64_t number) { return std::to_string(100 + number).substr(1); };
  const std::uint64_t hours = seconds / 3600;
  const std::uint64_t minutes = seconds / 60 % 60;
  if (hours == 0) return std::to_string(minutes) + ":" + two(seconds % 60);
  return std::to_string(hours) + ":" + two(minutes) + ":" + two(seconds % 60);
}

std::string bar_of(std::uint64_t done, std::uint64_t total, const Style& style) {
  const std::size_t full = scale(done, kBarColumns, total);
  return "[" + style.paint(Colour::kGreen, std::string(full, '#')) +
         std::string(kBarColumns - full, '-') + "]";
}

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kColumnsDefault;
  return size.ws_col;
}

}  // namespace

std::string progress_line(std::string_view name, const Advance& advance, std::size_t columns,
                          const Style& style) {
  const bool has_total = advance.total > 0;
  const std::uint64_t done = has_total ? std::min(advance.done, advance.total) : advance.done;
  const std::uint64_t rate = scale(done, 1000, advance.elapsed_ms);
  std::string tail = count_text(done);
  if (has_total) {
    tail = std::to_string(scale(done, 100, advance.total)) + " %  " + tail + " / " +
           count_text(advance.total);
  }
  tail += "  " + count_text(rate) + "/s";
  if (has_total && rate > 0) tail += "  " + time_text((advance.total - done) / rate) + " left";

  const std::string head = visible(name);
  const std::size_t needed = display_width(head) + 2 + display_width(tail);
  if (has_total && needed + kBarColumns + 4 <= columns) {
    return head + "  " + bar_of(done, advance.total, style) + "  " + tail;
  }
  return needed <= columns ? head + "  " + tail : tail.substr(0, columns);
}

Progress::Progress(std::string name, std::uint64_t total)
    : name_(std::move(name)),
      total_(total),
      is_shown_(is_terminal(STDERR_FILENO)),
      style_(Style::of_stderr()),
      start_(SteadyClock::now()),
      drawn_(start_) {}

Progress::~Progress() {
  if (is_drawn_) std::fwrite(kEraseLine.data(), 1, kEraseLine.size(), stderr);
}

void Progress::update(std::uint64_t done) {
  if (!is_shown_) return;
  const SteadyClock::time_point now = SteadyClock::now();
  if (now - drawn_ < kInterval) return;
  drawn_ = now;
  is_drawn_ = true;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
  const Advance advance{done, total_, static_cast<std::uint64_t>(elapsed.count())};
  const std::string line =
      std::string(kEraseLine) + progress_line(name_, advance, terminal_columns() - 1, style_);
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
}

}  // namespace connectors::terminal
