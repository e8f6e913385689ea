#include "services/directory/storage/image_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/image_writer.h"

namespace custodia::directory::sql {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

constexpr char kName[] = "0123456789abcdef0123456789abcdef";
constexpr uint64_t kForm = 3;

class ImageFileTest : public ::testing::Test {
 protected:
  static std::string Key(int i) { return absl::StrCat("key", i); }
  static std::string Value(int i) {
    return std::string(static_cast<size_t>(i % 50), static_cast<char>(i));
  }

  void Make(int records) {
    std::vector<int> order(static_cast<size_t>(records));
    std::generate(order.begin(), order.end(),
                  [i = 0]() mutable { return i++; });
    std::sort(order.begin(), order.end(), [](int a, int b) {
      return StableHash(Key(a)) < StableHash(Key(b));
    });
    ImageWriter writer(path_, kName, kForm);
    for (const int i : order) writer.Add(Key(i), Value(i));
    writer.EndTable();
    for (const int i : order) {
      if (i % 3 == 0) writer.Add(Key(i), "there");
    }
    writer.EndTable();
    ASSERT_THAT(writer.Finish(), IsOk());
  }

  std::unique_ptr<const ImageFile> Open() const {
    return ImageFile::Open(path_, kName, kForm);
  }

  std::string Bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void SetBytes(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("image");
};

TEST_F(ImageFileTest, FindsWhatWasWrittenAndNothingElse) {
  for (const int records : {0, 1, 8, 20'000}) {
    std::filesystem::remove(path_);
    Make(records);
    const auto image = Open();
    ASSERT_NE(image, nullptr);
    for (int i = 0; i < records; ++i) {
      EXPECT_EQ(image->Find(ImageTable::kNodes, Key(i)).value, Value(i));
      EXPECT_EQ(image->Find(ImageTable::kAddresses, Key(i)).value.has_value(),
                i % 3 == 0);
    }
    for (int i = records; i < records + 1'000; ++i) {
      const auto found = image->Find(ImageTable::kNodes, Key(i));
      EXPECT_FALSE(found.value.has_value() || found.damaged);
    }
  }
}

TEST_F(ImageFileTest, WalksAllInTheOrderOfTheirHashes) {
  Make(1'000);
  const auto image = Open();
  ASSERT_NE(image, nullptr);
  ImageFile::Cursor cursor = image->Walk(ImageTable::kNodes);
  int walked = 0;
  for (uint64_t last = 0; cursor.Next(); ++walked) {
    EXPECT_GT(cursor.hash(), last);
    last = cursor.hash();
  }
  EXPECT_EQ(walked, 1'000);
  EXPECT_FALSE(cursor.damaged());
}

TEST_F(ImageFileTest, RefusesAnotherFile) {
  EXPECT_EQ(Open(), nullptr);
  Make(10);
  EXPECT_NE(Open(), nullptr);
  EXPECT_EQ(ImageFile::Open(path_, std::string(32, 'x'), kForm), nullptr);
  EXPECT_EQ(ImageFile::Open(path_, kName, kForm + 1), nullptr);
  const std::string bytes = Bytes();
  for (size_t size = 0; size < bytes.size(); ++size) {
    SetBytes(bytes.substr(0, size));
    EXPECT_EQ(Open(), nullptr) << size;
  }
  SetBytes(bytes + "x");
  EXPECT_EQ(Open(), nullptr);
}

TEST_F(ImageFileTest, WhatIsDamagedIsNeverTakenForTrue) {
  constexpr int kRecords = 12;
  Make(kRecords);
  const std::string bytes = Bytes();
  int noticed = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    for (const int flip : {1, 0x80, 0xFF}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      SetBytes(damaged);
      const auto image = Open();
      if (image == nullptr) {
        ++noticed;
        continue;
      }
      for (int i = 0; i < kRecords * 2; ++i) {
        const auto found = image->Find(ImageTable::kNodes, Key(i));
        noticed += found.damaged ? 1 : 0;
        if (found.damaged) {
          EXPECT_FALSE(found.value.has_value());
        } else {
          EXPECT_EQ(found.value.has_value(), i < kRecords) << at;
          EXPECT_EQ(found.value.value_or(Value(i)), Value(i)) << at;
        }
      }
      ImageFile::Cursor cursor = image->Walk(ImageTable::kNodes);
      int walked = 0;
      while (cursor.Next()) ++walked;
      EXPECT_EQ(walked < kRecords, cursor.damaged());
    }
  }
  EXPECT_GT(noticed, static_cast<int>(bytes.size()));
}

TEST_F(ImageFileTest, AFileThatIsNotFinishedIsRemoved) {
  {
    ImageWriter writer(path_, kName, kForm);
    writer.Add("key", "value");
  }
  EXPECT_FALSE(std::filesystem::exists(path_));

  ImageWriter nowhere(dir_.File("no/such/folder"), kName, kForm);
  EXPECT_FALSE(nowhere.Finish().ok());
}

}  // namespace
}  // namespace custodia::directory::sql
