#pragma once

// Words that comments, messages and documents do not use, and what to write instead. Each was used
// in a sense that a reader had to decode.

#include <array>
#include <string_view>

namespace tidy {

struct OldWord {
  std::string_view word;  // Lower case; one word, or several with one blank between two.
  std::string_view instead;
};

constexpr std::array kOldWords{
    OldWord{"tell", "report, return or show"},
    OldWord{"tells", "reports, returns or shows"},
    OldWord{"told", "reported, given or shown"},
    OldWord{"telling", "reporting"},
    OldWord{"ask", "check, request or query"},
    OldWord{"asks", "checks, requests or queries"},
    OldWord{"asked", "checked, requested or given"},
    OldWord{"asking", "checking or requesting"},
    OldWord{"hear", "receive"},
    OldWord{"hears", "receives"},
    OldWord{"heard", "received"},
    OldWord{"keep", "store, hold or retain"},
    OldWord{"keeps", "stores, holds or retains"},
    OldWord{"kept", "stored, held or retained"},
    OldWord{"stand", "apply, hold or be in force"},
    OldWord{"stands", "applies, holds or is in force"},
    OldWord{"standing", "in force, or status"},
    OldWord{"anew", "again"},
    OldWord{"whoever", "the sender, the caller or the reader"},
    OldWord{"of whom", "whose"},
    OldWord{"for ever", "permanently"},
    OldWord{"come to", "the verb itself"},
    OldWord{"comes to", "the verb itself"},
    OldWord{"goes on", "continues"},
    OldWord{"go on", "continue"},
    OldWord{"let go", "release or close"},
    OldWord{"look at", "read"},
    OldWord{"looks at", "reads"},
    OldWord{"withhold", "suppress"},
    OldWord{"withholds", "suppresses"},
    OldWord{"withheld", "suppressed"},
    OldWord{"that is none", "that is not one"},
    OldWord{"are none", "are not any, or is empty"},
};

// Where such a word is a name or a term: it is not read there. In lower case.
constexpr std::array kAllowedUses{
    std::string_view{"npc standing committee"},  // A body.
    std::string_view{"--keep"},                  // Options, and a variable with the value of one.
    std::string_view{"$keep"},
    std::string_view{"keep="},
};

}  // namespace tidy
