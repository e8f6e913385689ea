#include "common/crypto/digest.h"
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

TEST(RandomIdsTest, MakesVersion4Uuids) {
  RandomIds ids;
  const std::string id = ids.Next();
  ASSERT_EQ(id.size(), 36U);
  EXPECT_EQ(id[14], '4');
  EXPECT_NE(id, ids.Next());
}

}  // namespace
}  // namespace custodia
