#include "connectors/views/repair.h"

#include <algorithm>
#include <array>

#include "connectors/terminal/width.h"
#include "connectors/views/sections.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::views {
namespace {

using ledger::Bilingual;
using ledger::Language;
using ledger::service::ListedEntry;
using ledger::service::Listing;

struct ListingTexts {
  Bilingual name;
  Bilingual means;
};

// In the order of Listing.
constexpr auto kTexts = std::to_array<ListingTexts>({
    {{"丢失", "lost"},
     {"未复制；其位置保留。请提交单位重新提交。",
      "Not copied; its position stays taken. Have its sender submit it again."}},
    {{"未证明", "unproved"},
     {"已复制，其校验和正确；能证明它的散列值已丢失。请与提交单位的回执核对。",
      "Copied, and its checksum is right; the hashes that would prove it are lost. Compare it with "
      "the receipt of its sender."}},
    {{"附件丢失", "annex-lost"},
     {"已复制；收到的时间和原文已丢失。",
      "Copied; the moment and the bytes received with it are lost."}},
    {{"文件丢失", "file-lost"},
     {"已复制；其过大的原文已丢失。", "Copied; its bytes, too large for the log, are lost."}},
});
static_assert(kTexts.size() == enum_names(Listing{}).size());

const ListingTexts& texts_of(Listing listing) {
  return kTexts.at(static_cast<std::size_t>(listing));
}

std::string leaf_text(const ListedEntry& entry) {
  return entry.leaf ? ledger::hex(*entry.leaf) : std::string();
}

Bilingual root_text(const RepairView& view) {
  if (!view.has_old_root) return {"没有旧根可供核对", "no root is left to compare it with"};
  if (*view.has_old_root) return {"与原账本相同", "that of the old ledger"};
  return {"与原账本不同", "not that of the old ledger"};
}

}  // namespace

std::string repair_text(const RepairView& view, Language language, const terminal::Style& style) {
  if (view.repair.listed.empty()) return {};
  Page page(language, style);
  std::vector<std::vector<std::string>> rows;
  std::vector<Listing> kinds;
  for (const ListedEntry& entry : view.repair.listed) {
    rows.push_back({std::to_string(entry.seq), page.word(texts_of(entry.listing).name),
                    entry.reason, leaf_text(entry)});
    if (std::ranges::find(kinds, entry.listing) == kinds.end()) kinds.push_back(entry.listing);
  }
  page.table({page.word("位置", "Position"), page.word("情况", "Listed as"),
              page.word("原因", "Reason"), page.word("树中散列值", "Hash in the tree")},
             std::move(rows), "");
  for (const Listing listing : kinds) {
    page.heading(page.word(texts_of(listing).name));
    page.line(page.word(texts_of(listing).means));
  }
  return std::move(page).take();
}

std::string repair_json_lines(const RepairView& view) {
  std::string lines;
  for (const ListedEntry& entry : view.repair.listed) {
    ledger::codec::JsonWriter json;
    json.open('{');
    json.member("position", entry.seq);
    json.member("listing", enum_names(entry.listing).at(static_cast<std::size_t>(entry.listing)));
    json.member("reason", entry.reason);
    json.member("leaf", leaf_text(entry));
    json.close('}');
    lines += std::move(json).finish() + "\n";
  }
  return lines;
}

std::string repair_summary(const RepairView& view, Language language) {
  const Page words(language, terminal::Style());
  std::string lines;
  for (const auto& fault : view.faults) {
    lines += std::string(words.word("损坏：", "damaged: ")) +
             terminal::visible(fault.file + ": " + fault.what) + "\n";
  }
  lines += std::string(words.word("已复制：", "repaired: ")) + std::to_string(view.repair.copied) +
           std::string(words.word(" 条，共 ", " of ")) + std::to_string(view.repair.size) +
           std::string(words.word(" 条，新账本 ", " entries, into ")) + terminal::visible(view.to) +
           std::string(words.word("，根 ", ", tree root ")) + ledger::hex(view.root) + " (" +
           words.word(root_text(view)) + ")\n";
  return lines;
}

}  // namespace connectors::views
