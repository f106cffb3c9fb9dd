// patledger convert: submissions from NDJSON to Cap'n Proto, and back.

#include "connectors/files/submission_reader.h"
#include "deploy/patledger/commands/commands.h"
#include "ledger/codec/capnp/codec.h"
#include "ledger/codec/json/codec.h"
#include "ledger/service/decoder.h"

namespace patledger {
namespace {

using connectors::files::Item;
using connectors::files::SubmissionReader;
using ledger::codec::Decoded;
using ledger::service::Input;

class Convert {
 public:
  explicit Convert(bool to_capnp) : to_capnp_(to_capnp) {}

  int run(const std::string& file) {
    constexpr std::size_t kGroup = 256;
    auto reader = SubmissionReader::open(file, connectors::files::format_of(file), nullptr);
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
  // False if the reader has closed the output.
  bool convert(const Item& item) {
    const Input input = item.input();
    decoder_.decode({&input, 1}, decoded_);
    const Decoded& decoded = decoded_.front().decoded;
    if (!decoded.submission) {
      const ledger::Fault& fault = decoded.faults.front();
      print_error("submission " + std::to_string(item.line) + " is left out: " +
                  code_text(fault.code) + " " + fault.pointer + ": " + fault.detail);
      exit_code_ = kMalformed;
      return true;
    }
    return to_capnp_ ? print(capnp_.encode(*decoded.submission))
                     : print_line(ledger::codec::to_json(*decoded.submission));
  }

  bool to_capnp_;
  ledger::codec::CapnpCodec capnp_;
  ledger::service::Decoder decoder_;
  std::vector<ledger::service::DecodedInput> decoded_;
  int exit_code_ = kDone;
};

struct Arguments {
  std::string file = "-";
  std::string to = "capnp";
};

}  // namespace

void add_convert(const Command& root, const GlobalOptions& /*options*/) {
  auto arguments = std::make_shared<Arguments>();
  const Command command =
      root.add("convert", "Convert submissions from NDJSON to Cap'n Proto, or back");
  command.text("FILE", arguments->file, "An NDJSON or .capnp file; - is NDJSON on standard input");
  command.choice("--to", arguments->to, {"capnp", "ndjson"}, "Convert to this format");
  command.footer(
      "Examples:\n"
      "  patledger convert deals.ndjson --to capnp > deals.capnp\n"
      "  patledger submit deals.capnp\n"
      "Exit codes: 0 all converted; 65 a submission was malformed and is left out.");
  command.run([arguments] { return Convert(arguments->to == "capnp").run(arguments->file); });
}

}  // namespace patledger
