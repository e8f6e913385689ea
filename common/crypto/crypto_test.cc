#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/crypto/digest.h"
#include "common/crypto/keyed_hash.h"
#include "common/crypto/random_ids.h"
#include "common/resource_names.h"
#include "common/testing/fake_clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

TEST(DigestTest, IsSha256) {
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(Sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DigestTest, DoesNotDependOnTheChunks) {
  Digest digest;
  digest.Update("a");
  digest.Update("bc");
  EXPECT_EQ(digest.Finish(), Sha256("abc"));
}

constexpr char kKey[] =
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

TEST(HashKeyTest, IsReadAsItWasWritten) {
  ASSERT_TRUE(HashKey::FromHex(kKey).has_value());
  EXPECT_EQ(HashKey::FromHex(absl::StrCat(" ", kKey, "\n"))->ToHex(), kKey);
  for (const char* hex : {"", "00", "not hexadecimal", kKey + 1}) {
    EXPECT_FALSE(HashKey::FromHex(hex).has_value()) << hex;
  }
  EXPECT_FALSE(HashKey::FromHex(absl::StrCat("gg", kKey + 2)).has_value());
  EXPECT_NE(HashKey::Random().ToHex(), HashKey::Random().ToHex());
}

TEST(KeyedHashTest, IsBlake2bOverFramedFields) {
  // Python's hashlib.blake2b(b"\2\0\0\0\0\0\0\0ab\7\0\0\0\0\0\0\0",
  // key=bytes(range(32)), digest_size=32).
  const HashKey key = *HashKey::FromHex(kKey);
  EXPECT_EQ(absl::BytesToHexString(KeyedHash(key).Add("ab").Add(7).Finish()),
            "32cbb478fadc45a04befaa0d6cb3b161a4347bb9ac600f5479ed687b600978b0");
}

TEST(KeyedHashTest, TellsFieldsAndKeysApart) {
  const HashKey key = *HashKey::FromHex(kKey);
  EXPECT_NE(KeyedHash(key).Add("ab").Add("c").Finish(),
            KeyedHash(key).Add("a").Add("bc").Finish());
  EXPECT_NE(KeyedHash(key).Add("ab").Finish(),
            KeyedHash(HashKey::Random()).Add("ab").Finish());
}

TEST(RandomIdsTest, MakesVersion4Uuids) {
  RandomIds ids;
  const std::string id = ids.Next();
  ASSERT_EQ(id.size(), 36U);
  EXPECT_EQ(id[14], '4');
  EXPECT_NE(id, ids.Next());
}

TEST(OrderedIdsTest, MakesVersion7UuidsThatGrowWithTime) {
  // The time of RFC 9562's example, appendix A.6.
  testing::FakeClock clock(absl::FromUnixMillis(0x017F22E279B0));
  OrderedIds ids(clock);
  const std::string id = ids.Next();
  EXPECT_EQ(id.substr(0, 15), "017f22e2-79b0-7");
  EXPECT_TRUE(IsUuid(id));
  EXPECT_THAT(id[19], ::testing::AnyOf('8', '9', 'a', 'b'));
  EXPECT_NE(id, ids.Next());
  clock.Advance(absl::Milliseconds(1));
  EXPECT_GT(ids.Next(), id);
}

}  // namespace
}  // namespace custodia
