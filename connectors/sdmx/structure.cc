#include "connectors/sdmx/structure.h"

namespace connectors::sdmx {
namespace {

void write_annotation(XmlWriter& xml, std::string_view type, std::string_view month) {
  if (month.empty()) return;
  xml.open("com:Annotation");
  xml.element("com:AnnotationTitle", month);
  xml.element("com:AnnotationType", type);
  xml.close();
}

// As annotations: no edition has a period of validity of a single code.
void write_validity(XmlWriter& xml, const projections::release::CubeCode& code) {
  if (code.from.empty() && code.until.empty()) return;
  xml.open("com:Annotations");
  write_annotation(xml, "VALID_FROM", code.from);
  write_annotation(xml, "VALID_TO", code.until);
  xml.close();
}

void write_code(XmlWriter& xml, const projections::release::CubeCode& code) {
  xml.open("str:Code");
  xml.attribute("id", code.id);
  write_validity(xml, code);
  write_names(xml, code.zh, code.en);
  xml.close();
}

void write_concept(XmlWriter& xml, const Component& component) {
  xml.open("str:Concept");
  xml.attribute("id", component.id);
  write_names(xml, component.title.zh, component.title.en);
  xml.close();
}

void write_name(XmlWriter& xml, std::string_view language, std::string_view text) {
  xml.open("com:Name");
  xml.attribute("xml:lang", language);
  xml.text(text);
  xml.close();
}

}  // namespace

void write_names(XmlWriter& xml, std::string_view zh, std::string_view en) {
  write_name(xml, "zh", zh);
  write_name(xml, "en", en);
}

void open_maintainable(XmlWriter& xml, Edition edition, std::string_view element,
                       std::string_view id, const ledger::Bilingual& names) {
  xml.open(element);
  xml.attribute("id", id);
  xml.attribute("agencyID", projections::release::kCubeAgency);
  xml.attribute("version", version_of(edition));
  if (edition == Edition::k21) xml.attribute("isFinal", "true");
  write_names(xml, names.zh, names.en);
}

void open_structures(XmlWriter& xml, Edition edition,
                     const projections::release::ReleaseHead& head) {
  open_message(xml, edition, "mes:Structure");
  xml.attribute("xmlns:str", namespace_of(edition, "structure"));
  open_header(xml, head);
  xml.close();
  xml.open("mes:Structures");
}

void write_codelists(XmlWriter& xml, Edition edition) {
  xml.open("str:Codelists");
  for (const CodeList& list : codelists()) {
    open_maintainable(xml, edition, "str:Codelist", list.id, {list.zh, list.en});
    for (const projections::release::CubeCode& code : list.codes) write_code(xml, code);
    xml.close();
  }
  xml.close();
}

void write_concept_scheme(XmlWriter& xml, Edition edition) {
  xml.open(edition == Edition::k21 ? "str:Concepts" : "str:ConceptSchemes");
  open_maintainable(xml, edition, "str:ConceptScheme", kConceptScheme,
                    {"专利权交易概念", "Concepts of patent rights transactions"});
  for (const Component& component : key_dimensions()) write_concept(xml, component);
  write_concept(xml, time_dimension());
  write_concept(xml, measure());
  for (const Component& component : observation_attributes()) write_concept(xml, component);
  for (const Component& component : series_attributes()) write_concept(xml, component);
  xml.close();
  xml.close();
}

void write_dataflow(XmlWriter& xml, Edition edition) {
  xml.open("str:Dataflows");
  open_maintainable(xml, edition, "str:Dataflow", kDataflow, kDataflowTitle);
  write_reference(xml, edition, "str:Structure", kDataStructureClass, kDataStructure);
  xml.close();
  xml.close();
}

void write_representation(XmlWriter& xml, Edition edition, const Component& component) {
  xml.open("str:LocalRepresentation");
  if (component.codelist == nullptr) {
    xml.open("str:TextFormat");
    xml.attribute("textType", component.text_type);
    xml.close();
  } else {
    write_reference(xml, edition, "str:Enumeration", kCodelistClass, component.codelist->id);
  }
  xml.close();
}

}  // namespace connectors::sdmx
