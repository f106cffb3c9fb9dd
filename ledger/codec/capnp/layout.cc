#include "ledger/codec/capnp/layout.h"

#include "ledger/codec/capnp/layout_maker.h"
#include "ledger/model/entry.h"
#include "schemas/entry.capnp.h"
#include "schemas/submission.capnp.h"

namespace ledger::codec {

const StructLayout& submission_layout() {
  return layout_of<Submission>(capnp::Schema::from<schemas::Submission>());
}

const StructLayout& entry_layout() {
  return layout_of<Entry>(capnp::Schema::from<schemas::Entry>());
}

}  // namespace ledger::codec
