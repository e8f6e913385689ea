#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_FORMAT_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_FORMAT_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/numeric/int128.h"
#include "absl/strings/string_view.h"

// How an image lies in its file (image_file.h reads it, image_writer.h writes
// it), in the byte order of the machine:
//
//   the header
//   of each table: its records, then its buckets
//
// A record is a RecordHead, its key and its value. Records come in the order of
// the hashes of their keys. A bucket is one line of the processor's cache, with
// slots for records; the bucket of a key is where its hash lies among all
// hashes, or a later one where that is full. A bucket that is not full ends the
// search.
//
// Whatever is read is checked first: header, bucket and record each have a hash
// of their bytes.
namespace custodia::directory::sql {

// Returns the same in every process, on every machine of this byte order.
inline uint64_t StableHash(absl::string_view bytes, uint64_t seed = 0) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  constexpr uint64_t kOther = 0xD6E8FEB86659FD93;
  const auto fold = [](uint64_t a, uint64_t b) {
    const absl::uint128 product = absl::uint128(a) * b;
    return absl::Uint128High64(product) ^ absl::Uint128Low64(product);
  };
  uint64_t hash = fold(seed ^ kOther, bytes.size() ^ kOdd);
  uint64_t word = 0;
  for (; bytes.size() >= sizeof(word); bytes.remove_prefix(sizeof(word))) {
    std::memcpy(&word, bytes.data(), sizeof(word));
    hash = fold(hash ^ word, kOdd);
  }
  word = 0;
  if (!bytes.empty()) std::memcpy(&word, bytes.data(), bytes.size());
  return fold(hash ^ word, kOther);
}

enum class ImageTable { kNodes, kAddresses };
constexpr int kImageTables = 2;

struct TableHeader {
  uint64_t records = 0;  // where they begin; they end where buckets begin
  uint64_t buckets = 0;  // where they begin
  uint64_t homes = 0;    // over how many buckets the hashes are spread
  uint64_t bucket_count = 0;
};

struct ImageHeader {
  std::array<char, 8> magic{};
  uint64_t form = 0;
  std::array<char, 32> name{};
  uint64_t size = 0;  // of the file
  std::array<TableHeader, kImageTables> tables;
  uint64_t check = 0;  // of all before it
};

constexpr std::array<char, 8> kImageMagic = {'C', 'U', 'S', 'T',
                                             'I', 'M', 'G', '\n'};

struct RecordHead {
  uint32_t check = 0;  // of all behind it
  uint32_t value_size = 0;
  uint32_t key_size = 0;
};

// A slot has the record's place in the file and, in its upper bits, some of the
// hash that does not tell the bucket; 0 is none.
constexpr int kPlaceBits = 40;
constexpr uint64_t kPlaceMask = (uint64_t{1} << kPlaceBits) - 1;
constexpr uint64_t kLargestImage = kPlaceMask;

struct Bucket {
  std::array<uint64_t, 7> slots{};
  uint64_t check = 0;  // of the slots, and of where the bucket is
};
static_assert(sizeof(Bucket) == 64);

template <typename T>
absl::string_view BytesOf(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(value)};
}

inline uint64_t CheckOf(const ImageHeader& header) {
  absl::string_view bytes = BytesOf(header);
  bytes.remove_suffix(sizeof(header.check));
  return StableHash(bytes);
}

inline uint64_t CheckOf(const Bucket& bucket, uint64_t number) {
  return StableHash(BytesOf(bucket.slots), number);
}

// `record` is whole: head, key, value.
inline uint32_t CheckOfRecord(absl::string_view record) {
  return static_cast<uint32_t>(
      StableHash(record.substr(sizeof(RecordHead::check))));
}

inline uint64_t HomeOf(uint64_t hash, uint64_t homes) {
  return absl::Uint128High64(absl::uint128(hash) * homes);
}

inline uint64_t SlotOf(uint64_t hash, uint64_t place) {
  return hash << kPlaceBits | place;
}

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_IMAGE_FORMAT_H_
