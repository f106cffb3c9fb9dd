#pragma once

// Parts of a structure message that both editions share. Internal to the writers.

#include "connectors/sdmx/components.h"
#include "connectors/sdmx/edition.h"

namespace connectors::sdmx {

void write_names(XmlWriter& xml, std::string_view zh, std::string_view en);

// Opens an artefact that is maintained: with agency, version and names.
void open_maintainable(XmlWriter& xml, Edition edition, std::string_view element,
                       std::string_view id, const projections::Bilingual& names);

// The message up to where the artefacts begin.
void open_structures(XmlWriter& xml, Edition edition, const projections::ReleaseHead& head);

void write_codelists(XmlWriter& xml, Edition edition);
void write_concept_scheme(XmlWriter& xml, Edition edition);
void write_dataflow(XmlWriter& xml, Edition edition);

// An Enumeration by the component's codelist, or a TextFormat.
void write_representation(XmlWriter& xml, Edition edition, const Component& component);

}  // namespace connectors::sdmx
