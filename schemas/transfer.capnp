@0xe26c9290e30a751b;

# What is submitted about the transfer of a patent or of an application (PL 10).
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

using Consent = import "common.capnp".Consent;
using Fee = import "common.capnp".Fee;
using OwnerEntry = import "common.capnp".OwnerEntry;

enum TransferObject {
  unset @0;
  patent @1;
  application @2;
}

enum TransferExtent {
  unset @0;
  whole @1;
  addCoOwner @2;
  removeCoOwner @3;
  shareChange @4;
}

enum TransferCause {
  unset @0;
  sale @1;
  gift @2;
  equityContribution @3;
  merger @4;
  division @5;
  inheritance @6;
  courtJudgment @7;
  mediation @8;
  arbitration @9;
  auction @10;
  pledgeRealisation @11;
  bankruptcy @12;
  ownershipCorrection @13;
  relatedParty @14;
}

enum Pricing {
  unset @0;
  agreement @1;
  listing @2;
  auction @3;
  appraisal @4;
  none @5;
}

struct Publicity {
  # In-house publicity of an agreed price (PSTT Law 18).
  from @0 :Int32 = -2147483648;
  # Days since 1970-01-01.
  until @1 :Int32 = -2147483648;
  # Days since 1970-01-01.
}

struct ExportPaper {
  # Technology export licence or contract registration certificate (TIER).
  certificate @0 :Text;
}

struct TransferRegister {
  patents @0 :List(Text);
  # Canonical: "202019000002.3" (ZC 0006-2003).
  object @1 :TransferObject;
  extent @2 :TransferExtent;
  # Optional: a fact of the office need not state it.
  cause @3 :TransferCause;
  # Optional: a fact of the office need not state it.
  from @4 :List(Text);
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  to @5 :List(OwnerEntry);
  # The shares that each holds afterwards, of the whole right.
  pricing @6 :Pricing;
  # Optional: a fact of the office need not state it.
  publicity @7 :Publicity;
  # Optional. In-house publicity of an agreed price (PSTT Law 18).
  signed @8 :Int32 = -2147483648;
  # Optional: a fact of the office need not state it. Days since 1970-01-01.
  registered @9 :Int32 = -2147483648;
  # Days since 1970-01-01. The day of effect (PL 10(3)).
  announced @10 :Int32 = -2147483648;
  # Optional. Days since 1970-01-01.
  fee @11 :Fee;
  # Optional.
  contract @12 :Text;
  # Optional. Technology-contract registration number.
  consents @13 :List(Consent);
  # Optional. PL 14(2), CC 444(2).
  export @14 :ExportPaper;
  # Optional.
  agency @15 :Text;
  # Optional.
}
