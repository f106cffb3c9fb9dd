// CommandLine: parsing, and the error of a wrong command line.

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "deploy/patledger/cli/command.h"
#include "deploy/patledger/cli/exit_code.h"
#include "ledger/base/nearest.h"

namespace patledger {
namespace {

// The innermost command that was given: "key new".
struct Given {
  const CLI::App* app;
  std::string path;
};

Given given_in(const CLI::App& root) {
  Given given{&root, root.get_name()};
  while (!given.app->get_subcommands().empty()) {
    given.app = given.app->get_subcommands().front();
    given.path += " " + given.app->get_name();
  }
  return given;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
  const std::string meant(ledger::nearest(word, views_of(known)));
  return meant.empty() ? "" : "; did you mean " + meant + "?";
}

// The first word that is no option; empty if there is none.
std::string first_word(const std::vector<std::string>& rest) {
  const auto word =
      std::ranges::find_if(rest, [](const std::string& text) { return !text.starts_with('-'); });
  return word == rest.end() ? std::string() : *word;
}

std::string extra_fault(const CLI::App& app, const std::string& word) {
  if (!word.starts_with('-')) return word + ": unexpected argument";
  std::vector<std::string> names;
  for (const CLI::App* at = &app; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return word + ": unknown option" + suggestion(word, names);
}

std::string command_fault(const CLI::App& app, const std::vector<std::string>& rest) {
  const std::string word = first_word(rest);
  if (word.empty()) return rest.empty() ? "no command given" : extra_fault(app, rest.front());
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  std::string meant = suggestion(word, names);
  if (meant.empty())
    meant = "; the nearest one is " + std::string(ledger::nearest_of_all(word, views_of(names)));
  return word + ": unknown command" + meant;
}

// Whether a command was named that does not exist, beside --help.
bool is_unknown(const CLI::App& root, const Given& given) {
  return given.app->get_require_subcommand_min() > 0 && !first_word(root.remaining(true)).empty();
}

std::string fault_in_words(const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::size_t repeated = text.find(": At Most 1 required");
  return repeated == std::string::npos ? text : text.substr(0, repeated) + ": given more than once";
}

std::string fault_text(const CLI::App& root, const Given& given, const CLI::ParseError& error) {
  const std::vector<std::string> rest = root.remaining(true);
  if (given.app->get_require_subcommand_min() > 0) return command_fault(*given.app, rest);
  if (!rest.empty()) return extra_fault(*given.app, rest.front());
  return fault_in_words(error);
}

}  // namespace

CommandLine::CommandLine(const std::string& name, const std::string& description,
                         const std::string& version)
    : app_(std::make_unique<CLI::App>(description, name)) {
  app_->require_subcommand(1);
  app_->fallthrough();
  app_->set_version_flag("--version", version);
}

CommandLine::~CommandLine() = default;

Command CommandLine::root() { return {app_.get(), &chosen_}; }

std::optional<int> CommandLine::parse(int argc, char** argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const Given given = given_in(*app_);
    if (error.get_exit_code() == 0 && !is_unknown(*app_, given)) return app_->exit(error);
    const std::string fault = fault_text(*app_, given, error);
    print_error(fault + " (see " + given.path + " --help)");
    return kUsage;
  }
  return std::nullopt;
}

}  // namespace patledger
