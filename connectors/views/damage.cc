// This file is a table: what each kind of damage means, and what to do.

#include "connectors/views/damage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "connectors/views/sections.h"
#include "ledger/base/assert.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::views {
namespace {

using ledger::Bilingual;
using ledger::Damage;
using ledger::DamageKind;
using ledger::Language;

constexpr Bilingual kRepair{
    "运行 `patledger repair DIR --to "
    "新目录`：凡能证明的记录都复制到新账本，其余逐条列出；或恢复备份。",
    "Run `patledger repair DIR --to NEW`: it copies every entry that can be proved into a new "
    "ledger "
    "and lists the rest. Or restore a backup."};
constexpr Bilingual kRebuild{"运行 `patledger rebuild --data DIR`：由记录重新生成。",
                             "Run `patledger rebuild --data DIR`: it computes them again from the "
                             "entries."};

constexpr auto kTexts = std::to_array<std::pair<DamageKind, DamageTexts>>({
    {DamageKind::kFormat,
     {{"格式文件", "format file"},
      {"没有它，任何命令都不打开此账本；记录本身未受影响。",
       "Without it no command opens the ledger. No entry is affected."},
      kRepair}},
    {DamageKind::kMark,
     {{"高水位标记", "high-water mark"},
      {"无法由此目录得知最新的记录是否齐全，故任何命令都不作答。",
       "Nothing in this directory shows whether the newest entries are all here, so no command "
       "answers."},
      {"运行 `patledger repair DIR --to 新目录`，再将其根与存于别处的检查点核对；或恢复备份。",
       "Run `patledger repair DIR --to NEW`, and compare its root with a checkpoint from "
       "elsewhere. "
       "Or restore a backup."}}},
    {DamageKind::kMarkCopy,
     {{"高水位标记的一份副本", "one copy of the high-water mark"},
      {"另一份副本完好；没有丢失记录。", "The other copy is intact. No entry is lost."},
      kRebuild}},
    {DamageKind::kDatabase,
     {{"数据库文件", "database file"},
      {"其中的记录可能无法读取；需要它们的命令报错而不作答。",
       "Entries in it may be unreadable. A command that needs them fails and answers nothing."},
      kRepair}},
    {DamageKind::kEntries,
     {{"记录", "entries"},
      {"这些记录无法读取，或不是当初写入的；需要它们的命令报错而不作答。",
       "They cannot be read, or are not those that were written. A command that needs them fails "
       "and answers nothing."},
      kRepair}},
    {DamageKind::kAnnex,
     {{"记录的附件", "annex of an entry"},
      {"记录完好；其收到的时间或原文不是当初写入的。",
       "The entry is intact. The moment or the bytes received with it are not those that were "
       "written."},
      kRepair}},
    {DamageKind::kTree,
     {{"默克尔树", "Merkle tree"},
      {"记录完好；其证明和以前的根无法计算。",
       "The entries are intact. Their proofs and earlier roots cannot be computed."},
      kRepair}},
    {DamageKind::kRows,
     {{"统计数据", "stored figures"},
      {"统计数字可能有误或无法读取；记录和权利状态不受影响。",
       "Figures may be wrong or unreadable. Entries and rights are not affected."},
      kRebuild}},
    {DamageKind::kSnapshot,
     {{"快照", "snapshot"},
      {"状态和键索引的副本；缺少时命令从更早处重放记录，启动较慢。",
       "A stored state with its index of keys. Without it commands replay more entries and start "
       "later."},
      kRebuild}},
    {DamageKind::kPosition,
     {{"主题中的位置", "position in the topic"},
      {"节点无法由此目录继续跟随其主题；记录不受影响。",
       "A node cannot follow its topic with this directory. No entry is affected."},
      {"主题尚在时，用空目录重新跟随；否则运行 `patledger repair DIR --to 新目录`。",
       "While the topic exists, follow it again into an empty directory. Else run `patledger "
       "repair "
       "DIR --to NEW`."}}},
    {DamageKind::kOversized,
     {{"隔离区文件", "file in quarantine"},
      {"记录及其散列值完好；过大的提交原文在此已丢失。",
       "The entry and its hash are intact. The bytes of the submission, too large for the log, are "
       "lost here."},
      {"从备份或提交单位取回该文件放回原处：文件名即其 SHA-256。",
       "Put the file back from a backup or from its sender: its name is its SHA-256."}}},
    {DamageKind::kNoDatabase,
     {{"数据库", "database"},
      {"此目录中已没有任何记录，也无从修复。",
       "No entry is left in this directory, and nothing in it can be repaired."},
      {"恢复备份，或从另一节点复制；跟随主题的节点可用空目录重新跟随。",
       "Restore a backup, or copy the ledger of another node. A node that follows a topic follows "
       "it again into an empty directory."}}},
});
static_assert(kTexts.size() == enum_names(DamageKind{}).size());

std::string in_directory(std::string_view text, std::string_view directory) {
  constexpr std::string_view kName = "DIR";
  std::string result(text);
  const std::size_t at = result.find(kName);
  if (at != std::string::npos) result.replace(at, kName.size(), directory);
  return result;
}

std::string_view name_of(DamageKind kind) {
  return enum_names(kind).at(static_cast<std::size_t>(kind));
}

std::string json_of(const Damage& damage, std::string_view directory, Language language) {
  const DamageTexts& texts = texts_of(damage.kind);
  ledger::codec::JsonWriter json;
  json.open('{');
  json.member("kind", name_of(damage.kind));
  json.member("object", place_of(damage));
  if (damage.from) {
    json.member("from", *damage.from);
    json.member("until", damage.until);
  }
  json.member("found", damage.detail);
  json.member("means", pick(texts.means, language));
  json.member("remedy", in_directory(pick(texts.remedy, language), directory));
  json.close('}');
  return std::move(json).finish() + "\n";
}

}  // namespace

