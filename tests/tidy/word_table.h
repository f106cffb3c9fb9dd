#pragma once

// Words that comments and messages of product code do not use, and what to write instead. Each was
// used in a sense that a reader had to decode.

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
    OldWord{"looks at", "reads"},
};

}  // namespace tidy
