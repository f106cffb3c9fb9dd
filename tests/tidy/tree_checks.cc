// Kinds of files, files that nothing uses, and packages that nothing uses.

#include <algorithm>
#include <set>

#include "tests/tidy/checks.h"
#include "tests/tidy/library_table.h"
#include "tests/tidy/source_text.h"

namespace tidy {
namespace {

template <typename Patterns>
bool fits_one(std::string_view path, const Patterns& patterns) {
  return std::ranges::any_of(patterns,
                             [&](std::string_view pattern) { return fits(path, pattern); });
}

std::set<std::string> included_paths(const Tree& tree) {
  std::set<std::string> paths;
  for (const auto& [path, text] : tree) {
    for (const Include& include : includes_of(text)) paths.emplace(include.path);
  }
  return paths;
}

// The path of `path` from the folder of `list`; empty if the list is in another folder.
std::string_view below(std::string_view list, std::string_view path) {
  const std::string_view folder = folder_of(list);
  if (folder.empty()) return path;
  if (!path.starts_with(folder) || path.substr(folder.size(), 1) != "/") return {};
  return path.substr(folder.size() + 1);
}

bool is_listed_in(std::string_view list, std::string_view text, std::string_view path) {
  const std::string_view relative = below(list, path);
  return (!relative.empty() && has_path(text, relative)) || has_path(text, path);
}

std::string_view stem_of(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.substr(0, name.rfind('.'));
}

// A list in the folder or above it names the file; one beside it may reach it by "..".
bool is_built(const Tree& tree, std::string_view path) {
  return std::ranges::any_of(tree, [&](const auto& file) {
    const auto& [list, text] = file;
    if (!is_cmake(list)) return false;
    return is_listed_in(list, text, path) ||
           text.find("../" + std::string(name_of(path))) != std::string::npos ||
           (folder_of(list) == folder_of(path) && has_stem(text, stem_of(path)));
  });
}

// Another file names the module: an import, a CMake list, a command line.
bool is_named(const Tree& tree, std::string_view path) {
  return std::ranges::any_of(tree, [&](const auto& file) {
    const auto& [other, text] = file;
    return other != path && (is_python(other) || is_cmake(other)) && has_stem(text, stem_of(path));
  });
}

// A script puts it before a source.
bool is_named_by_script(const Tree& tree, std::string_view header) {
  return std::ranges::any_of(tree, [&](const auto& file) {
    return is_python(file.first) && file.second.find(header) != std::string::npos;
  });
}

std::set<std::string> listed_packages(std::string_view packages, std::string_view group) {
  std::set<std::string> listed;
  bool is_in_group = false;
  for (const std::string_view line : lines_of(packages)) {
    if (line.starts_with("# [")) is_in_group = line.starts_with("# [" + std::string(group) + "]");
    if (line.empty() || line.starts_with("#") || !is_in_group) continue;
    listed.emplace(line.substr(0, line.find(' ')));
  }
  return listed;
}

bool is_used(const Tree& tree, const Library& library) {
  return std::ranges::any_of(tree, [&](const auto& file) {
    const auto& [path, text] = file;
    if (is_cmake(path)) return library.headers.empty() && has_word(text, library.name);
    return std::ranges::any_of(includes_of(text), [&](const Include& include) {
      return !include.is_quoted && fits_one(include.path, library.headers);
    });
  });
}

}  // namespace

Complaints check_kinds(const std::vector<std::string>& paths) {
  Complaints complaints;
  for (const std::string& path : paths) {
    if (fits_one(path, kFileKinds)) continue;
    complaints.push_back({path, 0, "no kind of file in tests/tidy/library_table.h: remove it"});
  }
  return complaints;
}

Complaints check_use(const Tree& tree) {
  Complaints complaints;
  const std::set<std::string> included = included_paths(tree);
  for (const auto& [path, text] : tree) {
    const bool is_schema = path.ends_with(".capnp");
    if (is_header(path) && !included.contains(path) && !is_named_by_script(tree, path)) {
      complaints.push_back({path, 0, "no file includes it"});
    } else if ((is_source(path) || is_schema) && !is_built(tree, path)) {
      complaints.push_back({path, 0, "no CMake list builds it"});
    } else if (is_python(path) && !is_named(tree, path)) {
      complaints.push_back({path, 0, "no CMake list runs it and no module imports it"});
    }
  }
  return complaints;
}

Complaints check_packages(const Tree& tree, std::string_view packages) {
  Complaints complaints;
  const auto listed = listed_packages(packages, "build");
  const auto for_tests = listed_packages(packages, "test");
  for (const std::string& package : listed) {
    const auto library = std::ranges::find(libraries(), package, &Library::package);
    if (library == libraries().end()) {
      if (fits_one(package, kBuildPrograms)) continue;
      complaints.push_back(
          {"deploy/packages", 0, package + " is not a library of library_table.h"});
    } else if (!is_used(tree, *library)) {
      complaints.push_back({"deploy/packages", 0, "nothing includes or links " + package});
    }
  }
  for (const Library& library : libraries()) {
    const std::string package(library.package);
    if (listed.contains(package) || for_tests.contains(package)) continue;
    complaints.push_back({"deploy/packages", 0, package + " is missing"});
  }
  return complaints;
}

}  // namespace tidy
