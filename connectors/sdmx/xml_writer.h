#pragma once

// XmlWriter writes one XML document in UTF-8, one element on each line. It escapes texts and
// attribute values.

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
  void attribute(std::string_view name, std::string_view value);  // Directly after open().
  void text(std::string_view text);
  void close();  // The innermost element.

  void element(std::string_view name, std::string_view text);
  std::string finish();  // Closes all elements. Called once, last.

 private:
  struct Output;
  std::unique_ptr<Output> output_;
};

}  // namespace connectors::sdmx
