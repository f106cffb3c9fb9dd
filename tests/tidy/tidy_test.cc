// The rules of the tree, checked on this tree.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/tidy/checks.h"

namespace tidy {
namespace {

const Tree& our_tree() {
  static const Tree tree = load_tree(SOURCE_ROOT);
  return tree;
}

void expect_none(const Complaints& complaints) {
  EXPECT_TRUE(complaints.empty()) << text(complaints);
}

TEST(Tidy, TheTreeIsThere) {
  EXPECT_TRUE(our_tree().contains("ledger/model/commands/submission.h"));
}

TEST(Tidy, EveryFolderIsALayer) { expect_none(check_folders(our_tree())); }

TEST(Tidy, EveryIncludePointsDownTheLayers) { expect_none(check_layers(our_tree())); }

TEST(Tidy, TheTableOfLayersPointsDown) { expect_none(check_table()); }

TEST(Tidy, EveryLibraryIsKnownToItsOwnFilesOnly) { expect_none(check_libraries(our_tree())); }

TEST(Tidy, ThePureLayersArePure) { expect_none(check_purity(our_tree())); }

TEST(Tidy, FilesAreSmall) { expect_none(check_sizes(our_tree())); }

TEST(Tidy, LinesFitTheScreen) { expect_none(check_lines(our_tree())); }

TEST(Tidy, EveryHeaderSaysWhatItIs) { expect_none(check_headers(our_tree())); }

TEST(Tidy, NothingIsLeftForNow) { expect_none(check_notes(our_tree())); }

TEST(Tidy, NamesSayWhatThingsAre) { expect_none(check_names(our_tree())); }

TEST(Tidy, NoTwoTypesHaveOneName) { expect_none(check_types(our_tree())); }

TEST(Tidy, EveryFileIsOfAKnownKind) { expect_none(check_kinds(load_paths(SOURCE_ROOT))); }

TEST(Tidy, EveryFileIsUsed) { expect_none(check_use(our_tree())); }

TEST(Tidy, EveryPackageIsUsed) {
  std::ifstream packages(std::string(SOURCE_ROOT) + "/deploy/packages");
  const std::string list{std::istreambuf_iterator<char>(packages), {}};
  ASSERT_FALSE(list.empty());
  expect_none(check_packages(our_tree(), list));
}

TEST(Tidy, CommentsAndMessagesUsePlainWords) { expect_none(check_words(load_prose(SOURCE_ROOT))); }

}  // namespace
}  // namespace tidy
