@0x8e4914072240801b;

# Corrections and retractions of an event; the old event stays.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

struct EventCorrect {
  event @0 :Text;
  # "41.0": the position of its entry, and its place in it.
  set @1 :Text;
  # A JSON object of fields of the event's body, compact, in the order sent.
  reason @2 :Text;
}

struct EventRetract {
  event @0 :Text;
  # "41.0": the position of its entry, and its place in it.
  reason @1 :Text;
}
