// Checks folders, layers, libraries and purity against layer_table.h.

#include <algorithm>
#include <ranges>
#include <span>

#include "tests/tidy/checks.h"
#include "tests/tidy/layer_table.h"
#include "tests/tidy/library_table.h"
#include "tests/tidy/source_text.h"

namespace tidy {
namespace {

bool fits_any(std::string_view path, std::span<const std::string_view> patterns) {
  return std::ranges::any_of(patterns,
                             [&](std::string_view pattern) { return fits(path, pattern); });
}

// Connectors do not nest: a name is one folder. Whatever is below deploy or tests belongs to them.
bool is_in(const Layer& layer, std::string_view folder) {
  if (!fits(folder, layer.folder)) return false;
  return layer.folder != "connectors/*" || std::ranges::count(folder, '/') == 1;
}

const Layer* layer_of(std::string_view folder) {
  const auto found =
      std::ranges::find_if(layers(), [&](const Layer& layer) { return is_in(layer, folder); });
  return found == layers().end() ? nullptr : &*found;
}

bool is_cpp(std::string_view path) { return is_header(path) || is_source(path); }

// Our own folders at the top, by which an include of ours is known.
bool is_our_path(std::string_view path) {
  constexpr std::array kTops{std::string_view{"schemas/*"},     std::string_view{"ledger/*"},
                             std::string_view{"projections/*"}, std::string_view{"connectors/*"},
                             std::string_view{"deploy/*"},      std::string_view{"tests/*"}};
  return fits_any(path, kTops);
}

const Library* library_of(std::string_view header) {
  const auto found = std::ranges::find_if(
      libraries(), [&](const Library& library) { return fits_any(header, library.headers); });
  return found == libraries().end() ? nullptr : &*found;
}

bool exists(const Tree& tree, std::string_view path) {
  if (path.ends_with(".capnp.h")) path.remove_suffix(2);
  return tree.contains(std::string(path));
}

void check_include(const Tree& tree, const std::string& path, const Layer& layer,
                   const Include& include, Complaints& complaints) {
  const std::string included(include.path);
  if (!is_our_path(included)) {
    if (include.is_quoted) {
      complaints.push_back(
          {path, include.line, "include \"" + included + "\" by its path from the root"});
    }
    return;
  }
  if (!exists(tree, included)) {
    complaints.push_back({path, include.line, "there is no " + included});
    return;
  }
  const std::string_view folder = folder_of(included);
  if (folder == folder_of(path) || fits_any(folder, layer.may_include) ||
      fits_any(included, layer.may_include)) {
    return;
  }
  complaints.push_back({path, include.line,
                        std::string(folder_of(path)) + " may not include " + std::string(folder)});
}

void check_library(const std::string& path, const Include& include, Complaints& complaints) {
  const std::string header(include.path);
  if (const Library* library = library_of(header)) {
    if (!fits_any(path, library->known_to)) {
      complaints.push_back({path, include.line,
                            std::string(library->name) + " is not known here: <" + header + ">"});
    }
    return;
  }
  const bool is_standard = header.find_first_of("./") == std::string::npos;
  if (is_standard || is_our_path(header) || include.is_quoted) return;
  if (!fits_any(header, kSystemHeaders)) {
    complaints.push_back({path, include.line, "<" + header + "> is of no library in the table"});
  }
}

void check_pure_file(const std::string& path, const std::string& text, Complaints& complaints) {
  for (const Include& include : includes_of(text)) {
    if (fits_any(include.path, kImpureHeaders) || fits_any(include.path, kSystemHeaders)) {
      complaints.push_back(
          {path, include.line, "a pure layer may not include <" + std::string(include.path) + ">"});
    }
  }
  const std::string code = code_of(text);
  std::size_t number = 0;
  for (const std::string_view line : lines_of(code)) {
    ++number;
    for (const std::string_view word : kImpureWords) {
      if (has_word(line, word)) {
        complaints.push_back({path, number, "a pure layer knows no " + std::string(word)});
      }
    }
  }
}

}  // namespace

Complaints check_folders(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_code(path) || layer_of(folder_of(path)) != nullptr) continue;
    complaints.push_back({path, 0, "its folder is not in tests/tidy/layer_table.h"});
  }
  return complaints;
}

Complaints check_layers(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    const Layer* layer = layer_of(folder_of(path));
    if (layer == nullptr || !is_cpp(path)) continue;
    for (const Include& include : includes_of(text)) {
      check_include(tree, path, *layer, include, complaints);
    }
  }
  return complaints;
}

Complaints check_libraries(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_cpp(path) || path.starts_with("tests/")) continue;  // Tests may know everything.
    for (const Include& include : includes_of(text)) check_library(path, include, complaints);
  }
  return complaints;
}

Complaints check_table() {
  Complaints complaints;
  const std::vector<Layer>& table = layers();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].folder.find('*') != std::string_view::npos) continue;
    for (std::size_t above = 0; above < i; ++above) {
      if (!fits_any(table[i].folder, table[above].may_include)) continue;
      complaints.push_back({std::string(table[above].folder), 0,
                            "may include " + std::string(table[i].folder) + ", which is below it"});
    }
  }
  return complaints;
}

Complaints check_purity(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    const Layer* layer = layer_of(folder_of(path));
    if (layer == nullptr || layer->purity != Purity::kPure || !is_cpp(path)) continue;
    check_pure_file(path, text, complaints);
  }
  return complaints;
}

}  // namespace tidy
