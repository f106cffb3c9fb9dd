@0x8e4914072240801b;

# Corrections and retractions of an event. The entry of the event does not change.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

struct EventCorrect {
  event @0 :Text;
  # "41.0": the position of its entry, and its index in it.
  set @1 :Text;
  # A compact JSON object with fields of the event's body, in the order received.
  reason @2 :Text;
}

struct EventRetract {
  event @0 :Text;
  # "41.0": the position of its entry, and its index in it.
  reason @1 :Text;
}