const DamageTexts& texts_of(DamageKind kind) {
  const auto found = std::ranges::find(kTexts, kind, [](const auto& row) { return row.first; });
  LEDGER_ASSERT(found != kTexts.end());
  return found->second;
}

std::string place_of(const Damage& damage) {
  if (!damage.from) return damage.object;
  const std::string first = std::to_string(*damage.from);
  if (damage.until == *damage.from + 1) return "entry " + first;
  return "entries " + first + " to " + std::to_string(damage.until - 1);
}

std::string entries_text(const std::vector<ledger::Seq>& ascending) {
  constexpr std::size_t kRangesMax = 10;
  std::string ranges;
  std::size_t count = 0;
  for (std::size_t i = 0; i < ascending.size();) {
    std::size_t last = i;
    while (last + 1 < ascending.size() && ascending[last + 1] == ascending[last] + 1) ++last;
    if (count++ < kRangesMax) {
      ranges += (ranges.empty() ? "" : ", ") + std::to_string(ascending[i]);
      if (last > i) ranges += " to " + std::to_string(ascending[last]);
    }
    i = last + 1;
  }
  if (count > kRangesMax) ranges += " and " + std::to_string(count - kRangesMax) + " more ranges";
  return std::to_string(ascending.size()) + (ascending.size() == 1 ? " entry: " : " entries: ") +
         ranges;
}

std::string damage_text(const std::vector<Damage>& damages, std::string_view directory,
                        Language language, const terminal::Style& style) {
  Page page(language, style);
  std::vector<std::vector<std::string>> rows;
  std::vector<DamageKind> kinds;
  for (const Damage& damage : damages) {
    rows.push_back({page.word(texts_of(damage.kind).name), place_of(damage), damage.detail});
    if (std::ranges::find(kinds, damage.kind) == kinds.end()) kinds.push_back(damage.kind);
  }
  page.table({page.word("损坏", "Damaged"), page.word("位置", "Place"), page.word("发现", "Found")},
             std::move(rows), page.word("没有损坏。", "Nothing is damaged."));
  for (const DamageKind kind : kinds) {
    const DamageTexts& texts = texts_of(kind);
    page.heading(page.word(texts.name));
    page.line(page.word(texts.means));
    page.line(in_directory(page.word(texts.remedy), directory));
  }
  return std::move(page).take();
}

std::string damage_json_lines(const std::vector<Damage>& damages, std::string_view directory,
                              Language language) {
  std::string lines;
  for (const Damage& damage : damages) lines += json_of(damage, directory, language);
  return lines;
}

}  // namespace connectors::views
