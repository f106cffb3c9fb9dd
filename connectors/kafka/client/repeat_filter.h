#pragma once

// RepeatFilter decides which lines of a client's log are written. A broker that is down makes every
// client report the same cause again and again; of the lines with one facility, broker and cause
// only the first in kRepeatWindow is written, and the next one after it with the number left out.
//
// Threading: none of its own; the caller locks.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace connectors::kafka {

inline constexpr std::chrono::seconds kRepeatWindow{30};

class RepeatFilter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Empty if the line is a repetition; else the number of lines left out since the last one that
  // was written.
  std::optional<std::uint64_t> admit(std::string_view facility, std::string_view text, Time now);

 private:
  struct Seen {
    Time written_at;
    std::uint64_t left_out = 0;
  };
  std::map<std::string, Seen> seen_;
};

}  // namespace connectors::kafka
