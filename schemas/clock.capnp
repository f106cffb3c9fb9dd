@0xb6d0c1f2e8a34759;

# The submission that moves the calendar of the ledger.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

struct ClockDay {
  day @0 :Int32 = -2147483648;
  # Days since 1970-01-01. The calendar is this day; it never goes back.
}
