#pragma once

// Parts of a structure message that are common to both editions. Internal to the writers.

#include "connectors/sdmx/components.h"
#include "connectors/sdmx/edition.h"

namespace connectors::sdmx {

void write_names(XmlWriter& xml, std::string_view zh, std::string_view en);

// Opens a maintainable artefact and writes its agency, version and names.
void open_maintainable(XmlWriter& xml, Edition edition, std::string_view element,
                       std::string_view id, const ledger::Bilingual& names);

// Opens the message up to the artefacts.
void open_structures(XmlWriter& xml, Edition edition,
                     const projections::release::ReleaseHead& head);

void write_codelists(XmlWriter& xml, Edition edition);
void write_concept_scheme(XmlWriter& xml, Edition edition);
void write_dataflow(XmlWriter& xml, Edition edition);

// An Enumeration for a codelist, otherwise a TextFormat.
void write_representation(XmlWriter& xml, Edition edition, const Component& component);

}  // namespace connectors::sdmx
