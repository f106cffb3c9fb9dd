#include "ledger/decide/validate_lists.h"

#include <algorithm>

#include "ledger/base/blank.h"
#include "ledger/decide/near.h"
#include "ledger/decide/stated.h"
#include "ledger/decide/validate.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

const PatentNumber& listed(const PatentNumber& patent) { return patent; }
const PartyId& listed(const PartyId& party) { return party; }
const PartyId& listed(const OwnerEntry& owner) { return owner.party; }

std::string text_of(const PatentNumber& patent) { return patent.text(); }
std::string text_of(const PartyId& party) { return std::string(party.view()); }

template <typename T>
concept IsListedOnce = requires(const T& item) {
  listed(item);
};

class Lists {
 public:
  template <typename T>
  void operator()(const T& /*value*/, const FieldPlace& /*place*/) {}
  template <IsListedOnce T>
  void operator()(const std::vector<T>& list, const FieldPlace& place) {
    if (list.size() < 2) return;
    std::vector<const T*> sorted;
    sorted.reserve(list.size());
    for (const T& item : list) sorted.push_back(&item);
    const auto of = [](const T* item) -> const auto& { return listed(*item); };
    std::ranges::stable_sort(sorted, {}, of);
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (of(sorted[i - 1]) != of(sorted[i])) continue;
      if (faults_.is_full()) return;
      const auto index = static_cast<std::size_t>(sorted[i] - list.data());
      faults_.add(Code::kF01, place.pointer() + "/" + std::to_string(index),
                  text_of(of(sorted[i])) + " is listed twice");
    }
  }
  // Who consents is not in the gazette: a document is that of a party, by its code. What is blank
  // names no document.
  void operator()(const std::vector<Consent>& consents, const FieldPlace& place) {
    for (std::size_t i = 0; i < consents.size(); ++i) {
      const auto at = [&](const char* member) {
        return place.pointer() + "/" + std::to_string(i) + member;
      };
      if (is_published_name(consents[i].party)) {
        faults_.add(Code::kF06, at("/party"),
                    quoted_before(published_name(consents[i].party)) + kIsName);
      }
      if (is_blank(consents[i].document)) {
        faults_.add(Code::kF01, at("/document"), "must not be blank");
      }
    }
  }
  std::vector<Fault> take() && { return std::move(faults_).take(); }

 private:
  Faults faults_;
};

}  // namespace

std::vector<Fault> validate_lists(const Body& body) {
  Lists lists;
  std::visit([&](const auto& stated) { for_each_stated(stated, {nullptr, "body"}, lists); }, body);
  return std::move(lists).take();
}

}  // namespace ledger
