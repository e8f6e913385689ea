#include "services/request/letters/font_file.h"

#include <array>
#include <cstdint>
#include <fstream>

namespace custodia::request::letters {
namespace {

// The table directory, as the OpenType specification has it: a header, then a
// record for each table (tag, checksum, offset, length), all big-endian.
constexpr uint32_t kTrueType = 0x00010000;

class Reader {
 public:
  explicit Reader(const std::string& path)
      : file_(path, std::ios::binary | std::ios::ate),
        size_(file_.good() ? static_cast<uint64_t>(file_.tellg()) : 0) {
    file_.seekg(0);
  }

  // Returns the next number of `bytes` bytes; 0 where there is none.
  uint32_t Next(int bytes) {
    uint32_t number = 0;
    for (int i = 0; i < bytes; ++i) {
      const int byte = file_.get();
      if (byte < 0) return 0;
      number = (number << 8U) | static_cast<uint32_t>(byte);
    }
    return number;
  }

  bool good() const { return file_.good(); }
  uint64_t size() const { return size_; }

 private:
  std::ifstream file_;
  uint64_t size_;
};

}  // namespace

bool IsTrueTypeFile(const std::string& path) {
  Reader reader(path);
  if (reader.Next(4) != kTrueType) return false;
  const uint32_t tables = reader.Next(2);
  reader.Next(6);  // What a search by halves needs.
  for (uint32_t i = 0; i < tables; ++i) {
    reader.Next(8);
    const uint64_t offset = reader.Next(4);
    const uint64_t length = reader.Next(4);
    if (offset + length > reader.size()) return false;
  }
  return tables > 0 && reader.good();
}

}  // namespace custodia::request::letters
