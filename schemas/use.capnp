@0xe44ded9d934eee95;

# Submissions about the use of a patent.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

enum UseMeans {
  unset @0;
  selfUse @1;
  product @2;
  licence @3;
  transfer @4;
  equity @5;
}

struct UseReport {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  by @1 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  means @2 :UseMeans;
  from @3 :Int32 = -2147483648;
  # Days since 1970-01-01.
  evidence @4 :Text;
  # Optional.
}

struct UseJustify {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  reason @1 :Text;
  until @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
}
