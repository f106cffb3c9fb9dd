#include "connectors/release/csv.h"

#include "connectors/terminal/csv.h"
#include "projections/statistics/query.h"

namespace connectors::release {
namespace {

using projections::release::CubeDimension;
using projections::release::Observation;
using projections::release::Revision;
using projections::release::Series;
using projections::release::StatutoryTable;
using projections::release::TableCell;
using projections::statistics::figure_text;

class CsvLine {
 public:
  explicit CsvLine(std::string& out) : out_(out) {}
  ~CsvLine() { out_.push_back('\n'); }
  CsvLine(const CsvLine&) = delete;
  CsvLine& operator=(const CsvLine&) = delete;

  CsvLine& add(std::string_view text) {
    if (!is_first_) out_.push_back(',');
    is_first_ = false;
    out_ += terminal::csv_cell(text);
    return *this;
  }

 private:
  std::string& out_;
  bool is_first_ = true;
};

void add_dimension_names(CsvLine& line) {
  for (const CubeDimension& each : projections::release::cube_dimensions()) {
    line.add(projections::cells::name(each.dimension));
  }
}

template <typename Codes>
void add_codes(CsvLine& line, const Codes& codes) {
  for (const CubeDimension& each : projections::release::cube_dimensions()) {
    const std::uint32_t code = codes[static_cast<std::size_t>(each.dimension)];
    line.add(projections::release::published_code(each.dimension, code).id);
  }
}

// `draft` is the id of a draft, for its last column; empty for a release.
void add_observation(std::string& out, const Series& series, const Observation& observation,
                     std::string_view draft) {
  CsvLine line(out);
  line.add(observation.month.text());
  add_codes(line, series.codes);
  line.add(projections::cells::name(series.indicator));
  line.add(observation.is_suppressed ? "" : figure_text(observation.value, series.indicator));
  line.add(projections::release::cube_indicator(series.indicator).unit);
  line.add(std::string(1, projections::release::obs_status(observation)));
  line.add(std::string(1, projections::release::conf_status(observation.confidentiality)));
  line.add(std::to_string(observation.revision));
  const bool has_previous = observation.previous && !observation.is_suppressed;
  line.add(has_previous ? figure_text(*observation.previous, series.indicator) : "");
  if (!draft.empty()) line.add(draft);
}

// A draft says so on every line, so that it is seen in any excerpt of the file.
constexpr std::string_view kDraftColumn = "draft";
std::string_view draft_of(const projections::release::Release& release) {
  return release.head.is_draft ? std::string_view(release.head.id) : "";
}

std::string cell_text(const TableCell& cell) {
  switch (cell.kind) {
    case TableCell::Kind::kText:
      return cell.text;
    case TableCell::Kind::kNumber:
      return ledger::fixed_text(cell.number, cell.decimals);
    case TableCell::Kind::kSuppressed:
      return "…";
    case TableCell::Kind::kEmpty:
      break;
  }
  return "";
}

}  // namespace

std::string data_csv(const projections::release::Release& release) {
  const std::string_view draft = draft_of(release);
  std::string out;
  {
    CsvLine line(out);
    line.add("month");
    add_dimension_names(line);
    for (const std::string_view name :
         {"indicator", "value", "unit", "obs_status", "conf_status", "rev_no", "previous"}) {
      line.add(name);
    }
    if (!draft.empty()) line.add(kDraftColumn);
  }
  for (const Series& series : release.series) {
    for (const Observation& observation : series.observations) {
      add_observation(out, series, observation, draft);
    }
  }
  return out;
}

std::string table_csv(const StatutoryTable& table) {
  std::string out;
  for (const auto& [title, value] : table.head) {
    CsvLine(out).add(std::string(title.zh) + " " + std::string(title.en)).add(value);
  }
  out.push_back('\n');
  {
    CsvLine line(out);
    for (const auto& column : table.columns) line.add(column.name);
  }
  {
    CsvLine line(out);
    for (const auto& column : table.columns) {
      const std::string unit =
          column.unit.zh.empty() ? "" : "(" + std::string(column.unit.zh) + ")";
      line.add(column.title.zh + unit);
    }
  }
  for (const auto& row : table.rows) {
    CsvLine line(out);
    for (const TableCell& cell : row) line.add(cell_text(cell));
  }
  return out;
}

std::string revisions_csv(const projections::release::Release& release) {
  const std::string_view draft = draft_of(release);
  std::string out;
  {
    CsvLine line(out);
    line.add("month").add("indicator");
    add_dimension_names(line);
    for (const std::string_view name :
         {"published_with", "before", "after", "cause", "amount", "events"}) {
      line.add(name);
    }
    if (!draft.empty()) line.add(kDraftColumn);
  }
  for (const Revision& revision : release.revisions) {
    CsvLine line(out);
    line.add(revision.month.text()).add(projections::cells::name(revision.indicator));
    add_codes(line, revision.codes);
    line.add(revision.published_with.text());
    line.add(figure_text(revision.before, revision.indicator));
    line.add(figure_text(revision.after, revision.indicator));
    line.add(projections::release::name(revision.cause));
    line.add(figure_text(revision.amount, revision.indicator));
    std::string events;
    for (const ledger::Seq seq : revision.events) {
      events += (events.empty() ? "" : " ") + std::to_string(seq);
    }
    line.add(events);
    if (!draft.empty()) line.add(draft);
  }
  return out;
}

}  // namespace connectors::release
