// The check of the names of types, on names planted for it.

#include <gtest/gtest.h>

#include "tests/tidy/checks.h"

namespace tidy {
namespace {

const Tree kTwoTables{{"ledger/model/state.h", R"(namespace ledger {
template <typename T>
class Table {
  int size = 0;
};
})"},
                      {"projections/table.h", R"(namespace projections {

struct [[nodiscard]] Table {};
})"}};

TEST(PlantedTypes, TwoOfOneName) {
  EXPECT_EQ(text(check_types(kTwoTables)),
            "projections/table.h:3: Table is also a type of ledger/model/state.h: rename the less "
            "central one\n");
}

TEST(PlantedTypes, OnlyHeadersOfTheProductAreRead) {
  const std::string& table = kTwoTables.at("projections/table.h");
  EXPECT_EQ(
      text(check_types(
          {{"projections/a.h", table}, {"projections/a.cc", table}, {"tests/support/a.h", table}})),
      "");
}

// What declares a type at namespace scope: a body or an alias, in whatever namespace.
TEST(PlantedTypes, EachKindOfDeclaration) {
  for (const std::string declaration :
       {"struct Table;\nclass Table final : public Base {};", "enum Table { kOne };",
        "enum class Table : std::uint8_t { kOne };", "union Table { int a; };",
        "using Table =\n    std::vector<int>;", "template <typename T>\nusing Table = List<T>;",
        "inline namespace v1 {\nstruct Table {};\n}", "extern \"C\" {\nstruct Table {};\n}"}) {
    Tree tree = kTwoTables;
    tree["projections/table.h"] = "namespace {\n" + declaration + "\n}\n";
    EXPECT_EQ(check_types(tree).size(), 1U) << declaration;
  }
}

TEST(PlantedTypes, OtherUsesOfTheName) {
  for (const std::string use : {"class Table;", "using ledger::Table;", "enum class Table : int;",
                                "struct Query {\n  struct Table {};\n  using Table = int;\n};",
                                "template <>\nclass Table<int> {};", "struct Table::Impl {};",
                                "inline int f(Table a = {}) {\n  struct Table {};\n  return 0;\n}",
                                "#define OPEN(x) \\\n  } x {\n#undef OPEN", "// struct Table {};",
                                "struct Table kTable = {1};", "struct Table f() { return {}; }",
                                "template <typename T = int>\nclass Table;"}) {
    Tree tree = kTwoTables;
    tree["projections/table.h"] = "namespace projections {\n" + use + "\n}\n";
    EXPECT_EQ(text(check_types(tree)), "") << use;
  }
}

}  // namespace
}  // namespace tidy
