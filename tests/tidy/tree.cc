#include "tests/tidy/tree.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace tidy {
namespace {

namespace fs = std::filesystem;

// Made by builds and runs, in the root of the repository.
const std::set<std::string> kNotOurs{"build", "patledger-data"};

bool is_ours(std::string_view path) {
  return is_header(path) || is_source(path) || is_cmake(path) || path.ends_with(".capnp");
}

bool is_passed_over(const fs::path& folder, const fs::path& root) {
  const std::string name = folder.filename().string();
  return name.starts_with('.') || (folder.parent_path() == root && kNotOurs.contains(name));
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string text(const Complaints& complaints) {
  std::string lines;
  for (const Complaint& complaint : complaints) {
    lines += complaint.path;
    if (complaint.line > 0) lines += ":" + std::to_string(complaint.line);
    lines += ": " + complaint.what + "\n";
  }
  return lines;
}

Tree load_tree(const std::string& root) {
  Tree tree;
  const fs::path top(root);
  for (auto entry = fs::recursive_directory_iterator(top);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory() && is_passed_over(entry->path(), top)) {
      entry.disable_recursion_pending();
    }
    if (!entry->is_regular_file()) continue;
    const std::string path = fs::relative(entry->path(), top).generic_string();
    if (is_ours(path)) tree.emplace(path, read(entry->path()));
  }
  return tree;
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }
bool is_source(std::string_view path) { return path.ends_with(".cc"); }
bool is_cmake(std::string_view path) { return name_of(path) == "CMakeLists.txt"; }

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool fits(std::string_view path, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return path == pattern;
  if (!path.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t at = star; at <= path.size(); ++at) {
    if (fits(path.substr(at), rest)) return true;
  }
  return false;
}

}  // namespace tidy
