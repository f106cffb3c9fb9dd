@0xdfa0fceaf7c0f698;

# Priority notices: a patent is reserved for one registration for a limited time.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Consent = import "common.capnp".Consent;

enum HoldPurpose {
  unset @0;
  pledge @1;
  transfer @2;
  licence @3;
}

struct HoldPlace {
  hold @0 :Text;
  # The number of the notice.
  patents @1 :List(Text);
  # Canonical: "202019000002.3" (ZC 0006-2003).
  purpose @2 :HoldPurpose;
  # The kind of registration that is reserved to its source.
  until @3 :Int32 = -2147483648;
  # Days since 1970-01-01. The last day; at most kHoldDaysMax days after the day of filing.
}

struct HoldRelease {
  hold @0 :Text;
  consents @1 :List(Consent);
  # Of the other owners, if an owner releases it for all.
}
