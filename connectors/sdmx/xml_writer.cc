#include "connectors/sdmx/xml_writer.h"

#include <libxml/xmlwriter.h>

#include "ledger/base/assert.h"

namespace connectors::sdmx {
namespace {

int append(void* document, const char* bytes, int count) {
  static_cast<std::string*>(document)->append(bytes, static_cast<std::size_t>(count));
  return count;
}

const xmlChar* terminated(std::string& buffer, std::string_view text) {
  buffer.assign(text);
  return reinterpret_cast<const xmlChar*>(buffer.c_str());
}

// The writer fails only without memory or if calls are out of order.
void expect(int written) { LEDGER_ASSERT(written >= 0); }

}  // namespace

struct XmlWriter::Output {
  std::string document;
  xmlTextWriterPtr writer = nullptr;
  std::string name;  // Buffers: libxml2 takes texts that end in NUL.
  std::string value;
};

XmlWriter::XmlWriter() : output_(std::make_unique<Output>()) {
  xmlOutputBufferPtr sink = xmlOutputBufferCreateIO(append, nullptr, &output_->document, nullptr);
  LEDGER_ASSERT(sink != nullptr);
  output_->writer = xmlNewTextWriter(sink);
  LEDGER_ASSERT(output_->writer != nullptr);
  expect(xmlTextWriterSetIndent(output_->writer, 1));
  expect(xmlTextWriterStartDocument(output_->writer, "1.0", "UTF-8", nullptr));
}

XmlWriter::~XmlWriter() { xmlFreeTextWriter(output_->writer); }

void XmlWriter::open(std::string_view element) {
  expect(xmlTextWriterStartElement(output_->writer, terminated(output_->name, element)));
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  expect(xmlTextWriterWriteAttribute(output_->writer, terminated(output_->name, name),
                                     terminated(output_->value, value)));
}

void XmlWriter::text(std::string_view text) {
  expect(xmlTextWriterWriteString(output_->writer, terminated(output_->value, text)));
}

void XmlWriter::close() { expect(xmlTextWriterEndElement(output_->writer)); }

void XmlWriter::element(std::string_view name, std::string_view text_inside) {
  open(name);
  text(text_inside);
  close();
}

std::string XmlWriter::finish() {
  expect(xmlTextWriterEndDocument(output_->writer));
  return std::move(output_->document);
}

}  // namespace connectors::sdmx
