@0xda2db8f423b74050;

# Submissions about an open licence (PL 50 to 52; IR 85 to 88).
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Consent = import "common.capnp".Consent;
using Fee = import "common.capnp".Fee;
using Payment = import "common.capnp".Payment;

struct OpenLicenceDeclare {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  patentees @1 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  fee @2 :Fee;
  # IR 86.
  until @3 :Int32 = -2147483648;
  # Days since 1970-01-01.
  declared @4 :Int32 = -2147483648;
  # Days since 1970-01-01.
  announced @5 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01. In force from this day; missing in a proposal.
  consents @6 :List(Consent);
  # Optional. PL 14(2), IR 86(4).
}

struct OpenLicenceAnnounce {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  announced @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
}

struct OpenLicenceWithdraw {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  patentees @1 :List(Text);
  # Optional. May be empty if the office announces the withdrawal. A credit code (GB 32100-2015),
  # "CC:name" for a foreign party, or an office.
  declared @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
  announced @3 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01. The first day without the statement; concluded licences
  # remain valid (PL 50(2)). Missing in a proposal.
  consents @4 :List(Consent);
  # Optional. PL 14(2).
}

struct OpenLicenceAccept {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  licensee @1 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  notice @2 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01. Missing: O22.
  paid @3 :Payment;
  from @4 :Int32 = -2147483648;
  # Days since 1970-01-01.
  until @5 :Int32 = -2147483648;
  # Days since 1970-01-01.
  licence @6 :Text;
  # Optional. Recordation number, if it is recorded (IR 87).
  recorded @7 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01.
}
