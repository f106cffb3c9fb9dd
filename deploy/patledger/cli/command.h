#pragma once

// Command: the options, arguments and help of one command. CommandLine: the commands of a program.
// Only command.cc and command_line.cc include CLI11, which takes seconds to compile.
//
// An option is bound to a value, which must live until CommandLine::run() returns. The help shows
// the value that it has when it is bound as the default. `names` are "--from,--month", or
// "NUMBER" for an argument.
//
// Threading: one thread.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the name of the library.
class App;
class Option;
}  // namespace CLI

namespace patledger {

// The whole numbers that an option accepts.
struct Range {
  std::uint64_t min = 0;
  std::uint64_t max = std::numeric_limits<std::uint64_t>::max();
};

class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  const Option& required() const;
  const Option& environment(const std::string& variable) const;
  const Option& excludes(const Option& other) const;
  const Option& needs(const Option& other) const;
  const Option& existing_file() const;
  const Option& existing_directory() const;
  const Option& may_be_empty() const;     // Of a text: the empty value has a meaning.
  const Option& count(int values) const;  // Takes exactly so many.
  // `fault` returns what is wrong with a value, or nothing.
  const Option& check(const std::function<std::string(const std::string&)>& fault) const;

  bool is_given() const;  // After parsing: on the command line or in the environment.

 private:
  friend class Command;
  CLI::Option* option_;
};

// What completion shows of a command.
struct CommandInfo {
  std::string name;
  std::string description;
  std::vector<std::string> options;  // "--from"
  std::vector<CommandInfo> commands;
};

class Command {
 public:
  // `description` begins with a verb, `help` of an option with a verb or a noun; no full stop.
  Command add(const std::string& name, const std::string& description) const;
  // A command that only groups others.
  Command add_group(const std::string& name, const std::string& description) const;
  void footer(const std::string& text) const;
  // What the command does; returns the exit code.
  void run(std::function<int()> function) const;

  // The empty value is an error of usage for an option, but not for an argument.
  Option text(const std::string& names, std::string& value, const std::string& help) const;
  Option texts(const std::string& names, std::vector<std::string>& values,
               const std::string& help) const;
  Option choice(const std::string& names, std::string& value,
                const std::vector<std::string>& choices, const std::string& help) const;
  Option flag(const std::string& names, bool& value, const std::string& help) const;

  // Whole numbers in decimal digits. Anything else is an error of usage, which names the option,
  // the value and what is accepted.
  template <typename Number>
  Option number(const std::string& names, Number& value, Range range,
                const std::string& help) const {
    return add_number(names, range_of<Number>(range), std::to_string(value), help,
                      [&value](std::uint64_t given) { value = static_cast<Number>(given); });
  }
  template <typename Number>
  Option number(const std::string& names, std::optional<Number>& value, Range range,
                const std::string& help) const {
    return add_number(names, range_of<Number>(range), "", help,
                      [&value](std::uint64_t given) { value = static_cast<Number>(given); });
  }
  // Separated by commas, each once.
  template <typename Number>
  Option numbers(const std::string& names, std::vector<Number>& values, Range range,
                 const std::string& help) const {
    return add_numbers(names, range_of<Number>(range), help,
                       [&values](const std::vector<std::uint64_t>& given) {
                         values.assign(given.begin(), given.end());
                       });
  }

  Option find(const std::string& name) const;  // One that was added to this command.
  CommandInfo info() const;

 private:
  friend class CommandLine;
  using Chosen = std::function<int()>;
  Command(CLI::App* app, Chosen* chosen) : app_(app), chosen_(chosen) {}

  template <typename Number>
  static Range range_of(Range range) {
    return {range.min, std::min(range.max, std::uint64_t{std::numeric_limits<Number>::max()})};
  }
  Option add_number(const std::string& names, Range range, const std::string& shown,
                    const std::string& help, std::function<void(std::uint64_t)> set) const;
  Option add_numbers(const std::string& names, Range range, const std::string& help,
                     std::function<void(const std::vector<std::uint64_t>&)> set) const;

  CLI::App* app_;
  Chosen* chosen_;  // Where run() puts the function of the command that was given.
};

class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& description, const std::string& version);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Command root();

  // Returns the exit code if there is nothing to run: help was printed to stdout, or an error of
  // usage, in one line, to stderr.
  std::optional<int> parse(int argc, char** argv);
  int run() { return chosen_(); }

 private:
  std::unique_ptr<CLI::App> app_;
  Command::Chosen chosen_;
};

}  // namespace patledger
