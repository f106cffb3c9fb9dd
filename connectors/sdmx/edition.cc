#include "connectors/sdmx/edition.h"

namespace connectors::sdmx {

std::string namespace_of(Edition edition, std::string_view part) {
  std::string uri = "http://www.sdmx.org/resources/sdmxml/schemas/";
  uri += edition == Edition::k21 ? "v2_1/" : "v3_0/";
  uri += part;
  return uri;
}

// Versions of 2.1 have two numbers. The third one, the patch, never changes a structure.
std::string_view version_of(Edition edition) {
  constexpr std::string_view kVersion = projections::release::kCubeVersion;
  return edition == Edition::k21 ? kVersion.substr(0, kVersion.rfind('.')) : kVersion;
}

std::string urn_of(Edition edition, const ArtefactClass& kind, std::string_view id) {
  std::string urn = "urn:sdmx:org.sdmx.infomodel.";
  ((urn += kind.package) += ".") += kind.name;
  ((urn += "=") += projections::release::kCubeAgency) += ":";
  ((urn += id) += "(") += version_of(edition);
  return urn += ")";
}

std::string data_namespace(Edition edition) {
  return urn_of(edition, kDataflowClass, kDataflow) + ":ObsLevelDim:TIME_PERIOD";
}

void write_reference(XmlWriter& xml, Edition edition, std::string_view element,
                     const ArtefactClass& kind, std::string_view id) {
  if (edition == Edition::k30) return xml.element(element, urn_of(edition, kind, id));
  xml.open(element);
  xml.open("Ref");
  xml.attribute("id", id);
  xml.attribute("version", version_of(edition));
  xml.attribute("agencyID", projections::release::kCubeAgency);
  xml.attribute("package", kind.package);
  xml.attribute("class", kind.name);
  xml.close();
  xml.close();
}

void open_message(XmlWriter& xml, Edition edition, std::string_view name) {
  xml.open(name);
  xml.attribute("xmlns:mes", namespace_of(edition, "message"));
  xml.attribute("xmlns:com", namespace_of(edition, "common"));
}

void open_header(XmlWriter& xml, const projections::release::ReleaseHead& head) {
  xml.open("mes:Header");
  xml.element("mes:ID", head.id);
  xml.element("mes:Test", head.is_draft ? "true" : "false");
  xml.element("mes:Prepared", head.prepared.text());
  xml.open("mes:Sender");
  xml.attribute("id", projections::release::kCubeAgency);
  xml.close();
  xml.open("mes:Receiver");
  xml.attribute("id", kReceiver);
  xml.close();
}

}  // namespace connectors::sdmx
