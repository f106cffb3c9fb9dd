// structure_21 and structure_30: the data structure in SDMX-ML 2.1, which refers by Ref elements,
// and in 3.0, which refers by URNs.

#include "connectors/sdmx/sdmx.h"
#include "connectors/sdmx/structure.h"

namespace connectors::sdmx {
namespace {

void write_identity(XmlWriter& xml, Edition edition, const Component& component) {
  if (edition == Edition::k30) {
    const std::string scheme = urn_of(edition, kConceptClass, kConceptScheme);
    xml.element("str:ConceptIdentity", scheme + "." + std::string(component.id));
  } else {
    xml.open("str:ConceptIdentity");
    xml.open("Ref");
    xml.attribute("id", component.id);
    xml.attribute("maintainableParentID", kConceptScheme);
    xml.attribute("maintainableParentVersion", version_of(edition));
    xml.attribute("agencyID", projections::release::kCubeAgency);
    xml.attribute("package", kConceptClass.package);
    xml.attribute("class", kConceptClass.name);
    xml.close();
    xml.close();
  }
  write_representation(xml, edition, component);
}

void write_usage(XmlWriter& xml, Edition edition, const Component& component) {
  if (edition == Edition::k30) {
    xml.attribute("usage", component.is_mandatory ? "mandatory" : "optional");
  } else {
    xml.attribute("assignmentStatus", component.is_mandatory ? "Mandatory" : "Conditional");
  }
}

void write_dimensions(XmlWriter& xml, Edition edition) {
  xml.open("str:DimensionList");
  xml.attribute("id", "DimensionDescriptor");
  std::size_t position = 0;
  for (const Component& dimension : key_dimensions()) {
    xml.open("str:Dimension");
    xml.attribute("id", dimension.id);
    xml.attribute("position", std::to_string(++position));
    write_identity(xml, edition, dimension);
    xml.close();
  }
  xml.open("str:TimeDimension");
  xml.attribute("id", time_dimension().id);
  if (edition == Edition::k21) xml.attribute("position", std::to_string(++position));
  write_identity(xml, edition, time_dimension());
  xml.close();
  xml.close();
}

// A reference to another component of this data structure.
void write_local(XmlWriter& xml, Edition edition, std::string_view element,
                 const Component& component) {
  if (edition == Edition::k30) return xml.element(element, component.id);
  xml.open(element);
  xml.open("Ref");
  xml.attribute("id", component.id);
  xml.close();
  xml.close();
}

// Opens the attribute and its relationship; the caller writes what it relates to and closes both.
void open_attribute(XmlWriter& xml, Edition edition, const Component& attribute) {
  xml.open("str:Attribute");
  xml.attribute("id", attribute.id);
  write_usage(xml, edition, attribute);
  write_identity(xml, edition, attribute);
  xml.open("str:AttributeRelationship");
}

void write_observation_relationship(XmlWriter& xml, Edition edition) {
  if (edition == Edition::k21) return write_local(xml, edition, "str:PrimaryMeasure", measure());
  xml.open("str:Observation");
  xml.close();
}

void write_attributes(XmlWriter& xml, Edition edition) {
  xml.open("str:AttributeList");
  xml.attribute("id", "AttributeDescriptor");
  for (const Component& attribute : observation_attributes()) {
    open_attribute(xml, edition, attribute);
    write_observation_relationship(xml, edition);
    xml.close();
    xml.close();
  }
  for (const Component& attribute : series_attributes()) {
    open_attribute(xml, edition, attribute);
    for (const Component& key : key_dimensions()) write_local(xml, edition, "str:Dimension", key);
    xml.close();
    xml.close();
  }
  xml.close();
}

void write_data_structure(XmlWriter& xml, Edition edition) {
  xml.open("str:DataStructures");
  open_maintainable(xml, edition, "str:DataStructure", kDataStructure, kDataflowTitle);
  xml.open("str:DataStructureComponents");
  write_dimensions(xml, edition);
  write_attributes(xml, edition);
  xml.open("str:MeasureList");
  xml.attribute("id", "MeasureDescriptor");
  xml.open(edition == Edition::k21 ? "str:PrimaryMeasure" : "str:Measure");
  xml.attribute("id", measure().id);
  if (edition == Edition::k30) write_usage(xml, edition, measure());
  write_identity(xml, edition, measure());
}

}  // namespace

std::string structure_21(const projections::release::ReleaseHead& head) {
  XmlWriter xml;
  open_structures(xml, Edition::k21, head);
  write_dataflow(xml, Edition::k21);
  write_codelists(xml, Edition::k21);
  write_concept_scheme(xml, Edition::k21);
  write_data_structure(xml, Edition::k21);
  return xml.finish();
}

std::string structure_30(const projections::release::ReleaseHead& head) {
  XmlWriter xml;
  open_structures(xml, Edition::k30, head);
  write_codelists(xml, Edition::k30);
  write_concept_scheme(xml, Edition::k30);
  write_dataflow(xml, Edition::k30);
  write_data_structure(xml, Edition::k30);
  return xml.finish();
}

}  // namespace connectors::sdmx
