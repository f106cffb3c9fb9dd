#pragma once

// XmlWriter writes one XML document in UTF-8, an element a line. Names and values are given as they
// are; what XML needs escaped is escaped.

#include <memory>
#include <string>
#include <string_view>

namespace connectors::sdmx {

class XmlWriter {
 public:
  XmlWriter();
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  void open(std::string_view element);
  void attribute(std::string_view name, std::string_view value);  // Of the element just opened.
  void text(std::string_view text);
  void close();  // The innermost element.

  void element(std::string_view name, std::string_view text);
  std::string finish();  // Closes what is open. Only once, at the end.

 private:
  struct Output;
  std::unique_ptr<Output> output_;
};

}  // namespace connectors::sdmx
