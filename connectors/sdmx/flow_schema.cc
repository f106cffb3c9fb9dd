// flow_schema_30 and flow_schema_21: the types of structure-specific data, restricted to the
// components of the dataflow, with a simple type for each codelist.

#include "connectors/sdmx/components.h"
#include "connectors/sdmx/edition.h"
#include "connectors/sdmx/sdmx.h"
#include "ledger/base/assert.h"

namespace connectors::sdmx {
namespace {

constexpr std::string_view kAnyNumber = "unbounded";

std::string_view schema_type(std::string_view text_type) {
  if (text_type == "Double") return "xs:double";
  if (text_type == "Decimal") return "xs:decimal";
  if (text_type == "Integer") return "xs:integer";
  if (text_type == "String") return "xs:string";
  LEDGER_ASSERT(text_type == "ObservationalTimePeriod");
  return "common:ObservationalTimePeriodType";
}

void write_import(XmlWriter& xml, Edition edition, std::string_view part, std::string_view file) {
  xml.open("xs:import");
  xml.attribute("namespace", namespace_of(edition, part));
  const std::string folder = edition == Edition::k21 ? "sdmx21/" : "sdmx30/";
  xml.attribute("schemaLocation", folder + std::string(file));
  xml.close();
}

void open_schema(XmlWriter& xml, Edition edition) {
  xml.open("xs:schema");
  xml.attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
  xml.attribute("xmlns", data_namespace(edition));
  xml.attribute("xmlns:dsd", namespace_of(edition, "data/structurespecific"));
  xml.attribute("xmlns:common", namespace_of(edition, "common"));
  xml.attribute("targetNamespace", data_namespace(edition));
  xml.attribute("elementFormDefault", "qualified");
  xml.attribute("attributeFormDefault", "unqualified");
  write_import(xml, edition, "common", "SDMXCommon.xsd");
  write_import(xml, edition, "data/structurespecific", "SDMXDataStructureSpecific.xsd");
}

void write_codelist_type(XmlWriter& xml, const CodeList& list) {
  xml.open("xs:simpleType");
  xml.attribute("name", list.id);
  xml.open("xs:restriction");
  xml.attribute("base", "xs:string");
  for (const projections::release::CubeCode& code : list.codes) {
    xml.open("xs:enumeration");
    xml.attribute("value", code.id);
    xml.close();
  }
  xml.close();
  xml.close();
}

void write_attribute(XmlWriter& xml, std::string_view name, std::string_view type,
                     std::string_view use) {
  xml.open("xs:attribute");
  xml.attribute("name", name);
  xml.attribute("type", type);
  xml.attribute("use", use);
  xml.close();
}

void write_component(XmlWriter& xml, const Component& component) {
  const std::string_view type =
      component.codelist == nullptr ? schema_type(component.text_type) : component.codelist->id;
  write_attribute(xml, component.id, type, component.is_mandatory ? "required" : "optional");
}

void write_child(XmlWriter& xml, std::string_view name, std::string_view type,
                 std::string_view times_max) {
  xml.open("xs:element");
  xml.attribute("name", name);
  xml.attribute("type", type);
  xml.attribute("form", "unqualified");
  xml.attribute("minOccurs", "0");
  xml.attribute("maxOccurs", times_max);
  xml.close();
}

// Opens the type `name`, a restriction of the SDMX type of that name, before its own children.
void open_type(XmlWriter& xml, std::string_view name) {
  xml.open("xs:complexType");
  xml.attribute("name", name);
  xml.open("xs:complexContent");
  xml.open("xs:restriction");
  xml.attribute("base", "dsd:" + std::string(name));
  xml.open("xs:sequence");
  xml.open("xs:element");
  xml.attribute("ref", "common:Annotations");
  xml.attribute("minOccurs", "0");
  xml.close();
}

void close_type(XmlWriter& xml) {
  write_attribute(xml, "REPORTING_YEAR_START_DAY", "xs:gMonthDay", "prohibited");
  xml.close();
  xml.close();
  xml.close();
}

void write_data_set_type(XmlWriter& xml, Edition edition) {
  open_type(xml, "DataSetType");
  write_child(xml, "DataProvider", "common:DataProviderReferenceType", "1");
  if (edition == Edition::k30) write_child(xml, "Atts", "dsd:AttsType", kAnyNumber);
  xml.open("xs:choice");
  xml.attribute("minOccurs", "0");
  write_child(xml, "Series", "SeriesType", kAnyNumber);
  xml.close();
  xml.close();
  close_type(xml);
}

void write_series_type(XmlWriter& xml, Edition edition) {
  open_type(xml, "SeriesType");
  if (edition == Edition::k30) write_child(xml, "Comp", "dsd:CompType", kAnyNumber);
  write_child(xml, "Obs", "ObsType", kAnyNumber);
  xml.close();
  for (const Component& dimension : key_dimensions()) write_component(xml, dimension);
  for (const Component& attribute : series_attributes()) write_component(xml, attribute);
  write_attribute(xml, time_dimension().id, schema_type(time_dimension().text_type), "prohibited");
  close_type(xml);
}

void write_observation_type(XmlWriter& xml, Edition edition) {
  open_type(xml, "ObsType");
  if (edition == Edition::k30) write_child(xml, "Comp", "dsd:CompType", kAnyNumber);
  xml.close();
  write_component(xml, time_dimension());
  write_component(xml, measure());
  for (const Component& attribute : observation_attributes()) write_component(xml, attribute);
  close_type(xml);
}

std::string flow_schema(Edition edition) {
  XmlWriter xml;
  open_schema(xml, edition);
  for (const CodeList& list : codelists()) write_codelist_type(xml, list);
  write_data_set_type(xml, edition);
  write_series_type(xml, edition);
  write_observation_type(xml, edition);
  return xml.finish();
}

}  // namespace

std::string flow_schema_30() { return flow_schema(Edition::k30); }
std::string flow_schema_21() { return flow_schema(Edition::k21); }

}  // namespace connectors::sdmx
