// What `patledger bench ingest` prints.

#include "deploy/patledger/bench/ingest.h"
#include "deploy/patledger/bench/spread.h"
#include "ledger/codec/json/text_writer.h"

namespace patledger {
namespace {

using ledger::codec::JsonWriter;

Spread rate_of(const BatchResult& result, const std::vector<double>& seconds) {
  std::vector<double> rates;
  rates.reserve(seconds.size());
  for (const double s : seconds) rates.push_back(static_cast<double>(result.events) / s);
  return spread_of(std::move(rates));
}

// How many times faster than `other`, round by round.
Spread ratio_of(const std::vector<double>& seconds, const std::vector<double>& other) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < seconds.size(); ++i) ratios.push_back(other[i] / seconds[i]);
  return spread_of(std::move(ratios));
}

std::string rate_text(const Spread& rate) {
  return format("%9.0f (%.0f-%.0f)", rate.median, rate.min, rate.max);
}

std::string ratio_text(const Spread& ratio) {
  return format("%5.2f (%.2f-%.2f)", ratio.median, ratio.min, ratio.max);
}

std::string result_text(const BatchResult& result) {
  std::string text;
  const auto measured = [&](const char* name, const std::vector<double>& seconds) {
    text += format("%6zu  %-16s %-30s %-22s %s\n", result.batch, name,
                   rate_text(rate_of(result, seconds)).c_str(),
                   ratio_text(ratio_of(seconds, result.sqlite_s)).c_str(),
                   ratio_text(ratio_of(seconds, result.bare_s)).c_str());
  };
  measured("ledger, stream", result.stream_s);
  measured("ledger, submit", result.submit_s);
  measured("SQLite", result.sqlite_s);
  measured("write+fdatasync", result.bare_s);
  return text;
}

std::string counts_text(const BatchResult& result) {
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  return format(
             "batch %zu: %zu events. ledger: %llu accepted, %llu refused, %llu malformed, %llu "
             "duplicates, %llu conflicts; ",
             result.batch, result.events, number(result.ledger.accepted),
             number(result.ledger.refused), number(result.ledger.malformed),
             number(result.ledger.duplicates), number(result.ledger.conflicts)) +
         format("SQLite: %llu accepted, %llu refused, %llu duplicates\n",
                number(result.sqlite.accepted), number(result.sqlite.refused),
                number(result.sqlite.duplicates));
}

void write_result(JsonWriter& json, const BatchResult& result) {
  json.open('{');
  json.member("batch", result.batch);
  json.member("events", result.events);
  const auto measured = [&](const char* name, const std::vector<double>& seconds) {
    json.name(name);
    json.open('{');
    write_spread(json, "events_per_s", rate_of(result, seconds), 2);
    write_spread(json, "to_sqlite", ratio_of(seconds, result.sqlite_s), 2);
    write_spread(json, "to_write", ratio_of(seconds, result.bare_s), 2);
    json.close('}');
  };
  measured("stream", result.stream_s);
  measured("submit", result.submit_s);
  measured("sqlite", result.sqlite_s);
  measured("write", result.bare_s);
  json.member("root", result.root ? ledger::hex(*result.root) : std::string());
  json.name("ledger_answers");
  json.open('{');
  json.member("accepted", result.ledger.accepted);
  json.member("refused", result.ledger.refused);
  json.member("malformed", result.ledger.malformed);
  json.member("duplicates", result.ledger.duplicates);
  json.member("conflicts", result.ledger.conflicts);
  json.close('}');
  json.name("sqlite_answers");
  json.open('{');
  json.member("accepted", result.sqlite.accepted);
  json.member("refused", result.sqlite.refused);
  json.member("duplicates", result.sqlite.duplicates);
  json.close('}');
  json.close('}');
}

const char* encoding_name(ledger::service::Encoding encoding) {
  return encoding == ledger::service::Encoding::kCapnp ? "capnp" : "json";
}

}  // namespace

std::string to_text(const IngestReport& report) {
  const IngestPlan& plan = report.plan;
  std::string text = format(
      "%u events, of which the first %u grant the patents; %zu parties; %s, %.0f bytes each; %zu "
      "rounds.\nParties and grants are ingested before the clock starts, in all of them; a batch "
      "of 1 is measured on fewer events.\nstream: the next batch is decided while one is written; "
      "submit: each batch is written before the next is decided.\nMedians of the rounds (min-max), "
      "in events/s; "
      "ratios are of the same round.\n\n",
      plan.size.events, plan.size.patents, report.parties, encoding_name(plan.encoding),
      report.bytes_each, plan.rounds);
  text += format("%6s  %-16s %9s %-20s %-22s %s\n", "batch", "", "events/s", "", "x SQLite",
                 "x write+fdatasync");
  for (const BatchResult& result : report.results) text += result_text(result);
  text.push_back('\n');
  for (const BatchResult& result : report.results) text += counts_text(result);
  return text;
}

std::string to_json(const IngestReport& report) {
  const IngestPlan& plan = report.plan;
  JsonWriter json;
  json.open('{');
  json.member("events", plan.size.events);
  json.member("patents", plan.size.patents);
  json.member("parties", report.parties);
  json.member("form", encoding_name(plan.encoding));
  json.name("bytes_each");
  json.literal(format("%.1f", report.bytes_each));
  json.member("rounds", plan.rounds);
  json.name("lines");
  json.open('[');
  for (const BatchResult& result : report.results) write_result(json, result);
  json.close(']');
  json.close('}');
  return std::move(json).finish() + "\n";
}

}  // namespace patledger
