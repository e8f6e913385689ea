#ifndef CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_
#define CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/strings/string_view.h"

namespace custodia::wire {

// The bytes of a `Message` as it goes over the wire.
template <typename Message>
struct EncodedMessage {
  std::string bytes;
};

// Writes a message of proto3 as it goes over the wire, field by field, without
// making it first. What a generated message writes is written too: nothing for
// a number 0 and a text "". Give each field the number that protoc names
// (`v1::Lead::kRungFieldNumber`), in the order of the numbers. The caller sees
// to it that texts are UTF-8.
class MessageWriter {
 public:
  // Appends to `out`, which has all that was written, and may be looked at or
  // moved from, when this is gone.
  explicit MessageWriter(std::string& out) : out_(out), size_(out.size()) {
    out_.resize(out_.capacity());
  }
  ~MessageWriter() { out_.resize(size_); }
  MessageWriter(const MessageWriter&) = delete;
  MessageWriter& operator=(const MessageWriter&) = delete;

  // An enum, a bool or an int, not negative unless it has 64 bits.
  void Number(int field, uint64_t number) {
    if (number == 0) return;
    Took(Varint(number, Varint(Tag(field, 0), Room(2 * kLongest))));
  }

  void Text(int field, absl::string_view text) {
    if (!text.empty()) Element(field, text);
  }

  // A text of a list, which may be "", put together of `parts`.
  template <typename... Parts>
  void Element(int field, const Parts&... parts) {
    const size_t size = (absl::string_view(parts).size() + ...);
    char* to = Room(2 * kLongest + size);
    to = Varint(size, Varint(Tag(field, 2), to));
    ((to = Copy(parts, to)), ...);
    Took(to);
  }

  // A message, whose fields `body()` writes with this writer.
  template <typename Body>
  void Message(int field, Body body) {
    // How long it is stands before it: mostly in one byte.
    Took(Varint(Tag(field, 2), Room(kLongest + 1)) + 1);
    const size_t start = size_;
    body();
    const size_t length = size_ - start;
    char head[kLongest];
    const auto more = static_cast<size_t>(Varint(length, head) - head) - 1;
    Room(more);
    char* const first = out_.data() + start;
    if (more > 0) std::memmove(first + more, first, length);
    std::memcpy(first - 1, head, more + 1);
    size_ += more;
  }

  // Fields that a writer wrote.
  void Fields(absl::string_view fields) {
    Took(Copy(fields, Room(fields.size())));
  }

 private:
  static constexpr size_t kLongest = 10;  // of a number as it is written

  // `type`: 0 before a number, 2 before what has a length.
  static uint64_t Tag(int field, uint64_t type) {
    return (static_cast<uint64_t>(field) << 3) | type;
  }

  // Both write to `to`, and return the end of what they wrote.
  static char* Varint(uint64_t number, char* to) {
    for (; number >= 0x80; number >>= 7)
      *to++ = static_cast<char>(number | 0x80);
    *to++ = static_cast<char>(number);
    return to;
  }
  static char* Copy(absl::string_view text, char* to) {
    return std::copy(text.begin(), text.end(), to);
  }

  // Returns where to write next; there is room for `size` bytes.
  char* Room(size_t size) {
    // What `out_` has beyond `size_` is room, so it seldom grows.
    if (out_.size() - size_ < size) out_.resize(2 * out_.size() + size);
    return out_.data() + size_;
  }
  void Took(const char* end) { size_ = static_cast<size_t>(end - out_.data()); }

  std::string& out_;
  size_t size_;  // what is written
};

// Returns what `body` writes with the writer that it is given, without room for
// more: it may be kept.
template <typename Body>
std::string Written(Body body) {
  constexpr size_t kUsualSize = 512;
  std::string fields;
  fields.reserve(kUsualSize);
  {
    MessageWriter writer(fields);
    body(writer);
  }
  return {fields.data(), fields.size()};
}

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_MESSAGE_WRITER_H_
