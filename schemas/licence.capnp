@0xe554c94cdae42cce;

# Submissions about the recordation of a licence contract (IR 15(2); M62).
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Consent = import "common.capnp".Consent;
using Fee = import "common.capnp".Fee;
using ExportPaper = import "transfer.capnp".ExportPaper;

enum LicenceKind {
  unset @0;
  exclusive @1;
  sole @2;
  ordinary @3;
  sub @4;
  cross @5;
}

struct LicenceRecord {
  licence @0 :Text;
  # Recordation number: "X2024120000031".
  patents @1 :List(Text);
  # Canonical: "202019000002.3" (ZC 0006-2003).
  licensors @2 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  licensees @3 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  kind @4 :LicenceKind;
  # Optional: a fact of the office need not state it.
  parent @5 :Text;
  # Optional. The parent of a sub-licence.
  territory @6 :List(Text);
  # Optional: a fact of the office need not state it.
  # "CN", "CN-12" or "!CN-12" (GB/T 2260); the shortest form.
  fields @7 :List(Text);
  # Optional. Empty: all uses.
  from @8 :Int32 = -2147483648;
  # Optional: a fact of the office need not state it. Days since 1970-01-01.
  until @9 :Int32 = -2147483648;
  # Optional: a fact of the office need not state it. Days since 1970-01-01. The last day.
  fee @10 :Fee;
  # Optional.
  signed @11 :Int32 = -2147483648;
  # Optional: a fact of the office need not state it. Days since 1970-01-01.
  recorded @12 :Int32 = -2147483648;
  # Days since 1970-01-01.
  announced @13 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01.
  contract @14 :Text;
  # Optional.
  consents @15 :List(Consent);
  # Optional. PL 14(2), CC 444(2).
  carveOut @16 :List(Text);
  # Optional. Earlier licences that remain unaffected.
  export @17 :ExportPaper;
  # Optional. For a licensee abroad (TIER 2).
}

struct LicenceChange {
  licence @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  set @2 :LicenceRecordSet;
  # The changed fields alone.
}

struct LicenceRecordSet {
  # Some fields of a LicenceRecord.
  fields @0 :List(Text);
  # Their JSON names, in the order of LicenceRecord.
  values @1 :LicenceRecord;
  # Fields that `fields` does not name are not given.
}

enum LicenceEnd {
  unset @0;
  expired @1;
  terminated @2;
  rightEnded @3;
}

struct LicenceCancel {
  licence @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01. The first day without it.
  cause @2 :LicenceEnd;
  # Optional: a fact of the office need not state it.
  consents @3 :List(Consent);
  # Optional. Of the other side.
}

struct LicenceRevoke {
  # Void from the beginning: the recordation should not have been made.
  licence @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  reason @2 :Text;
}
