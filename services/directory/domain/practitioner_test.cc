#include "services/directory/domain/practitioner.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

TEST(DisplayNameTest, JoinsWhatIsKnown) {
  EXPECT_EQ(DisplayName({"Jane", "Q", "Roe", "Jr"}), "Jane Q. Roe Jr");
  EXPECT_EQ(DisplayName({"Jane", "Quincy", "Roe", ""}), "Jane Quincy Roe");
  EXPECT_EQ(DisplayName({"J", "", "Roe", ""}), "J. Roe");
  EXPECT_EQ(DisplayName({"Jane", "Q.", "Roe", ""}), "Jane Q. Roe");
  EXPECT_EQ(DisplayName({"", "", "O", "V"}), "O V");
  EXPECT_EQ(DisplayName({}), "");
}

TEST(ServedByMedicalSocietiesTest, ServesPhysicians) {
  EXPECT_TRUE(ServedByMedicalSocieties({.taxonomy_codes = {"207Q00000X"}}));
  EXPECT_TRUE(ServedByMedicalSocieties({}));
  // A resident's first code, the specialty behind it.
  EXPECT_TRUE(ServedByMedicalSocieties(
      {.taxonomy_codes = {"390200000X", "208600000X"}}));
  EXPECT_FALSE(ServedByMedicalSocieties({.taxonomy_codes = {"1223G0001X"}}));
  EXPECT_FALSE(ServedByMedicalSocieties({.taxonomy_codes = {"363L00000X"}}));
}

TEST(IsValidNpiTest, ChecksTheCheckDigit) {
  EXPECT_TRUE(IsValidNpi("1234567893"));  // The example of the CMS standard.
  EXPECT_TRUE(IsValidNpi("1245319599"));
  for (const char* npi : {"1234567890", "1234567894", "2134567893", "123456789",
                          "12345678933", "123456789X", "", " 234567893"}) {
    EXPECT_FALSE(IsValidNpi(npi)) << npi;
  }
}

TEST(PractitionerTest, KnowsTheFormOfATaxonomyCode) {
  EXPECT_TRUE(IsTaxonomyCode("207Q00000X"));
  EXPECT_TRUE(IsTaxonomyCode("2080P0208X"));
  EXPECT_FALSE(IsTaxonomyCode(""));
  EXPECT_FALSE(IsTaxonomyCode("207Q00000"));
  EXPECT_FALSE(IsTaxonomyCode("207Q00000XX"));
  EXPECT_FALSE(IsTaxonomyCode("207q00000x"));
  EXPECT_FALSE(IsTaxonomyCode("207-00000X"));
}

}  // namespace
}  // namespace custodia::directory
