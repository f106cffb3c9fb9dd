#pragma once

// prefetch() loads the cache line of an address before its contents are needed: many such loads
// together take little longer than one.
//
// It is an ordinary read, not the processor's prefetch hint. The hint is dropped on a TLB miss, and
// for tables of many MiB under a hypervisor nearly every access is one.

namespace ledger {

inline void prefetch(const void* readable) { (void)*static_cast<const volatile char*>(readable); }

}  // namespace ledger
