#include "ledger/store/tree/common_prefix.h"

#include <gtest/gtest.h>

#include "ledger/store/tree/checkpoint.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

// A log of `size` entries; those from `differing` on have other texts.
std::unique_ptr<Log> log_of(const std::string& directory, Seq size, Seq differing) {
  auto log = opened(open_to_write(directory));
  Batch batch;
  for (Seq seq = 0; seq < size; ++seq) batch.add(entry_text(seq < differing ? seq : seq + 1), "");
  if (size > 0) {
    EXPECT_TRUE(log->append(batch));
  }
  return log;
}

TEST(CommonPrefix, EndsBeforeTheFirstEntryThatDiffers) {
  const Scratch scratch;
  const auto one = log_of(scratch / "one", 300, 300);
  for (const Seq differing : {0U, 1U, 7U, 255U, 256U, 257U, 299U}) {
    const auto other = log_of(scratch / ("from-" + std::to_string(differing)), 300, differing);
    EXPECT_EQ(*common_prefix(*one, *other), differing);
    EXPECT_EQ(*common_prefix(*other, *one), differing);
  }
}

TEST(CommonPrefix, IsTheShorterLogIfNothingDiffers) {
  const Scratch scratch;
  const auto one = log_of(scratch / "one", 300, 300);
  const auto shorter = log_of(scratch / "shorter", 41, 41);
  const auto empty = log_of(scratch / "empty", 0, 0);
  EXPECT_EQ(*common_prefix(*one, *shorter), 41U);
  EXPECT_EQ(*common_prefix(*empty, *one), 0U);
}

TEST(Checkpoint, HasOriginSizeAndRoot) {
  const Scratch scratch;
  const auto log = log_of(scratch / "log", 3, 3);
  // The SHA-256 of nothing, which is the root of the empty tree.
  EXPECT_EQ(*checkpoint_text(*log, 0),
            "patledger/v1\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  EXPECT_TRUE(checkpoint_text(*log, 3)->starts_with("patledger/v1\n3\n"));
  EXPECT_EQ(checkpoint_text(*log, 4).error().code, ErrorCode::kInvalid);
}

}  // namespace
}  // namespace ledger::store
