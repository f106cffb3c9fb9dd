#include "tests/tidy/tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace tidy {
namespace {

namespace fs = std::filesystem;

// Made by builds and runs, in the root of the repository.
const std::set<std::string> kGenerated{"build", "patledger-data"};

bool is_text_of_ours(std::string_view path) {
  return is_code(path) || is_cmake(path) || is_python(path) || path.ends_with(".cc.in");
}

bool is_passed_over(const fs::path& folder, const fs::path& root) {
  const std::string name = folder.filename().string();
  return name.starts_with('.') || name == "__pycache__" ||
         (folder.parent_path() == root && kGenerated.contains(name));
}

bool is_document(std::string_view path) {
  return (path.ends_with(".md") || path.ends_with(".toml")) && !path.starts_with("tests/golden/");
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

std::vector<std::string> load_paths(const std::string& root) {
  std::vector<std::string> paths;
  const fs::path top(root);
  for (auto entry = fs::recursive_directory_iterator(top);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory() && is_passed_over(entry->path(), top)) {
      entry.disable_recursion_pending();
    }
    if (!entry->is_regular_file() || entry->path().filename().string().starts_with('.')) continue;
    paths.push_back(fs::relative(entry->path(), top).generic_string());
  }
  std::ranges::sort(paths);
  return paths;
}

Tree load_tree(const std::string& root) {
  Tree tree;
  for (const std::string& path : load_paths(root)) {
    if (is_text_of_ours(path)) tree.emplace(path, read(fs::path(root) / path));
  }
  return tree;
}

Tree load_prose(const std::string& root) {
  Tree tree = load_tree(root);
  for (const std::string& path : load_paths(root)) {
    const bool may_be_script = name_of(path).find('.') == std::string_view::npos;
    if (!is_document(path) && !may_be_script) continue;
    std::string text = read(fs::path(root) / path);
    if (is_document(path) || is_script(path, text)) tree.emplace(path, std::move(text));
  }
  return tree;
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }
bool is_source(std::string_view path) { return path.ends_with(".cc"); }
bool is_cmake(std::string_view path) {
  return name_of(path) == "CMakeLists.txt" || path.ends_with(".cmake");
}
bool is_python(std::string_view path) { return path.ends_with(".py"); }
bool is_code(std::string_view path) {
  return is_header(path) || is_source(path) || path.ends_with(".capnp");
}

bool is_script(std::string_view path, std::string_view text) {
  return name_of(path).find('.') == std::string_view::npos && text.starts_with("#!");
}

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
