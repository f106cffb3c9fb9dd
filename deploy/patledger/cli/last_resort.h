#pragma once

// What ends the process if nothing else can: memory that the system does not give, and an exception
// that nothing catches, in any thread, also in those of libraries. One line on stderr names the
// cause, and the exit code is kOurFault. No destructor runs: no memory is needed, and no lock.
//
// Nothing is lost: an entry is on disk before it is answered, and the next run cuts off a batch
// that was not finished, as after a kill.

#include <exception>

namespace patledger {

// Sets the handlers. Also gives threads small stacks, and the main thread its whole stack now, so
// that a limit of address space (`ulimit -v`) is met where memory is requested and not in a call.
// Before the first thread starts.
void prepare_last_resort();

// Ends the process because there is no memory; also before main().
[[noreturn]] void end_without_memory();

// Ends the process because of an exception of a library.
[[noreturn]] void end_by(const std::exception& error);

}  // namespace patledger
