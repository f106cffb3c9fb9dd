// patledger completion: shell scripts that complete commands and options. They are made from the
// command line itself, so that they cannot be out of date.

#include "deploy/patledger/commands/commands.h"

namespace patledger {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// What may follow a command: its options, its commands, and their options.
std::vector<std::string> words_of(const CommandInfo& command) {
  std::vector<std::string> words = command.options;
  for (const CommandInfo& inner : command.commands) {
    words.push_back(inner.name);
    words.insert(words.end(), inner.options.begin(), inner.options.end());
  }
  return words;
}

std::string bash_script(const CommandInfo& root) {
  std::string commands;
  std::string cases;
  const std::string global = joined(root.options);
  for (const CommandInfo& command : root.commands) {
    commands += (commands.empty() ? "" : " ") + command.name;
    cases +=
        "    " + command.name + ") words=\"" + joined(words_of(command)) + " " + global + "\" ;;\n";
  }
  return "_patledger() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" words=\"" +
         commands + " " + global +
         "\"\n"
         "  case \"${COMP_WORDS[1]}\" in\n" +
         cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\") $(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -o filenames -F _patledger patledger\n";
}

std::string zsh_script(const CommandInfo& root) {
  return "#compdef patledger\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(root);
}

std::string fish_script(const CommandInfo& root) {
  std::string text;
  for (const CommandInfo& command : root.commands) {
    text += "complete -c patledger -n __fish_use_subcommand -a " + command.name + " -d '" +
            command.description + "'\n";
    for (const std::string& word : words_of(command)) {
      text += "complete -c patledger -n '__fish_seen_subcommand_from " + command.name +
              (word.starts_with("--") ? "' -l " + word.substr(2) : "' -a " + word) + "\n";
    }
  }
  return text;
}

}  // namespace

void add_completion(const Command& root, const GlobalOptions& /*options*/) {
  auto shell = std::make_shared<std::string>();
  const Command command = root.add("completion", "Print a completion script for a shell");
  command.choice("SHELL", *shell, {"bash", "zsh", "fish"}, "The shell").required();
  command.footer("Examples:\n  source <(patledger completion bash)");
  command.run([root, shell] {
    const CommandInfo info = root.info();
    const std::string script = *shell == "bash"  ? bash_script(info)
                               : *shell == "zsh" ? zsh_script(info)
                                                 : fish_script(info);
    return print(script) ? kDone : kDisk;
  });
}

}  // namespace patledger
