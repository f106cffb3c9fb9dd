#pragma once

// Style colours text on a terminal, unless NO_COLOR is set (no-color.org). Elsewhere it returns the
// text unchanged.

#include <string>
#include <string_view>

namespace connectors::terminal {

enum class Colour { kBold, kDim, kRed, kGreen, kYellow };

class Style {
 public:
  Style() = default;  // Without colours.
  static Style coloured() { return Style(true); }
  static Style of_stdout();
  static Style of_stderr();

  std::string paint(Colour colour, std::string_view text) const;

 private:
  explicit Style(bool is_coloured) : is_coloured_(is_coloured) {}
  static Style of(int descriptor);
  bool is_coloured_ = false;
};

// Whether it is a terminal that understands escape sequences (TERM is not "dumb").
bool is_terminal(int descriptor);

}  // namespace connectors::terminal
