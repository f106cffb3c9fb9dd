// How a Ledger decides the inputs of a group.

#include <algorithm>

#include "ledger/base/sorted.h"
#include "ledger/crypto/sha256.h"
#include "ledger/decide/settle.h"
#include "ledger/model/fold/about.h"
#include "ledger/model/values/identity_number.h"
#include "ledger/service/ledger.h"
#include "ledger/service/prefetch.h"

namespace ledger::service {
namespace {

// SHA-256 of the bytes that are stored. A spooled input holds the hash instead of its bytes.
Hash hash_of(const DecidedEntry& decided, const Input& input) {
  if (input.encoding == Encoding::kSpooled) {
    if (const auto hash = parse_hex(input.bytes.substr(0, 2 * sizeof(Hash)))) return *hash;
  }
  return crypto::sha256({decided.stored_bytes(input)});
}

}  // namespace

Status Ledger::decide(PendingGroup& group) {
  if (pending_.empty() || pending_.back() != &group) pending_.push_back(&group);
  group.entries.clear();
  group.entries.reserve(group.inputs.size());
  Status status = Done{};
  for (std::size_t i = 0; i < group.inputs.size() && status; ++i) {
    if (i % kPrefetchMax == 0) {
      const std::size_t count = std::min(kPrefetchMax, group.inputs.size() - i);
      prefetch_state(state(), replayer_.keys(), std::span(group.decoded).subspan(i, count));
    }
    status = decide_one(group.decoded[i], group.inputs[i], group.entries.emplace_back());
    if (!status) group.entries.pop_back();
  }
  return status;
}

Status Ledger::decide_one(DecodedInput& decoded, const Input& input, DecidedEntry& decided) {
  Entry& entry = decided.entry;
  entry.seq = state().next;
  decided.recorded_at = next_moment(input);
  entry.source = std::move(decoded.decoded.source);
  entry.id = std::move(decoded.decoded.id);
  std::optional<LoadedTarget> target;
  if (!decoded.decoded.submission) {
    entry.outcome = Outcome::kMalformed;
    entry.faults = std::move(decoded.decoded.faults);
  } else {
    entry.submission = std::move(decoded.decoded.submission);
    if (auto status = decide_submission(decoded, target, decided); !status) return status;
  }
  if (entry.outcome == Outcome::kMalformed) {
    decided.masked = mask_identity_numbers(input.bytes);
    entry.raw = hash_of(decided, input);
  }
  const bool restates = target && entry.takes_effect();
  const Restatement* const restatement = restates ? &*target->restatement : nullptr;
  const Settlement settlement(state(), entry, restatement);
  replayer_.apply(entry, decoded.key, restatement);
  settlement.complete(entry, state());
  NamesSettlement names;
  if (Status settled = settle_names(entry, names); !settled) return settled;
  if (takes_key(entry.outcome) && named_patents(entry.submission->body).empty()) {
    decided.about = patents_of(state(), entry, restatement);
    add_unique(decided.about, names.patents());
  }
  return Done{};
}

Status Ledger::settle_names(Entry& entry, NamesSettlement& names) {
  const auto before = [&](const Restatement& fact) { names.before(state(), fact); };
  const auto after = [&](const Restatement& fact) { names.after(state(), fact); };
  Status settled = replayer_.settle_names(entry, entries(), before, after);
  if (settled) names.complete(entry, state());
  return settled;
}

Status Ledger::decide_submission(const DecodedInput& decoded, std::optional<LoadedTarget>& target,
                                 DecidedEntry& decided) {
  Entry& entry = decided.entry;
  auto prior = find_prior(*entry.submission, decoded.key);
  if (!prior) return prior.error();
  if (!*prior) return decide_new(decided, target);
  compare(entry, std::move(**prior), decided, decoded.decoded.is_stamped);
  return Done{};
}

// The entry that took the submission's key, if there is one.
Result<std::optional<StoredEntry>> Ledger::find_prior(const Submission& submission,
                                                      std::uint64_t key) const {
  std::optional<StoredEntry> prior;
  std::optional<Error> error;
  const auto matches = [&](Seq seq) {
    auto stored = read(seq);
    if (!stored) {
      error = stored.error();
      return true;
    }
    const Submission& other = *stored->entry.submission;
    if (other.source != submission.source || other.id != submission.id) return false;
    prior = std::move(*stored);
    return true;
  };
  replayer_.keys().find(key, matches);
  if (error) return *error;
  return prior;
}

Status Ledger::decide_new(DecidedEntry& decided, std::optional<LoadedTarget>& target) {
  Entry& entry = decided.entry;
  const Submission& submission = *entry.submission;
  if (is_correction(submission.body)) {
    auto loaded = replayer_.target_of(submission.body, entries());
    if (!loaded) return loaded.error();
    target = std::move(*loaded);
    if (auto context = load_context(state(), *target, entries()); !context) return context;
  }
  const std::optional<Target> view = target ? std::optional(target->view()) : std::nullopt;
  Decision decision =
      ledger::decide(state(), submission, decided.recorded_at, view ? &*view : nullptr);
  entry.outcome = decision.outcome;
  entry.is_fact = decision.is_fact;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  entry.reopened = std::move(decision.reopened);
  entry.cases = std::move(decision.cases);
  return Done{};
}

// The same key with the same content is a duplicate, with other content a conflict. An `at` that
// the sender left out is not compared.
void Ledger::compare(Entry& entry, StoredEntry prior, DecidedEntry& decided, bool is_stamped) {
  if (is_stamped) entry.submission->at = prior.entry.submission->at;
  const bool is_same = capnp_.encode(*entry.submission) == capnp_.encode(*prior.entry.submission);
  entry.outcome = is_same ? Outcome::kDuplicate : Outcome::kConflict;
  entry.first = prior.entry.seq;
  if (!is_same) return;
  decided.first = std::make_shared<const Entry>(std::move(prior.entry));
  decided.first_recorded_at = prior.recorded_at;
}

Instant Ledger::next_moment(const Input& input) {
  Instant now = last_moment_;
  if (input.arrival) {
    now = input.arrival->at;
  } else if (clock_ != nullptr) {
    now = clock_->now();
  }
  last_moment_ = std::max(last_moment_, now);
  return last_moment_;
}

}  // namespace ledger::service
