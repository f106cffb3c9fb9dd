// structure_21, and the data structure as SDMX-ML 2.1 has it: references are Ref elements.

#include "connectors/sdmx/sdmx.h"
#include "connectors/sdmx/structure.h"

namespace connectors::sdmx {
namespace {

constexpr Edition kEdition = Edition::k21;

void write_identity(XmlWriter& xml, const Component& component) {
  xml.open("str:ConceptIdentity");
  xml.open("Ref");
  xml.attribute("id", component.id);
  xml.attribute("maintainableParentID", kConceptScheme);
  xml.attribute("maintainableParentVersion", version_of(kEdition));
  xml.attribute("agencyID", projections::kCubeAgency);
  xml.attribute("package", kConceptClass.package);
  xml.attribute("class", kConceptClass.name);
  xml.close();
  xml.close();
  write_representation(xml, kEdition, component);
}

void write_dimension(XmlWriter& xml, std::string_view element, const Component& dimension,
                     std::size_t position) {
  xml.open(element);
  xml.attribute("id", dimension.id);
  xml.attribute("position", std::to_string(position));
  write_identity(xml, dimension);
  xml.close();
}

void write_dimensions(XmlWriter& xml) {
  xml.open("str:DimensionList");
  xml.attribute("id", "DimensionDescriptor");
  std::size_t position = 0;
  for (const Component& dimension : key_dimensions()) {
    write_dimension(xml, "str:Dimension", dimension, ++position);
  }
  write_dimension(xml, "str:TimeDimension", time_dimension(), ++position);
  xml.close();
}

void write_local(XmlWriter& xml, std::string_view element, const Component& component) {
  xml.open(element);
  xml.open("Ref");
  xml.attribute("id", component.id);
  xml.close();
  xml.close();
}

// With what its value varies, which the caller says, and closes both.
void open_attribute(XmlWriter& xml, const Component& attribute) {
  xml.open("str:Attribute");
  xml.attribute("id", attribute.id);
  xml.attribute("assignmentStatus", attribute.is_mandatory ? "Mandatory" : "Conditional");
  write_identity(xml, attribute);
  xml.open("str:AttributeRelationship");
}

void write_attributes(XmlWriter& xml) {
  xml.open("str:AttributeList");
  xml.attribute("id", "AttributeDescriptor");
  for (const Component& attribute : observation_attributes()) {
    open_attribute(xml, attribute);
    write_local(xml, "str:PrimaryMeasure", measure());
    xml.close();
    xml.close();
  }
  for (const Component& attribute : series_attributes()) {
    open_attribute(xml, attribute);
    for (const Component& key : key_dimensions()) write_local(xml, "str:Dimension", key);
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
  xml.open("str:PrimaryMeasure");
  xml.attribute("id", measure().id);
  write_identity(xml, measure());
}

}  // namespace

std::string structure_21(const projections::ReleaseHead& head) {
  XmlWriter xml;
  open_structures(xml, kEdition, head);
  write_dataflow(xml, kEdition);
  write_codelists(xml, kEdition);
  write_concept_scheme(xml, kEdition);
  write_data_structure(xml);
  return xml.finish();
}

}  // namespace connectors::sdmx
