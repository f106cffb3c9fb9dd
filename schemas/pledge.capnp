@0xc5fcf1d3496fe619;

# Submissions about a pledge of patents (CC 440, 444; M461).
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Consent = import "common.capnp".Consent;
using Exchange = import "common.capnp".Exchange;

enum OtherRightKind {
  unset @0;
  trademark @1;
  copyright @2;
  softwareCopyright @3;
}

struct OtherRight {
  # A right in another registry that is pledged by the same contract.
  right @0 :OtherRightKind;
  number @1 :Text;
  class @2 :Int64;
  # Optional. Trademarks: Nice class 1 to 45.
  registered @3 :Int32 = -2147483648;
  # Days since 1970-01-01.
}

enum ClaimKind {
  unset @0;
  loan @1;
  creditLine @2;
  bond @3;
  lease @4;
  counterGuarantee @5;
  other @6;
}

struct Claim {
  kind @0 :ClaimKind;
  amount @1 :Int64 = -1;
  # Fen.
  currency @2 :Text;
  # ISO 4217.
  from @3 :Int32 = -2147483648;
  # Days since 1970-01-01.
  until @4 :Int32 = -2147483648;
  # Days since 1970-01-01. The last day of the debtor's term of performance.
  maximum @5 :Int64 = -1;
  # Optional. Fen. Maximum-amount pledge (CC 439).
  exchange @6 :Exchange;
  # Optional. Of the amount, if the currency is not yuan.
}

struct AppraisalParts {
  patent @0 :Int64 = -1;
  # Optional. Fen.
  trademark @1 :Int64 = -1;
  # Optional. Fen.
  copyright @2 :Int64 = -1;
  # Optional. Fen.
  softwareCopyright @3 :Int64 = -1;
  # Optional. Fen.
}

enum Appraiser {
  unset @0;
  agency @1;
  bankInternal @2;
}

struct Appraisal {
  by @0 :Appraiser;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  value @2 :Int64 = -1;
  # Fen.
  currency @3 :Text;
  # ISO 4217.
  parts @4 :AppraisalParts;
  # Optional.
}

struct RiskShares {
  # The parts of a loss that each bears; they sum to one.
  government @0 :Text;
  # Optional. Decimal: "0.03".
  guarantor @1 :Text;
  # Optional. Decimal: "0.03".
  bank @2 :Text;
  # Optional. Decimal: "0.03".
  insurer @3 :Text;
  # Optional. Decimal: "0.03".
}

struct PledgeRegister {
  pledge @0 :Text;
  # Registration number: "Y2024980000058".
  patents @1 :List(Text);
  # Canonical: "202019000002.3" (ZC 0006-2003).
  others @2 :List(OtherRight);
  # Optional. Rights in other registries that are pledged by the same contract.
  bundle @3 :Text;
  # Optional.
  pledgors @4 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  pledgees @5 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  debtor @6 :Text;
  # Optional: a fact of the office need not state it.
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  guarantors @7 :List(Text);
  # Optional. A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  claim @8 :Claim;
  # Optional: a fact of the office need not state it.
  appraisal @9 :Appraisal;
  # Optional.
  annuityPayer @10 :Text;
  # Optional.
  riskShares @11 :RiskShares;
  # Optional. The parts of a loss that each bears; they sum to one.
  consents @12 :List(Consent);
  # Optional. PL 14(2).
  signed @13 :Int32 = -2147483648;
  # Optional: a fact of the office need not state it. Days since 1970-01-01.
  registered @14 :Int32 = -2147483648;
  # Days since 1970-01-01. The day on which the pledge is created (CC 444(1)).
}

struct PledgeChange {
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  set @2 :PledgeRegisterSet;
  # The changed fields alone.
}

struct PledgeRegisterSet {
  # Some fields of a PledgeRegister.
  fields @0 :List(Text);
  # Their JSON names, in the order of PledgeRegister.
  values @1 :PledgeRegister;
  # Fields that `fields` does not name are not given.
}

enum PledgeEnd {
  unset @0;
  performed @1;
  realised @2;
  waived @3;
  contractVoid @4;
  rightExtinguished @5;
}

struct PledgeCancel {
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01. The first day without it.
  cause @2 :PledgeEnd;
  # Optional: a fact of the office need not state it.
}

struct PledgeRevoke {
  # Void from the beginning.
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  reason @2 :Text;
}

struct PledgeDefault {
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  principal @2 :Int64 = -1;
  # Fen. The amount owed on that day.
  interest @3 :Int64 = -1;
  # Fen.
}

struct PledgeCompensate {
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  payer @2 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office. The guarantor or
  # fund that paid in place of the debtor.
  amount @3 :Int64 = -1;
  # Fen.
  currency @4 :Text;
  # ISO 4217.
}

struct PledgeRecover {
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  amount @2 :Int64 = -1;
  # Fen.
  currency @3 :Text;
  # ISO 4217.
}

enum DisposalPath {
  unset @0;
  agreedAppropriation @1;
  auction @2;
  sale @3;
  court @4;
  repurchase @5;
  licenseOut @6;
}

struct PledgeDispose {
  pledge @0 :Text;
  on @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
  path @2 :DisposalPath;
  proceeds @3 :Int64 = -1;
  # Fen.
  currency @4 :Text;
  # ISO 4217.
}
