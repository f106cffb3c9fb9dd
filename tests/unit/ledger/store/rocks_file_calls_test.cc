#include <dlfcn.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/statfs.h>

#include <cerrno>

#include "ledger/store/log.h"

namespace ledger::store {
namespace {

// Whether a library that calls the function gets that of the program, and not libc's.
bool is_of_the_program(const char* name) {
  Dl_info of_name{};
  Dl_info of_log{};
  void* const function = ::dlsym(RTLD_DEFAULT, name);
  return ::dladdr(function, &of_name) != 0 &&
         ::dladdr(reinterpret_cast<void*>(&Log::open), &of_log) != 0 &&
         of_name.dli_fbase == of_log.dli_fbase;
}

TEST(FileCalls, TakeThePlaceOfThoseThatLibrocksdbAssertsOn) {
  EXPECT_TRUE(is_of_the_program("sync_file_range"));
  EXPECT_TRUE(is_of_the_program("fstatfs"));
  EXPECT_FALSE(is_of_the_program("fdatasync"));
}

TEST(FileCalls, DoNotExistOrAlwaysAnswer) {
  EXPECT_EQ(::sync_file_range(-1, 0, 0, 0), -1);
  EXPECT_EQ(errno, ENOSYS);
  struct ::statfs about {};
  about.f_type = 1;
  EXPECT_EQ(::fstatfs(-1, &about), 0);
  EXPECT_EQ(about.f_type, 0);
}

}  // namespace
}  // namespace ledger::store
