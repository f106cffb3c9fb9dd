#pragma once

// Standard input, output and error of the process.
//
// Threading: before the first thread starts, and after the last one ends.

namespace patledger {

// Opens those of the descriptors 0 to 2 that are closed, so that no other file gets one of them and
// then receives error lines or receipts. Must run before any file is opened. Reading such an input
// and writing to such an output still fail with EBADF; error lines are dropped. False if /dev/null
// cannot be opened.
bool open_standard_streams();

// Flushes stdout. Returns `code`, or kDisk if output was lost, which it reports.
int finish_output(int code);

}  // namespace patledger
