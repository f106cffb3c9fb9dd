// structure_30, and the data structure as SDMX-ML 3.0 has it: references are URNs.

#include "connectors/sdmx/sdmx.h"
#include "connectors/sdmx/structure.h"

namespace connectors::sdmx {
namespace {

constexpr Edition kEdition = Edition::k30;

void write_identity(XmlWriter& xml, const Component& component) {
  const std::string scheme = urn_of(kEdition, kConceptClass, kConceptScheme);
  xml.element("str:ConceptIdentity", scheme + "." + std::string(component.id));
  write_representation(xml, kEdition, component);
}

void write_dimensions(XmlWriter& xml) {
  xml.open("str:DimensionList");
  xml.attribute("id", "DimensionDescriptor");
  std::size_t position = 0;
  for (const Component& dimension : key_dimensions()) {
    xml.open("str:Dimension");
    xml.attribute("id", dimension.id);
    xml.attribute("position", std::to_string(++position));
    write_identity(xml, dimension);
    xml.close();
  }
  xml.open("str:TimeDimension");
  xml.attribute("id", time_dimension().id);
  write_identity(xml, time_dimension());
  xml.close();
  xml.close();
}

void open_used(XmlWriter& xml, std::string_view element, const Component& component) {
  xml.open(element);
  xml.attribute("id", component.id);
  xml.attribute("usage", component.is_mandatory ? "mandatory" : "optional");
  write_identity(xml, component);
}

void write_attributes(XmlWriter& xml) {
  xml.open("str:AttributeList");
  xml.attribute("id", "AttributeDescriptor");
  for (const Component& attribute : observation_attributes()) {
    open_used(xml, "str:Attribute", attribute);
    xml.open("str:AttributeRelationship");
    xml.open("str:Observation");
    xml.close();
    xml.close();
    xml.close();
  }
  for (const Component& attribute : series_attributes()) {
    open_used(xml, "str:Attribute", attribute);
    xml.open("str:AttributeRelationship");
    for (const Component& key : key_dimensions()) xml.element("str:Dimension", key.id);
    xml.close();
    xml.close();
  }
  xml.close();
}

void write_data_structure(XmlWriter& xml) {
  xml.open("str:DataStructures");
  open_maintainable(xml, kEdition, "str:DataStructure", kDataStructure, kDataflowTitle);
  xml.open("str:DataStructureComponents");
  write_dimensions(xml);
  write_attributes(xml);
  xml.open("str:MeasureList");
  xml.attribute("id", "MeasureDescriptor");
  open_used(xml, "str:Measure", measure());
}

}  // namespace

std::string structure_30(const projections::ReleaseHead& head) {
  XmlWriter xml;
  open_structures(xml, kEdition, head);
  write_codelists(xml, kEdition);
  write_concept_scheme(xml, kEdition);
  write_dataflow(xml, kEdition);
  write_data_structure(xml);
  return xml.finish();
}

}  // namespace connectors::sdmx
