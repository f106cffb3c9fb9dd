// patledger completion: what a shell needs to complete our commands and options, made from the
// parser itself, so that it cannot be out of date.

#include "deploy/patledger/session.h"

namespace patledger {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// What may follow a command: its options, and those of its own commands with their names.
std::vector<std::string> words_of(const CLI::App& command) {
  std::vector<std::string> words = options_of(command);
  for (const CLI::App* inner : command.get_subcommands({})) {
    words.push_back(inner->get_name());
    for (std::string& option : options_of(*inner)) words.push_back(std::move(option));
  }
  return words;
}

std::string bash_script(const CLI::App& app) {
  std::string commands;
  std::string cases;
  const std::string shared = joined(options_of(app));
  for (const CLI::App* command : app.get_subcommands({})) {
    commands += (commands.empty() ? "" : " ") + command->get_name();
    cases += "    " + command->get_name() + ") words=\"" + joined(words_of(*command)) + " " +
             shared + "\" ;;\n";
  }
  return "_patledger() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" words=\"" +
         commands + " " + shared +
         "\"\n"
         "  case \"${COMP_WORDS[1]}\" in\n" +
         cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\") $(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -o filenames -F _patledger patledger\n";
}

std::string zsh_script(const CLI::App& app) {
  return "#compdef patledger\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(app);
}

std::string fish_script(const CLI::App& app) {
  std::string text;
  for (const CLI::App* command : app.get_subcommands({})) {
    text += "complete -c patledger -n __fish_use_subcommand -a " + command->get_name() + " -d '" +
            command->get_description() + "'\n";
    for (const std::string& word : words_of(*command)) {
      text += "complete -c patledger -n '__fish_seen_subcommand_from " + command->get_name() +
              (word.starts_with("--") ? "' -l " + word.substr(2) : "' -a " + word) + "\n";
    }
  }
  return text;
}

}  // namespace

void add_completion(CLI::App& app, Shared& shared) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("completion", "Completion for bash, zsh or fish");
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->footer("Examples:\n  source <(patledger completion bash)");
  command->callback([&app, &shared, shell] {
    const std::string script = *shell == "bash"  ? bash_script(app)
                               : *shell == "zsh" ? zsh_script(app)
                                                 : fish_script(app);
    shared.exit_code = print(script) ? kDone : kDisk;
  });
}

}  // namespace patledger
