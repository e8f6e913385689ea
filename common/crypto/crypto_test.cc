#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/crypto/digest.h"
#include "common/crypto/keyed_hash.h"
#include "common/crypto/random_ids.h"
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

}  // namespace
}  // namespace custodia
