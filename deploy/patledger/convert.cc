// patledger convert: submissions from one form into the other.

#include <cstdio>

#include "connectors/files/submission_reader.h"
#include "deploy/patledger/session.h"
#include "ledger/codec/capnp_codec.h"

namespace patledger {
namespace {

using connectors::files::Item;
using connectors::files::SubmissionReader;
using ledger::codec::Decoded;

class Convert {
 public:
  explicit Convert(bool to_capnp) : to_capnp_(to_capnp) {}

  int run(const std::string& file) {
    constexpr std::size_t kGroup = 256;
    auto reader =
        SubmissionReader::open(file, connectors::files::format_of(file), "./patledger-quarantine");
    if (!reader) return report(reader.error());
    for (;;) {
      const auto items = (*reader)->next(kGroup);
      if (!items) return report(items.error());
      if (items->empty()) return exit_code_;
      for (const Item& item : *items) {
        if (!convert(item)) return kDisk;
      }
    }
  }

 private:
  bool convert(const Item& item) {
    const Decoded decoded = item.form == ledger::Form::kCapnp ? capnp_.decode_submission(item.bytes)
                                                              : json_.decode(item.bytes);
    if (!decoded.submission) {
      const ledger::Fault& fault = decoded.faults.front();
      std::fprintf(stderr, "patledger: %llu: left out: %s %s: %s\n",
                   static_cast<unsigned long long>(item.line), code_text(fault.code).c_str(),
                   fault.pointer.c_str(), fault.detail.c_str());
      exit_code_ = kMalformed;
      return true;
    }
    return to_capnp_ ? print(capnp_.encode(*decoded.submission))
                     : print_line(ledger::codec::to_json(*decoded.submission));
  }

  bool to_capnp_;
  ledger::codec::CapnpCodec capnp_;
  ledger::codec::JsonDecoder json_;
  int exit_code_ = kDone;
};

}  // namespace

void add_convert(CLI::App& app, Shared& shared) {
  struct Arguments {
    std::string file = "-";
    std::string to = "capnp";
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("convert", "Submissions from NDJSON to Cap'n Proto, or back");
  command->add_option("FILE", arguments->file, "NDJSON or .capnp; - is NDJSON on standard input");
  command->add_option("--to", arguments->to, "capnp or ndjson")
      ->check(CLI::IsMember({"capnp", "ndjson"}))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  patledger convert deals.ndjson --to capnp > deals.capnp\n"
      "  patledger submit deals.capnp");
  command->callback([&shared, arguments] {
    shared.exit_code = Convert(arguments->to == "capnp").run(arguments->file);
  });
}

}  // namespace patledger
