#include "projections/release/builder.h"

#include "ledger/base/assert.h"
#include "projections/release/series/revisions.h"
#include "projections/release/tables/tables.h"

namespace projections::release {
namespace {

std::string_view letter(Vintage vintage) {
  switch (vintage) {
    case Vintage::kPreliminary:
      return "P";
    case Vintage::kRevised:
      return "R";
    case Vintage::kFinal:
      break;
  }
  return "F";
}

// The beginning of the day of the calendar.
ledger::Instant prepared_on(const Calendar& calendar) {
  const auto today = calendar.today();
  if (!today) return {};
  const auto moment = ledger::Instant::parse(today->text() + "T00:00:00+08:00");
  LEDGER_ASSERT(moment.has_value());
  return *moment;
}

}  // namespace

ledger::Month first_month(ledger::Month month) {
  return {first_of_year(month).index - kMonthsPerYear};
}

ReleaseHead head_of(const Calendar& calendar, ledger::Month month, Audience audience, bool is_draft,
                    const ledger::Hash& root) {
  ReleaseHead head;
  head.month = month;
  head.vintage = calendar.vintage_of(month);
  head.audience = audience;
  head.is_draft = is_draft;
  head.position = last_entry(calendar.position());
  head.root = root;
  head.prepared = prepared_on(calendar);
  head.id = "TJ-" + month.text() + "-" + std::string(is_draft ? "DRAFT" : letter(head.vintage));
  if (audience == Audience::kPublic) head.id += "-PUBLIC";
  return head;
}

ReleaseBuilder::ReleaseBuilder(const Calendar& calendar, ledger::Month month, Audience audience,
                               bool is_draft)
    : calendar_(calendar),
      month_(month),
      audience_(audience),
      is_draft_(is_draft),
      aggregate_(calendar, audience, first_month(month), month),
      disclosure_control_(aggregate_, DisclosureRules{}, audience) {}

void ReleaseBuilder::add(const cells::Posting& posting) {
  aggregate_.add(posting);
  disclosure_control_.add(posting);
}

Release ReleaseBuilder::finish(const ledger::Hash& root) && {
  Release release;
  release.head = head_of(calendar_, month_, audience_, is_draft_, root);
  std::vector<CubeCell> cells = aggregate_.take_cells();
  const std::vector<CellDisclosure> disclosures = disclosure_control_.apply(cells);
  release.series = series_of(cells, disclosures, calendar_, audience_);
  release.revisions = revisions_of(cells, disclosures, aggregate_, audience_);
  release.tables = tables_of(release.head, release.series, release.revisions);
  return release;
}

}  // namespace projections::release
