// The structure has all of the cube.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "connectors/sdmx/components.h"
#include "connectors/sdmx/edition.h"
#include "connectors/sdmx/sdmx.h"
#include "tests/unit/connectors/sdmx/text_search.h"

namespace connectors::sdmx {
namespace {

const projections::release::ReleaseHead kHead{.id = "TJ-2024-07-P", .month = {}, .prepared = {}};

TEST(SdmxStructure, EveryDimensionOfTheCubeIsInTheKeyOnce) {
  ASSERT_EQ(key_dimensions().size(), kKeyLength);
  EXPECT_EQ(key_dimensions().front().id, "FREQ");
  EXPECT_EQ(key_dimensions().back().id, "INDICATOR");
  for (const auto& row : projections::release::cube_dimensions()) {
    EXPECT_EQ(std::ranges::count(key_dimensions(), row.id, &Component::id), 1) << row.id;
  }
}

TEST(SdmxStructure, ASharedCodelistIsWrittenOnce) {
  for (const std::string& text : {structure_21(kHead), structure_30(kHead)}) {
    EXPECT_EQ(count(text, "<str:Codelist id=\"CL_PARTY_TYPE\""), 1);
    EXPECT_TRUE(has(text, "出让方类别、受让方类别"));
  }
  for (const auto& row : projections::release::cube_dimensions()) {
    const auto codes = projections::release::codelist(row.dimension);
    EXPECT_TRUE(std::ranges::equal(codes, codelist_by_id(row.codelist).codes, {},
                                   &projections::release::CubeCode::id,
                                   &projections::release::CubeCode::id))
        << row.codelist;
  }
}

// Including codes that no release has used.
TEST(SdmxStructure, EveryCodeHasItsNamesInBothLanguages) {
  for (const CodeList& list : codelists()) {
    std::set<std::string> ids;
    for (const auto& code : list.codes) {
      EXPECT_TRUE(ids.insert(code.id).second) << list.id << " " << code.id;
      EXPECT_FALSE(code.zh.empty() || code.en.empty()) << list.id << " " << code.id;
    }
  }
}

TEST(SdmxStructure, PeriodsOfCodesAreAnnotations) {
  for (const std::string& text : {structure_21(kHead), structure_30(kHead)}) {
    const std::string binhai = text.substr(text.find("id=\"CN-120116\""));
    EXPECT_TRUE(has(binhai.substr(0, binhai.find("</str:Code>")),
                    "<com:AnnotationTitle>2009-11</com:AnnotationTitle>"));
    const std::string tanggu = text.substr(text.find("id=\"CN-120107\""));
    EXPECT_TRUE(has(tanggu.substr(0, tanggu.find("</str:Code>")),
                    "<com:AnnotationType>VALID_TO</com:AnnotationType>"));
  }
}

TEST(SdmxStructure, EveryStatusOfAnObservationIsInItsCodelist) {
  using projections::release::Confidentiality;
  const auto has_code = [](std::string_view list, char status) {
    return std::ranges::count(codelist_by_id(list).codes, std::string(1, status),
                              &projections::release::CubeCode::id) == 1;
  };
  for (const auto vintage :
       {projections::release::Vintage::kPreliminary, projections::release::Vintage::kRevised,
        projections::release::Vintage::kFinal}) {
    EXPECT_TRUE(has_code(kObsStatusList, projections::release::obs_status(
                                             {.month = {}, .vintage = vintage, .previous = {}})));
  }
  EXPECT_TRUE(has_code(kObsStatusList, projections::release::obs_status(
                                           {.month = {}, .is_suppressed = true, .previous = {}})));
  for (const auto why :
       {Confidentiality::kFree, Confidentiality::kSmallCount, Confidentiality::kDominance,
        Confidentiality::kSecondary, Confidentiality::kFewContracts}) {
    EXPECT_TRUE(has_code(kConfStatusList, conf_status(why)));
  }
}

TEST(SdmxStructure, VersionsFollowTheEdition) {
  EXPECT_EQ(version_of(Edition::k30), projections::release::kCubeVersion);
  EXPECT_EQ(std::string(version_of(Edition::k21)) + ".0", projections::release::kCubeVersion);
  EXPECT_EQ(urn_of(Edition::k21, kDataflowClass, kDataflow),
            "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TJIPO:DF_PATENT_RIGHTS(1.0)");
}

TEST(SdmxStructure, XmlIsEscaped) {
  XmlWriter xml;
  xml.open("a");
  xml.attribute("b", "<\"&\">");
  xml.text("1 < 2 & 专利");
  EXPECT_EQ(xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<a b=\"&lt;&quot;&amp;&quot;&gt;\">1 &lt; 2 &amp; 专利</a>\n");
}

}  // namespace
}  // namespace connectors::sdmx
