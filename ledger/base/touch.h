#pragma once

// touch() has the processor fetch a line of memory now that is wanted soon. Many of them together
// take little longer than one.
//
// It reads: a hint to fetch (prefetch) is dropped where the page's address is not at hand, which
// under a hypervisor is as good as always for a table of many MiB.

namespace ledger {

inline void touch(const void* readable) { (void)*static_cast<const volatile char*>(readable); }

}  // namespace ledger
