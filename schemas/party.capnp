@0xd4ec80f6e5aa3a2d;

# Submissions about a party.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

enum PartyKind {
  unset @0;
  university @1;
  institute @2;
  enterprise @3;
  individual @4;
  government @5;
  bank @6;
  guarantor @7;
  agency @8;
  other @9;
}

enum Role {
  unset @0;
  operator @1;
  ipOffice @2;
  court @3;
  techRegistry @4;
  tradingCentre @5;
  bank @6;
  institution @7;
  statistics @8;
  public @9;
}

struct PartyRegister {
  party @0 :Text;
  # A credit code (GB 32100-2015), "CC:name" for a foreign party, or an office.
  name @1 :Text;
  kind @2 :PartyKind;
  country @3 :Text;
  # ISO 3166-1 alpha-2 (WIPO ST.3).
  district @4 :Text;
  # Optional. GB/T 2260, six digits.
  roles @5 :List(Role);
  tags @6 :List(Text);
  # Optional.
}
