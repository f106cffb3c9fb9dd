@0xc0a23835a409af99;

# What the ledger keeps of one position of its order: the submission and what was decided of it.
# The leaf of the tree is the hash of these bytes, as stored.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

enum Outcome {
  recorded @0;
  duplicate @1;
  refused @2;
  acknowledgementRequired @3;
  discrepancy @4;
  conflict @5;
  malformed @6;
}

struct Entry {
  seq @0 :UInt64;
  # The position, dense from 0.
  outcome @1 :Outcome;
  submission @2 :import "submission.capnp".Submission;
  # Optional. Missing where it is malformed beyond its envelope, or not kept again.
  grounds @3 :List(Ground);
  # Optional. What stands against it, in order of precedence.
  warnings @4 :List(Ground);
  # Optional.
  reopened @5 :List(Text);
  # Optional. Later events ("41.0") that a correction now contradicts.
  source @6 :Text;
  # Optional. As far as it could be read, where there is no submission.
  id @7 :Text;
  # Optional. The same.
  first @8 :UInt64;
  # Duplicates and conflicts: the position where the key was taken.
  faults @9 :List(Fault);
  # Optional. What makes it malformed.
  raw @10 :Data;
  # Optional. Malformed: SHA-256 of the bytes received.
}

struct Ground {
  code @0 :UInt16;
  # The number of the code, given once and never reused: T04 is 104.
  row @1 :UInt16;
  # The rule's row in the catalogue of law.
  subject @2 :Text;
  # Optional. What it is about: a patent, a licence, a party.
  facts @3 :List(Text);
  # Optional. The events ("17.0") that make it so.
}

struct Fault {
  code @0 :UInt16;
  # The number of the code: F02 is 2.
  pointer @1 :Text;
  # Optional. JSON pointer (RFC 6901); empty: the whole.
  detail @2 :Text;
  # Optional. English.
}
