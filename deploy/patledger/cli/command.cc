#include "deploy/patledger/cli/command.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "deploy/patledger/cli/shown_value.h"
#include "deploy/patledger/cli/whole_number.h"

namespace patledger {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

std::string accepted(Range range) {
  return "a whole number from " + std::to_string(range.min) + " to " + std::to_string(range.max);
}

// Empty, or what is wrong with it.
std::string number_fault(const std::string& text, Range range) {
  const auto value = parse_whole_number(text);
  const bool is_good = value && *value >= range.min && *value <= range.max;
  return is_good ? std::string() : shown_value(text) + " is not " + accepted(range);
}

CLI::Validator is_in(Range range) {
  return CLI::Validator([range](const std::string& text) { return number_fault(text, range); }, "");
}

// The texts between commas. CLI11 would leave out empty ones.
std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> items;
  std::size_t start = 0;
  for (std::size_t comma = 0; comma != std::string::npos; start = comma + 1) {
    comma = list.find(',', start);
    items.push_back(list.substr(start, comma - start));
  }
  return items;
}

CLI::Validator is_list_in(Range range) {
  return CLI::Validator(
      [range](const std::string& list) {
        for (const std::string& item : split(list)) {
          if (std::string fault = number_fault(item, range); !fault.empty()) return fault;
        }
        return std::string();
      },
      "");
}

constexpr const char* kNotEmpty = "not empty";

void refuse_empty(CLI::Option& option) {
  option.check(CLI::Validator(
                   [](const std::string& text) {
                     return std::string(text.empty() ? "the value is empty; give one" : "");
                   },
                   ""),
               kNotEmpty);
}

bool is_argument(const std::string& names) { return !names.starts_with('-'); }

CLI::Validator is_one_of(const std::vector<std::string>& choices) {
  return CLI::Validator(
      [choices](const std::string& text) {
        const bool is_good = std::ranges::find(choices, text) != choices.end();
        return is_good ? std::string()
                       : shown_value(text) + " is not one of " + joined(choices, ", ");
      },
      "");
}

CommandInfo info_of(const CLI::App& app) {
  CommandInfo info{app.get_name(), app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) info.options.push_back("--" + name);
  }
  for (const CLI::App* command : app.get_subcommands({})) {
    info.commands.push_back(info_of(*command));
  }
  return info;
}

}  // namespace

const Option& Option::required() const {
  option_->required();
  return *this;
}

const Option& Option::environment(const std::string& variable) const {
  option_->envname(variable);
  return *this;
}

const Option& Option::excludes(const Option& other) const {
  option_->excludes(other.option_);
  return *this;
}

const Option& Option::needs(const Option& other) const {
  option_->needs(other.option_);
  return *this;
}

const Option& Option::existing_file() const {
  option_->check(CLI::ExistingFile);
  return *this;
}

const Option& Option::existing_directory() const {
  option_->check(CLI::ExistingDirectory);
  return *this;
}

const Option& Option::may_be_empty() const {
  option_->get_validator(kNotEmpty)->active(false);
  return *this;
}

const Option& Option::count(int values) const {
  option_->expected(values);
  return *this;
}

const Option& Option::check(const std::function<std::string(const std::string&)>& fault) const {
  option_->check(CLI::Validator([fault](std::string& text) { return fault(text); }, ""));
  return *this;
}

bool Option::is_given() const { return !option_->empty(); }

Command Command::add(const std::string& name, const std::string& description) const {
  return {app_->add_subcommand(name, description), chosen_};
}

Command Command::add_group(const std::string& name, const std::string& description) const {
  CLI::App* group = app_->add_subcommand(name, description);
  group->require_subcommand(1);
  return {group, chosen_};
}

void Command::footer(const std::string& text) const { app_->footer(text); }

void Command::run(std::function<int()> function) const {
  app_->callback([chosen = chosen_, function = std::move(function)] { *chosen = function; });
}

Option Command::text(const std::string& names, std::string& value, const std::string& help) const {
  CLI::Option* option = app_->add_option(names, value, help);
  if (!value.empty()) option->capture_default_str();
  if (!is_argument(names)) refuse_empty(*option);
  return Option(option);
}

Option Command::texts(const std::string& names, std::vector<std::string>& values,
                      const std::string& help) const {
  CLI::Option* option = app_->add_option(names, values, help)->default_str(joined(values, " "));
  if (!is_argument(names)) refuse_empty(*option);
  return Option(option);
}

Option Command::choice(const std::string& names, std::string& value,
                       const std::vector<std::string>& choices, const std::string& help) const {
  const Option option = text(names, value, help);
  option.option_->type_name(joined(choices, "|"));
  option.option_->check(is_one_of(choices));
  return option;
}

Option Command::flag(const std::string& names, bool& value, const std::string& help) const {
  return Option(app_->add_flag(names, value, help));
}

Option Command::add_number(const std::string& names, Range range, const std::string& shown,
                           const std::string& help, std::function<void(std::uint64_t)> set) const {
  CLI::Option* option = app_->add_option(
      names,
      [set = std::move(set)](const CLI::results_t& given) {
        set(*parse_whole_number(given.front()));
        return true;
      },
      help);
  option->type_name("N")->default_str(shown)->check(is_in(range));
  return Option(option);
}

Option Command::add_numbers(const std::string& names, Range range, const std::string& help,
                            std::function<void(const std::vector<std::uint64_t>&)> set) const {
  CLI::Option* option = app_->add_option(
      names,
      [names, set = std::move(set)](const CLI::results_t& given) {
        std::vector<std::uint64_t> numbers;
        for (const std::string& list : given) {
          for (const std::string& item : split(list)) {
            const std::uint64_t number = *parse_whole_number(item);
            if (std::ranges::find(numbers, number) != numbers.end()) {
              throw CLI::ValidationError(names, item + " is named twice; name it once");
            }
            numbers.push_back(number);
          }
        }
        set(numbers);
        return true;
      },
      help);
  option->type_name("N,...")->expected(1, -1)->check(is_list_in(range));
  return Option(option);
}

Option Command::find(const std::string& name) const { return Option(app_->get_option(name)); }

CommandInfo Command::info() const { return info_of(*app_); }

}  // namespace patledger
