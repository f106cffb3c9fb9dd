#pragma once

// Script: a *.scenario file, read.
//
//   # what the article says
//   name C1 = 91120116MA990001XT                      a short name
//   form sale = transfer.register object=patent …     a type with fields that it mostly has
//   scenario a pledgee has not consented              a new ledger, after what world.scenario gives
//   given pledged: 2024-10-28 B1 pledging pledge=Y1   day, source, type or form, fields; recorded.
//                                                     A label names the event
//   when  2025-02-14 X1 sale patents=[P5] to=[C4]     the act in question
//   then  refused T04                                 what is answered
//   then  because pledged                             the event that makes it so
//
// A line that begins with a blank continues the one before it. What a value is: value.h; what may
// stand after "then": ledger_of_scenario.cc.

#include <filesystem>
#include <string>
#include <vector>

#include "tests/scenarios/value.h"

namespace scenarios {

struct Act {
  std::string type;
  Value fields;
};

struct Step {
  enum class Kind { kGiven, kWhen, kThen };
  Kind kind = Kind::kThen;
  std::string where;  // "cc_444.scenario:12"
  std::string label;
  std::string at;  // RFC 3339.
  std::string source;
  Act act;
  std::string words;  // kThen: after "then".
};

struct Scenario {
  std::string title;
  std::vector<Step> steps;
};

struct Script {
  Names names;
  std::map<std::string, Act, std::less<>> forms;
  std::vector<Step> opening;  // Before the first "scenario".
  std::vector<Scenario> scenarios;
};

// `world` gives the names, forms and opening that the script begins with.
Script read_script(const std::filesystem::path& path, const Script& world = {});

}  // namespace scenarios
