#include "ledger/law/catalogue.h"

#include <algorithm>

#include "ledger/law/authority.h"
#include "ledger/law/licence.h"
#include "ledger/law/open_licence.h"
#include "ledger/law/pledge.h"
#include "ledger/law/transfer.h"

namespace ledger::law {
namespace {

template <typename Rules>
void append(std::vector<Row>& rows, const Rules& rules) {
  for (const auto& rule : rules) rows.push_back(rule.row);
}

// One row may serve several acts; it is listed once.
std::vector<Row> collect() {
  std::vector<Row> rows(general_rows().begin(), general_rows().end());
  append(rows, transfer_rules());
  append(rows, licence_rules());
  append(rows, pledge_rules());
  append(rows, open_licence_rules());
  append(rows, open_licence_acceptance_rules());
  append(rows, open_licence_withdrawal_rules());
  append(rows, open_licence_announcement_rules());
  std::ranges::stable_sort(rows, {}, &Row::number);
  const auto is_same = [](const Row& a, const Row& b) { return a.number == b.number; };
  rows.erase(std::unique(rows.begin(), rows.end(), is_same), rows.end());
  return rows;
}

}  // namespace

const std::vector<Row>& catalogue() {
  static const std::vector<Row> rows = collect();
  return rows;
}

const Row* find_row(std::uint16_t number) {
  const auto& rows = catalogue();
  const auto found = std::ranges::lower_bound(rows, number, {}, &Row::number);
  return found == rows.end() || found->number != number ? nullptr : &*found;
}

Text fault_title(Code code) {
  switch (code) {
    case Code::kF02:
      return {"专利号有误", "Wrong patent number"};
    case Code::kF03:
      return {"日期有误", "Wrong date"};
    case Code::kF04:
      return {"金额、币种或比率有误", "Wrong amount, currency or rate"};
    case Code::kF05:
      return {"类型未知", "Unknown type"};
    case Code::kF06:
      return {"当事人未知", "Unknown party"};
    case Code::kF07:
      return {"专利未知", "Unknown patent"};
    case Code::kF08:
      return {"超出大小限制", "Over a size limit"};
    default:
      return {"格式有误，或字段缺失、未知", "Malformed, or a missing or unknown field"};
  }
}

}  // namespace ledger::law
