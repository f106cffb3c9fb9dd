// What `patledger bench ingest` prints.

#include "deploy/patledger/bench_ingest.h"
#include "deploy/patledger/bench_spread.h"

namespace patledger {
namespace {

Spread rate_of(const Line& line, const std::vector<double>& seconds) {
  std::vector<double> rates;
  rates.reserve(seconds.size());
  for (const double s : seconds) rates.push_back(static_cast<double>(line.events) / s);
  return spread_of(std::move(rates));
}

// How many times as fast as `other` it was, round by round.
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

std::string line_text(const Line& line) {
  std::string text;
  const auto measured = [&](const char* name, const std::vector<double>& seconds) {
    text += format("%6zu  %-16s %-30s %-22s %s\n", line.batch, name,
                   rate_text(rate_of(line, seconds)).c_str(),
                   ratio_text(ratio_of(seconds, line.sqlite_s)).c_str(),
                   ratio_text(ratio_of(seconds, line.bare_s)).c_str());
  };
  measured("ledger, stream", line.stream_s);
  measured("ledger, submit", line.submit_s);
  measured("SQLite", line.sqlite_s);
  measured("write+fdatasync", line.bare_s);
  return text;
}

std::string counts_text(const Line& line) {
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  return format(
             "batch %zu: %zu events. ledger: %llu accepted, %llu refused, %llu malformed, %llu "
             "duplicates, %llu conflicts; ",
             line.batch, line.events, number(line.ledger.accepted), number(line.ledger.refused),
             number(line.ledger.malformed), number(line.ledger.duplicates),
             number(line.ledger.conflicts)) +
         format("SQLite: %llu accepted, %llu refused, %llu duplicates\n",
                number(line.sqlite.accepted), number(line.sqlite.refused),
                number(line.sqlite.duplicates));
}

std::string spread_json(const char* name, const Spread& spread) {
  return format("\"%s\":{\"median\":%.2f,\"min\":%.2f,\"max\":%.2f}", name, spread.median,
                spread.min, spread.max);
}

std::string line_json(const Line& line) {
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::string text = format("{\"batch\":%zu,\"events\":%zu,", line.batch, line.events);
  const auto measured = [&](const char* name, const std::vector<double>& seconds) {
    text += format("\"%s\":{", name) + spread_json("events_per_s", rate_of(line, seconds)) + ",";
    text += spread_json("to_sqlite", ratio_of(seconds, line.sqlite_s)) + ",";
    text += spread_json("to_write", ratio_of(seconds, line.bare_s)) + "},";
  };
  measured("stream", line.stream_s);
  measured("submit", line.submit_s);
  measured("sqlite", line.sqlite_s);
  measured("write", line.bare_s);
  text += "\"root\":\"" + (line.root ? ledger::hex(*line.root) : std::string()) + "\",";
  text += format(
      "\"ledger_answers\":{\"accepted\":%llu,\"refused\":%llu,\"malformed\":%llu,"
      "\"duplicates\":%llu,\"conflicts\":%llu},",
      number(line.ledger.accepted), number(line.ledger.refused), number(line.ledger.malformed),
      number(line.ledger.duplicates), number(line.ledger.conflicts));
  text += format("\"sqlite_answers\":{\"accepted\":%llu,\"refused\":%llu,\"duplicates\":%llu}}",
                 number(line.sqlite.accepted), number(line.sqlite.refused),
                 number(line.sqlite.duplicates));
  return text;
}

const char* form_name(ledger::Form form) { return form == ledger::Form::kCapnp ? "capnp" : "json"; }

}  // namespace

std::string to_text(const IngestReport& report) {
  const IngestPlan& plan = report.plan;
  std::string text = format(
      "%u events, of which the first %u grant the patents; %zu parties; %s, %.0f bytes each; %zu "
      "rounds.\nParties and grants are ingested before the clock starts, in all of them; a batch "
      "of 1 is measured on fewer events.\nstream: the next batch is decided while one is written; "
      "submit: each is answered before the next.\nMedians of the rounds (min-max), in events/s; "
      "ratios are of the same round.\n\n",
      plan.size.events, plan.size.patents, report.parties, form_name(plan.form), report.bytes_each,
      plan.rounds);
  text += format("%6s  %-16s %9s %-20s %-22s %s\n", "batch", "", "events/s", "", "x SQLite",
                 "x write+fdatasync");
  for (const Line& line : report.lines) text += line_text(line);
  text.push_back('\n');
  for (const Line& line : report.lines) text += counts_text(line);
  return text;
}

std::string to_json(const IngestReport& report) {
  const IngestPlan& plan = report.plan;
  std::string text = format(
      "{\"events\":%u,\"patents\":%u,\"parties\":%zu,\"form\":\"%s\","
      "\"bytes_each\":%.1f,\"rounds\":%zu,\"lines\":[",
      plan.size.events, plan.size.patents, report.parties, form_name(plan.form), report.bytes_each,
      plan.rounds);
  for (const Line& line : report.lines) {
    if (text.back() != '[') text.push_back(',');
    text += line_json(line);
  }
  return text + "]}\n";
}

}  // namespace patledger
