// data_30 and data_21: structure-specific data, a Series element for each series.

#include "connectors/sdmx/edition.h"
#include "connectors/sdmx/figures.h"
#include "connectors/sdmx/sdmx.h"

namespace connectors::sdmx {
namespace {

constexpr std::string_view kStructureRef = "DF1";  // In the header; the data set refers to it.

void write_header(XmlWriter& xml, Edition edition, const projections::release::ReleaseHead& head) {
  open_header(xml, head);
  xml.open("mes:Structure");
  xml.attribute("structureID", kStructureRef);
  xml.attribute("namespace", data_namespace(edition));
  xml.attribute("dimensionAtObservation", time_dimension().id);
  write_reference(xml, edition, "com:StructureUsage", kDataflowClass, kDataflow);
  xml.close();
  xml.element("mes:DataSetAction", "Replace");
  xml.element("mes:Extracted", head.prepared.text());
  xml.close();
}

template <typename Values>
void write_attributes(XmlWriter& xml, std::span<const Component> components, const Values& values) {
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (!values[i].empty()) xml.attribute(components[i].id, values[i]);
  }
}

void write_series(XmlWriter& xml, const projections::release::Series& series) {
  xml.open("Series");
  const SeriesKey key = key_of(series);
  for (std::size_t i = 0; i < kKeyLength; ++i) xml.attribute(key_dimensions()[i].id, key[i]->id);
  write_attributes(xml, series_attributes(), attributes_of(series));
  for (const projections::release::Observation& observation : series.observations) {
    xml.open("Obs");
    xml.attribute(time_dimension().id, observation.month.text());
    xml.attribute(measure().id, value_of(series, observation));
    write_attributes(xml, observation_attributes(), attributes_of(series, observation));
    xml.close();
  }
  xml.close();
}

std::string data_xml(Edition edition, const projections::release::Release& release) {
  XmlWriter xml;
  open_message(xml, edition, "mes:StructureSpecificData");
  xml.attribute("xmlns:ss", namespace_of(edition, "data/structurespecific"));
  xml.attribute("xmlns:flow", data_namespace(edition));
  xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  write_header(xml, edition, release.head);
  xml.open("mes:DataSet");
  xml.attribute("xsi:type", "flow:DataSetType");
  xml.attribute("ss:structureRef", kStructureRef);
  if (edition == Edition::k21) xml.attribute("ss:dataScope", "DataStructure");
  xml.attribute("ss:action", "Replace");
  for (const projections::release::Series& series : release.series) write_series(xml, series);
  return xml.finish();
}

}  // namespace

std::string data_30(const projections::release::Release& release) {
  return data_xml(Edition::k30, release);
}
std::string data_21(const projections::release::Release& release) {
  return data_xml(Edition::k21, release);
}

}  // namespace connectors::sdmx
