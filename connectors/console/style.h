#pragma once

// Style colours text for people, where somebody looks: on a terminal, and unless NO_COLOR is set
// (no-color.org). Everywhere else it gives texts back as they are.

#include <string>
#include <string_view>

namespace connectors::console {

enum class Colour { kBold, kDim, kRed, kGreen, kYellow };

class Style {
 public:
  Style() = default;  // Without colours.
  static Style coloured() { return Style(true); }
  static Style of_stdout();
  static Style of_stderr();

  bool is_coloured() const { return is_coloured_; }
  std::string paint(Colour colour, std::string_view text) const;

 private:
  explicit Style(bool is_coloured) : is_coloured_(is_coloured) {}
  bool is_coloured_ = false;
};

// A terminal that understands escape sequences (TERM is not "dumb").
bool is_terminal(int descriptor);

}  // namespace connectors::console
