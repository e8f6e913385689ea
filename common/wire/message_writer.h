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
    char head[2 * kLongest];
    char* const end = Varint(number, Varint(Tag(field, 0), head));
    out_.append(head, static_cast<size_t>(end - head));
  }

  void Text(int field, absl::string_view text) {
    if (!text.empty()) Element(field, text);
  }

  // A text of a list, which may be "".
  void Element(int field, absl::string_view text) {
    char head[2 * kLongest];
    char* const end = Varint(text.size(), Varint(Tag(field, 2), head));
    out_.append(head, static_cast<size_t>(end - head));
    out_.append(text.data(), text.size());
  }

  // A message, whose fields `body()` writes with this writer.
  template <typename Body>
  void Message(int field, Body body) {
    char head[kLongest];
    out_.append(head, static_cast<size_t>(Varint(Tag(field, 2), head) - head));
    const size_t start = out_.size();
    body();
    // How long it is stands before it.
    char* const end = Varint(out_.size() - start, head);
    out_.insert(start, head, static_cast<size_t>(end - head));
  }

  // Fields that a writer wrote.
  void Fields(absl::string_view fields) {
    out_.append(fields.data(), fields.size());
  }

 private:
  static constexpr int kLongest = 10;

  // `type`: 0 before a number, 2 before what has a length.
  static uint64_t Tag(int field, uint64_t type) {
    return (static_cast<uint64_t>(field) << 3) | type;
  }

  // Writes to `to`, and returns the end of what it wrote.
  static char* Varint(uint64_t number, char* to) {
    for (; number >= 0x80; number >>= 7)
      *to++ = static_cast<char>(number | 0x80);
    *to++ = static_cast<char>(number);
    return to;
  }

  std::string& out_;
};

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_
