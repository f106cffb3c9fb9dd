@0xff3a86baf5fd229b;

# Submissions of the IP office about a patent, and of courts about preservation.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using OwnerEntry = import "common.capnp".OwnerEntry;

struct Funding {
  programme @0 :Text;
  project @1 :Text;
}

enum EvaluationReport {
  unset @0;
  positive @1;
  negative @2;
}

struct PatentApply {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  title @1 :Text;
  filed @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
  applicants @3 :List(OwnerEntry);
  ipc @4 :Text;
  # Optional. Main class, "G05B 19/418"; inventions and utility models.
  locarno @5 :Text;
  # Optional. "14-03"; designs.
  industry @6 :Text;
  # GB/T 4754-2017: "C34".
}

struct PatentGrant {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  title @1 :Text;
  filed @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
  granted @3 :Int32 = -2147483648;
  # Days since 1970-01-01. The day of the grant announcement.
  owners @4 :List(OwnerEntry);
  ipc @5 :Text;
  # Optional.
  locarno @6 :Text;
  # Optional.
  industry @7 :Text;
  # Optional.
  evaluationReport @8 :EvaluationReport;
  # Optional.
  funding @9 :Funding;
  # Optional. The state programme that funded it.
  coOwnershipAgreement @10 :Bool;
  # Optional. The owners agreed to deviate from PL 14(2).
}

enum AnnuityStatus {
  unset @0;
  missed @1;
  paid @2;
}

struct PatentAnnuity {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  due @1 :Int32 = -2147483648;
  # Days since 1970-01-01. The last day of timely payment.
  status @2 :AnnuityStatus;
  paid @3 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01.
}

enum SuspensionKind {
  unset @0;
  ownershipDispute @1;
  preservation @2;
}

struct PatentSuspend {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  kind @1 :SuspensionKind;
  from @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
  until @3 :Int32 = -2147483648;
  # Optional: a fact of the office need not state it.
  # Days since 1970-01-01. The last day (IR 103, 104).
  order @4 :Text;
  # Optional.
}

struct PatentResume {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  kind @1 :SuspensionKind;
  # The kind of suspension that ends.
  on @2 :Int32 = -2147483648;
  # Days since 1970-01-01. The first day without it.
  order @3 :Text;
  # Optional. The order that is lifted. Empty: those of the source.
}

enum InvalidationStage {
  unset @0;
  requested @1;
  withdrawn @2;
  upheld @3;
  partial @4;
  full @5;
}

struct PatentInvalidation {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  stage @1 :InvalidationStage;
  on @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
}

enum EndCause {
  unset @0;
  lapsed @1;
  expired @2;
  abandoned @3;
}

struct PatentEnd {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  cause @1 :EndCause;
  effective @2 :Int32 = -2147483648;
  # Days since 1970-01-01. The first day without the right; may be before `announced` (IR 115).
  announced @3 :Int32 = -2147483648;
  # Days since 1970-01-01.
}

struct PatentRestore {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  effective @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  announced @2 :Int32 = -2147483648;
  # Days since 1970-01-01.
}

enum ExtensionReason {
  unset @0;
  pta @1;
  pte @2;
}

struct PatentExtend {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  until @1 :Int32 = -2147483648;
  # Days since 1970-01-01. The last day in force.
  reason @2 :ExtensionReason;
}

enum ExportControl {
  unset @0;
  free @1;
  restricted @2;
  prohibited @3;
}

struct PatentClassify {
  patent @0 :Text;
  # Canonical: "202019000002.3" (ZC 0006-2003).
  ipc @1 :Text;
  # Optional.
  industry @2 :Text;
  # Optional.
  exportControl @3 :ExportControl;
  # Optional. The catalogue of controlled technologies (TIER 29 to 40).
}
