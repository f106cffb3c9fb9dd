#include "tests/scenarios/script.h"

#include <fstream>
#include <stdexcept>

namespace scenarios {
namespace {

// The first word of `text`, taken off it with the blanks around it.
std::string take_word(std::string& text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
  const std::string word = text.substr(begin, end - begin);
  text.erase(0, std::min(text.find_first_not_of(" \t\n", end), text.size()));
  return word;
}

class Maker {
 public:
  explicit Maker(Script& script) : script_(script) {}

  void line(std::string text, const std::string& where) {
    const std::string verb = take_word(text);
    if (verb == "name") return name(text);
    if (verb == "form") return form(text);
    if (verb == "scenario") {
      script_.scenarios.push_back({text, {}});
    } else if (verb == "given" || verb == "when") {
      steps().push_back(act_step(verb == "given" ? Step::Kind::kGiven : Step::Kind::kWhen, text));
      steps().back().where = where;
    } else if (verb == "then") {
      steps().push_back({Step::Kind::kThen, where, "", "", "", {}, text});
    } else {
      throw std::runtime_error("cannot read: " + verb);
    }
  }

 private:
  std::vector<Step>& steps() {
    return script_.scenarios.empty() ? script_.opening : script_.scenarios.back().steps;
  }
  void name(std::string text) {
    const std::string short_name = take_word(text);
    if (take_word(text) != "=") throw std::runtime_error("name A = what A stands for");
    script_.names[short_name] = text;
  }
  void form(std::string text) {
    const std::string name = take_word(text);
    if (take_word(text) != "=") throw std::runtime_error("form name = type fields");
    const Act act = read_act(text);  // Before the form is there: it may go on from one of its name.
    script_.forms[name] = act;
  }
  Act read_act(std::string text) const {
    const std::string type = take_word(text);
    const auto form = script_.forms.find(type);
    Act act = form == script_.forms.end() ? Act{type, {}} : form->second;
    read_fields(text, act.fields);
    return act;
  }
  Step act_step(Step::Kind kind, std::string text) const {
    Step step;
    step.kind = kind;
    std::string word = take_word(text);
    if (word.ends_with(':')) {
      step.label = word.substr(0, word.size() - 1);
      word = take_word(text);
    }
    step.at = word.size() == 10 ? word + "T10:00:00+08:00" : word;
    step.source = take_word(text);
    step.act = read_act(text);
    return step;
  }

  Script& script_;
};

}  // namespace

Script read_script(const std::filesystem::path& path, const Script& world) {
  Script script = world;
  script.scenarios.clear();
  Maker maker(script);
  std::ifstream file(path);
  std::string line;
  std::string whole;
  std::string where;
  const auto finish = [&] {
    try {
      if (!whole.empty()) maker.line(whole, where);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(where + ": " + error.what());
    }
    whole.clear();
  };
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.starts_with('#')) continue;
    const bool continues = line.starts_with(' ') && !whole.empty();
    if (!continues) {
      finish();
      where = path.filename().string() + ":" + std::to_string(number);
    }
    whole += (continues ? "\n" : "") + line;
  }
  finish();
  return script;
}

}  // namespace scenarios
