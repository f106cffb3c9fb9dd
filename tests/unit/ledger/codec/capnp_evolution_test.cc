// A released schema is never broken: the compiled schemas of each release (schemas-vN.bin, which
// `capnp compile -o-` writes) are loaded first, and the present ones must be able to follow them.

#include <capnp/schema-loader.h>
#include <capnp/schema.capnp.h>
#include <capnp/serialize.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <kj/exception.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "schemas/entry.capnp.h"
#include "schemas/submission.capnp.h"

namespace ledger::codec {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = SOURCE_ROOT "/tests/golden";

// Loads the schemas of a file. Throws kj::Exception where they break one that is loaded.
void load(capnp::SchemaLoader& loader, const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_GE(descriptor, 0) << file;
  capnp::StreamFdMessageReader reader(kj::AutoCloseFd{descriptor});
  for (const auto node : reader.getRoot<capnp::schema::CodeGeneratorRequest>().getNodes()) {
    loader.load(node);
  }
}

// The same for the schemas of this build.
void load_present(capnp::SchemaLoader& loader) {
  loader.loadCompiledTypeAndDependencies<schemas::Submission>();
  loader.loadCompiledTypeAndDependencies<schemas::Entry>();
}

TEST(CapnpEvolution, the_present_schemas_follow_every_release) {
  std::size_t releases = 0;
  for (const auto& file : fs::directory_iterator(kGolden)) {
    if (!file.path().filename().string().starts_with("schemas-v")) continue;
    ++releases;
    capnp::SchemaLoader loader;
    load(loader, file.path());
    EXPECT_NO_THROW(load_present(loader)) << file.path();
  }
  EXPECT_GE(releases, 1U);
}

// What the test above would see if a field were given another type.
TEST(CapnpEvolution, a_retyped_field_does_not_follow) {
  capnp::SchemaLoader loader;
  load(loader, kGolden / "broken-schemas.bin");
  EXPECT_THROW(load_present(loader), kj::Exception);
}

}  // namespace
}  // namespace ledger::codec
