// Reads and checks everything that is stored, up to the first damage.

#include "ledger/store/rocks/impl.h"

namespace ledger::store {
namespace {

std::string place_of(const Damage& damage) {
  return damage.from ? "entry " + std::to_string(*damage.from) : damage.object;
}

}  // namespace

Status Log::verify(const std::function<void(Seq done)>& progress) const {
  std::vector<Damage> damages;
  if (auto inspected = inspect(damages, progress); !inspected) return inspected;
  if (damages.empty()) return Done{};
  const Damage& first = damages.front();
  return Error{ErrorCode::kCorrupt, place_of(first) + ": " + first.detail};
}

}  // namespace ledger::store
