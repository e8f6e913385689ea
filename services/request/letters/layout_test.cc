#include "services/request/letters/layout.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/letters/utf8.h"

namespace custodia::request::letters {
namespace {

using ::testing::SizeIs;

// Every character is half as wide as it is high.
double HalfEm(Face /*face*/, absl::string_view text) {
  return 0.5 * static_cast<double>(CodePoints(text).size());
}

constexpr double kInch = 72;

Letter Short() {
  return {.sender = {"Pat Example", "1 Elm Street", "Salem, MA 01970",
                     "978-555-0100", "pat@example.org"},
          .recipient = {"Harbor Medical Group", "Attn: Medical Records",
                        "200 Wharf Street", "Salem, MA 01970"},
          .date = "June 3, 2024",
          .subject = "Request",
          .body = {Paragraph{"Please send them."}},
          .signature = {.name = "Signed Name", .date = "June 3, 2024"}};
}

std::string TextOf(const PlacedLine& line) {
  std::string text;
  for (const Span& span : line.spans) absl::StrAppend(&text, span.text);
  return text;
}

// Returns the line that begins with `text`; there must be one.
const PlacedLine& LineOf(const std::vector<Page>& pages,
                         absl::string_view text) {
  for (const Page& page : pages) {
    for (const PlacedLine& line : page.lines) {
      if (absl::StartsWith(TextOf(line), text)) return line;
    }
  }
  static const PlacedLine kNone;
  ADD_FAILURE() << "no line " << text;
  return kNone;
}

bool Has(const Page& page, absl::string_view text) {
  return std::any_of(page.lines.begin(), page.lines.end(),
                     [&](const PlacedLine& line) {
                       return absl::StartsWith(TextOf(line), text);
                     });
}

// Of a #10 envelope: 0.875 inch from the left, 0.5 from below, 4.5 by 1.125. A
// third of a sheet, which lies in it, has 0.458 to slip up and 1 to the side.
TEST(LayoutTest, TheWindowShowsTheAddressHoweverTheSheetLies) {
  const std::vector<Page> pages = LayOut(Short(), HalfEm);
  for (const char* text : {"Harbor", "Attn", "200 Wharf"}) {
    const PlacedLine& line = LineOf(pages, text);
    EXPECT_GE(line.y - line.size, 2.36 * kInch) << text;
    EXPECT_LE(line.y, 3.167 * kInch) << text;
    EXPECT_GE(line.spans.front().x, 0.875 * kInch) << text;
  }
}

TEST(LayoutTest, TheWindowNeverShowsAnythingElse) {
  const std::vector<Page> pages = LayOut(Short(), HalfEm);
  for (const PlacedLine& line : pages.front().lines) {
    if (line.spans.empty()) continue;
    const std::string text = TextOf(line);
    if (absl::StartsWith(text, "Harbor") || absl::StartsWith(text, "Attn") ||
        absl::StartsWith(text, "200 Wharf") || text == "Salem, MA 01970") {
      continue;
    }
    const bool beside = line.spans.front().x > 5.375 * kInch;
    const bool below = line.y - line.size >= (11.0 / 3 - 0.042) * kInch;
    EXPECT_TRUE(beside || below) << text;
  }
}

TEST(LayoutTest, ALongNameOfTheRecipientStaysInTheWindow) {
  Letter letter = Short();
  letter.recipient.front() =
      "The Department of Health Information Management of Harbor General "
      "Hospital";
  const std::vector<Page> pages = LayOut(letter, HalfEm);
  for (const char* text : {"The Department", "Attn", "200 Wharf"}) {
    const PlacedLine& line = LineOf(pages, text);
    EXPECT_GE(line.y - line.size, 2.04 * kInch) << text;
    EXPECT_LE(line.spans.front().x +
                  HalfEm(Face::kRegular, line.spans.front().text) * line.size,
              4.375 * kInch);
  }
}

TEST(LayoutTest, NoLineLeavesTheMarginsOfAnyPage) {
  Letter letter = Short();
  letter.body = {Paragraph{std::string(3000, 'w')},
                 BulletList{{std::string(3000, 'w')}},
                 FieldTable{{{"A label that is long itself", "value"},
                             {"Label", std::string(3000, 'w')}}}};
  const std::vector<Page> pages = LayOut(letter, HalfEm);
  EXPECT_GT(pages.size(), 2U);
  for (const Page& page : pages) {
    for (const PlacedLine& line : page.lines) {
      EXPECT_LE(line.y, kPageHeight - kInch);
      for (const Span& span : line.spans) {
        EXPECT_GE(span.x, kLeftMargin);
        EXPECT_LE(span.x + HalfEm(span.face, span.text) * line.size,
                  kPageWidth - kInch / 2);
      }
    }
  }
}

TEST(LayoutTest, TheLastTwoLinesOfTheBodyGoWithTheSignature) {
  // Whatever the length of the body: the signature's page has more than it.
  for (int paragraphs = 1; paragraphs < 80; ++paragraphs) {
    Letter letter = Short();
    letter.body.clear();
    for (int i = 1; i <= paragraphs; ++i) {
      letter.body.emplace_back(Paragraph{absl::StrCat("Paragraph ", i, ".")});
    }
    const std::vector<Page> pages = LayOut(letter, HalfEm);
    const Page& last = pages.back();
    EXPECT_TRUE(Has(last, absl::StrCat("Paragraph ", paragraphs, ".")));
    EXPECT_TRUE(Has(last, "Sincerely,"));
    EXPECT_TRUE(Has(last, "Signed Name"));
    EXPECT_TRUE(std::any_of(
        last.lines.begin(), last.lines.end(),
        [](const PlacedLine& line) { return line.rule_width > 0; }));
  }
}

TEST(LayoutTest, TheLineToSignOnStrikesNothingOut) {
  const std::vector<Page> pages = LayOut(Short(), HalfEm);
  double rule = 0;
  for (const PlacedLine& line : pages.front().lines) {
    if (line.rule_width > 0) rule = line.y;
  }
  const PlacedLine& name = LineOf(pages, "Signed Name");
  EXPECT_LT(rule, name.y - name.size);
  // With room for a signature.
  EXPECT_GT(rule, LineOf(pages, "Sincerely,").y + 0.4 * kInch);
}

TEST(LayoutTest, NoLineOfAParagraphStandsAlone) {
  for (int paragraphs = 1; paragraphs < 40; ++paragraphs) {
    Letter letter = Short();
    letter.body.clear();
    for (int i = 0; i < paragraphs; ++i) {
      letter.body.emplace_back(Paragraph{"first\nsecond\nthird\nfourth"});
    }
    const std::vector<Page> pages = LayOut(letter, HalfEm);
    for (const Page& page : pages) {
      EXPECT_NE(TextOf(page.lines.front()), "fourth");
      EXPECT_NE(TextOf(page.lines.back()), "first");
    }
  }
}

TEST(LayoutTest, AHeadOfAnyLengthIsPrintedWhole) {
  Letter letter = Short();
  letter.sender.assign(200, "Sender");
  letter.recipient.assign(200, "Recipient");
  int senders = 0;
  int recipients = 0;
  const std::vector<Page> pages = LayOut(letter, HalfEm);
  for (const Page& page : pages) {
    for (const PlacedLine& line : page.lines) {
      senders += TextOf(line) == "Sender" ? 1 : 0;
      recipients += TextOf(line) == "Recipient" ? 1 : 0;
      EXPECT_LE(line.y, kPageHeight - kInch);
    }
  }
  EXPECT_EQ(senders, 200);
  EXPECT_EQ(recipients, 200);
}

TEST(LayoutTest, ASignatureLongerThanAPageStillEnds) {
  Letter letter = Short();
  letter.signature.name = std::string(20'000, 'w');
  EXPECT_GT(LayOut(letter, HalfEm).size(), 2U);
}

TEST(LayoutTest, WithoutSenderThereIsNoHeadOfTheirs) {
  Letter letter = Short();
  letter.sender.clear();
  const std::vector<Page> pages = LayOut(letter, HalfEm);
  ASSERT_THAT(pages, SizeIs(1));
  EXPECT_EQ(TextOf(pages.front().lines.front()), "Harbor Medical Group");
}

}  // namespace
}  // namespace custodia::request::letters
