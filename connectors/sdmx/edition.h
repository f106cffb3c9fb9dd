#pragma once

// Edition: SDMX-ML 2.1 or 3.0, which differ in namespaces, version numbers and references. Also the
// identifiers of the published artefacts. Internal to the writers.

#include <string>
#include <string_view>

#include "connectors/sdmx/xml_writer.h"
#include "projections/release/cube/release.h"

namespace connectors::sdmx {

enum class Edition { k21, k30 };

constexpr std::string_view kDataflow = "DF_PATENT_RIGHTS";
constexpr std::string_view kDataStructure = "DSD_PATENT_RIGHTS";
constexpr std::string_view kConceptScheme = "CS_PATENT_RIGHTS";
constexpr std::string_view kReceiver = "TJSTATS";
constexpr ledger::Bilingual kDataflowTitle{"专利权交易月度统计",
                                           "Patent rights transactions, monthly"};

std::string namespace_of(Edition edition, std::string_view part);  // "message", "common", …
std::string_view version_of(Edition edition);                      // "1.0.0", in 2.1 "1.0".

struct ArtefactClass {
  std::string_view package;
  std::string_view name;
};
constexpr ArtefactClass kCodelistClass{"codelist", "Codelist"};
constexpr ArtefactClass kConceptClass{"conceptscheme", "Concept"};
constexpr ArtefactClass kDataflowClass{"datastructure", "Dataflow"};
constexpr ArtefactClass kDataStructureClass{"datastructure", "DataStructure"};

// "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=TJIPO:CL_FREQ(1.0.0)"
std::string urn_of(Edition edition, const ArtefactClass& kind, std::string_view id);
// The namespace of the data, and of their schema.
std::string data_namespace(Edition edition);

// An element with a reference to a maintainable artefact: a Ref in 2.1, a URN in 3.0.
void write_reference(XmlWriter& xml, Edition edition, std::string_view element,
                     const ArtefactClass& kind, std::string_view id);

// Opens the root element `name` and declares the prefixes mes: and com:.
void open_message(XmlWriter& xml, Edition edition, std::string_view name);
// Opens the header of a message and writes ID, Test, Prepared, Sender and Receiver.
void open_header(XmlWriter& xml, const projections::release::ReleaseHead& head);

}  // namespace connectors::sdmx
