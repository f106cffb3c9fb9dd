#include "connectors/terminal/style.h"

#include <unistd.h>

#include <cstdlib>

namespace connectors::terminal {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

std::string_view code_of(Colour colour) {
  switch (colour) {
    case Colour::kBold:
      return "1";
    case Colour::kDim:
      return "2";
    case Colour::kRed:
      return "31";
    case Colour::kGreen:
      return "32";
    case Colour::kYellow:
      break;
  }
  return "33";
}

bool wants_colours(int descriptor) {
  return is_terminal(descriptor) && environment("NO_COLOR").empty();
}

}  // namespace

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1 && environment("TERM") != "dumb";
}

Style Style::of(int descriptor) { return wants_colours(descriptor) ? coloured() : Style(); }
Style Style::of_stdout() { return of(STDOUT_FILENO); }
Style Style::of_stderr() { return of(STDERR_FILENO); }

std::string Style::paint(Colour colour, std::string_view text) const {
  if (!is_coloured_) return std::string(text);
  return "\x1B[" + std::string(code_of(colour)) + "m" + std::string(text) + "\x1B[0m";
}

}  // namespace connectors::terminal
