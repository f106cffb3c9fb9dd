// Names of types.

#include <algorithm>
#include <array>
#include <map>

#include "tests/tidy/checks.h"
#include "tests/tidy/source_text.h"

namespace tidy {
namespace {

bool is_product(std::string_view path) {
  constexpr std::array kFolders{std::string_view{"ledger/"}, std::string_view{"projections/"},
                                std::string_view{"connectors/"}, std::string_view{"deploy/"}};
  return std::ranges::any_of(kFolders,
                             [&](std::string_view folder) { return path.starts_with(folder); });
}

bool is_blank(char c) { return c == ' ' || c == '\n'; }

// Takes blanks from the beginning of a statement.
void skip_blanks(std::string_view& rest) {
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
}

std::string_view take_word(std::string_view& rest) {
  constexpr std::string_view kWord =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  skip_blanks(rest);
  const std::string_view word = rest.substr(0, rest.find_first_not_of(kWord));
  rest.remove_prefix(word.size());
  skip_blanks(rest);
  return word;
}

// Takes the text from an opening character to its closing one, if the statement begins with it.
void skip_group(std::string_view& rest, char open, char close) {
  if (!rest.starts_with(open)) return;
  int depth = 1;
  rest.remove_prefix(1);
  while (!rest.empty() && depth > 0) {
    if (rest.front() == open) ++depth;
    if (rest.front() == close) --depth;
    rest.remove_prefix(1);
  }
  skip_blanks(rest);
}

// The type that a statement at namespace scope declares: with a body, which begins after the
// statement, or as an alias, which ends with it. Empty if none: a forward declaration, a
// specialization, and the body of a nested type declare no new name.
std::string_view declared_type(std::string_view statement, bool has_body) {
  std::string_view word = take_word(statement);
  while (word == "template") {
    skip_group(statement, '<', '>');
    word = take_word(statement);
  }
  constexpr std::array kKeys{std::string_view{"class"}, std::string_view{"struct"},
                             std::string_view{"union"}, std::string_view{"enum"}};
  const bool is_key = std::ranges::find(kKeys, word) != kKeys.end();
  if (has_body ? !is_key : word != "using") return {};
  skip_group(statement, '[', ']');
  std::string_view name = take_word(statement);
  if (word == "enum" && (name == "class" || name == "struct")) name = take_word(statement);
  if (!has_body) return statement.starts_with('=') ? name : std::string_view{};
  const bool is_qualified = statement.starts_with("::");
  const bool is_named = statement.empty() || (statement.starts_with(':') && !is_qualified) ||
                        take_word(statement) == "final";
  return is_named ? name : std::string_view{};
}

bool opens_namespace(std::string_view statement) {
  std::string_view word = take_word(statement);
  if (word == "inline") word = take_word(statement);
  return word == "namespace" || word == "extern";
}

struct DeclaredType {
  std::size_t line = 0;
  std::string name;
};

// Collects the types that a header declares at namespace scope.
class TypeCollector {
 public:
  std::vector<DeclaredType> run(std::string_view code) && {
    bool is_directive = false;  // Also on the lines that continue it.
    for (const std::string_view line : lines_of(code)) {
      ++line_;
      const bool is_continued = is_directive;
      is_directive = (is_continued || line.starts_with('#')) && line.ends_with('\\');
      if (is_continued || line.starts_with('#')) continue;
      for (const char c : line) read(c);
      read('\n');
    }
    return std::move(types_);
  }

 private:
  void read(char c) {
    if (c == '{') {
      if (depth_ > 0 || !opens_namespace(statement_)) {
        add_type(true);
        ++depth_;
      }
      statement_.clear();
    } else if (c == '}') {
      if (depth_ > 0) --depth_;
      statement_.clear();
    } else if (c == ';') {
      add_type(false);
      statement_.clear();
    } else if (!statement_.empty() || !is_blank(c)) {
      if (statement_.empty()) first_line_ = line_;
      statement_ += c;
    }
  }

  void add_type(bool has_body) {
    if (depth_ > 0) return;
    const std::string_view name = declared_type(statement_, has_body);
    if (!name.empty()) types_.push_back({first_line_, std::string(name)});
  }

  std::size_t line_ = 0;
  int depth_ = 0;  // Braces that are open and of no namespace.
  std::string statement_;
  std::size_t first_line_ = 0;  // Of the statement.
  std::vector<DeclaredType> types_;
};

}  // namespace

Complaints check_types(const Tree& tree) {
  Complaints complaints;
  std::map<std::string, std::string> first;  // The header that declares a name.
  for (const auto& [path, text] : tree) {
    if (!is_header(path) || !is_product(path)) continue;
    for (const DeclaredType& type : TypeCollector().run(code_of(text))) {
      const auto [other, is_new] = first.emplace(type.name, path);
      if (is_new) continue;
      complaints.push_back(
          {path, type.line,
           type.name + " is also a type of " + other->second + ": rename the less central one"});
    }
  }
  return complaints;
}

}  // namespace tidy
