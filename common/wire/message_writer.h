#ifndef CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_
#define CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace custodia::wire {

// Writes a message of proto3 as it goes over the wire, field by field, without
// making it first. What a generated message writes is written too: nothing for
// a number 0 and a text "". Give each field the number that protoc names
// (`v1::Lead::kRungFieldNumber`), in the order of the numbers. The caller sees
// to it that texts are UTF-8.
class MessageWriter {
 public:
  // Appends to `out`.
  explicit MessageWriter(std::string& out) : out_(out) {}

  // An enum, a bool or an int, not negative unless it has 64 bits.
  void Number(int field, uint64_t number) {
    if (number == 0) return;
    Varint(static_cast<uint64_t>(field) << 3);
    Varint(number);
  }

  void Text(int field, absl::string_view text) {
    if (!text.empty()) Element(field, text);
  }

  // A text of a list, which may be "".
  void Element(int field, absl::string_view text) {
    Begin(field);
    Varint(text.size());
    out_.append(text.data(), text.size());
  }

  // A message, whose fields `body()` writes with this writer.
  template <typename Body>
  void Message(int field, Body body) {
    Begin(field);
    const size_t start = out_.size();
    body();
    // How long it is stands before it.
    const size_t size = out_.size() - start;
    std::string prefix;
    MessageWriter(prefix).Varint(size);
    out_.insert(start, prefix);
  }

  // Fields that a writer wrote.
  void Fields(absl::string_view fields) {
    out_.append(fields.data(), fields.size());
  }

 private:
  void Begin(int field) { Varint((static_cast<uint64_t>(field) << 3) | 2); }
  void Varint(uint64_t number) {
    for (; number >= 0x80; number >>= 7) {
      out_ += static_cast<char>(number | 0x80);
    }
    out_ += static_cast<char>(number);
  }

  std::string& out_;
};

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_
