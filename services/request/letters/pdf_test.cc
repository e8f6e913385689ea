// PDFs as a reader sees them: their text by pdftotext, their looks by pdftoppm.
#include "services/request/letters/pdf.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/errors.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/letters/text.h"
#include "services/request/testing/letter_cases.h"

namespace custodia::request::letters {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using request::testing::LetterCase;
using request::testing::LetterCases;
using request::testing::LetterScene;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kFonts(kFontFolder);

// Returns what a command prints.
std::string Output(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"),
                                                   pclose);
  std::string output;
  std::array<char, 4096> buffer;
  size_t size = 0;
  while ((size = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0) {
    output.append(buffer.data(), size);
  }
  return output;
}

// Letters that stay after the test, for whoever wants to look at them.
std::string ArtefactOf(const std::string& name) {
  std::filesystem::create_directories(CUSTODIA_ARTEFACTS);
  return absl::StrCat(CUSTODIA_ARTEFACTS, "/", name);
}

std::string Save(const Letter& letter, const std::string& path) {
  const absl::StatusOr<std::string> pdf = RenderPdf(letter, kFonts);
  EXPECT_THAT(pdf, IsOk());
  if (pdf.ok()) std::ofstream(path, std::ios::binary) << *pdf;
  return path;
}

std::string TextOf(const Letter& letter) {
  const TempDir dir;
  const std::string path = Save(letter, dir.File("letter.pdf"));
  return Output(absl::StrCat("pdftotext -layout ", path, " - 2>/dev/null"));
}

// Returns the words of a text, however they are laid out.
std::string Words(const std::string& text) {
  const std::vector<std::string> words =
      absl::StrSplit(text, absl::ByAnyChar(" \n\f"), absl::SkipEmpty());
  return absl::StrJoin(words, " ");
}

Letter AnyLetter() {
  return {.sender = {"Pat Example", "1 Elm Street", "Salem, MA 01970"},
          .recipient = {"Harbor Medical Group", "200 Wharf Street",
                        "Salem, MA 01970"},
          .date = "June 3, 2024",
          .subject = "Request",
          .body = {Paragraph{"Please send them."}},
          .signature = {.name = "Pat Example", .date = "June 3, 2024"}};
}

TEST(PdfTest, EachKindIsKeptToBeLookedAt) {
  for (const LetterCase& one : LetterCases()) {
    ASSERT_THAT(one.letter, IsOk()) << one.name;
    const std::string pdf = Save(*one.letter, ArtefactOf(one.name + ".pdf"));
    const std::string png = ArtefactOf(one.name);
    Output(absl::StrCat("pdftoppm -png -r 75 -f 1 -l 1 -singlefile ", pdf, " ",
                        png, " 2>/dev/null"));
    EXPECT_GT(std::filesystem::file_size(png + ".png"), 5000U) << one.name;
  }
}

TEST(PdfTest, NamesOfAnyEuropeanScriptComeBack) {
  Letter letter = AnyLetter();
  letter.sender.front() = "Łukasz Đặng-Şahin";
  letter.recipient.front() = "Больница имени Щербаковой";
  letter.body = {FieldTable{{{"Patient", "Łukasz Đặng-Şahin"},
                             {"Former name", "Ελένη Παπαδοπούλου"}}}};
  letter.signature.name = "Ольга Ёлкина";
  EXPECT_THAT(TextOf(letter), AllOf(HasSubstr("Łukasz Đặng-Şahin"),
                                    HasSubstr("Больница имени Щербаковой"),
                                    HasSubstr("Ελένη Παπαδοπούλου"),
                                    HasSubstr("Ольга Ёлкина")));
}

TEST(PdfTest, SaysTheSameWordsAsTheText) {
  for (const LetterCase& one : LetterCases()) {
    const std::string words = Words(TextOf(*one.letter));
    for (const Block& block : one.letter->body) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        // Its last words: a page may end within.
        const std::string text = Words(paragraph->text);
        const size_t tail = std::min<size_t>(text.size(), 20);
        EXPECT_THAT(words, HasSubstr(text.substr(text.size() - tail)));
      }
    }
    EXPECT_THAT(words, HasSubstr(one.letter->subject)) << one.name;
    EXPECT_THAT(words, HasSubstr("Page 1 of ")) << one.name;
  }
}

TEST(PdfTest, FontsAreEmbeddedAndPagesAreUsLetter) {
  const TempDir dir;
  const std::string path = Save(AnyLetter(), dir.File("letter.pdf"));
  const std::vector<std::string> fonts =
      absl::StrSplit(Output(absl::StrCat("pdffonts ", path, " 2>/dev/null")),
                     '\n', absl::SkipEmpty());
  ASSERT_EQ(fonts.size(), 4U);  // Two lines of heading.
  for (const std::string& font : {fonts[2], fonts[3]}) {
    EXPECT_THAT(font,
                AllOf(HasSubstr("+DejaVuSans"), HasSubstr("yes yes yes")));
  }
  EXPECT_THAT(
      Output(absl::StrCat("pdfinfo ", path, " 2>/dev/null")),
      AllOf(HasSubstr("612 x 792 pts (letter)"),
            HasSubstr("Pages:           1"), Not(HasSubstr("CreationDate"))));
}

TEST(PdfTest, TheSameLetterIsTheSameBytes) {
  EXPECT_EQ(*RenderPdf(AnyLetter(), kFonts), *RenderPdf(AnyLetter(), kFonts));
}

TEST(PdfTest, PagesAreNumberedAndTheSignatureIsOnTheLast) {
  Letter letter = AnyLetter();
  letter.body.assign(60, Paragraph{"Some words that fill a part of a line."});
  const std::vector<std::string> pages =
      absl::StrSplit(TextOf(letter), '\f', absl::SkipEmpty());
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_THAT(pages[0], HasSubstr("Page 1 of 3"));
  EXPECT_THAT(pages[2],
              AllOf(HasSubstr("Sincerely,"), HasSubstr("Page 3 of 3")));
}

TEST(PdfTest, WhatTheFontsCannotShowIsRefused) {
  for (const char* name : {"山田太郎", "שרה לוי", "فاطمة", "\U0001F600"}) {
    Letter letter = AnyLetter();
    letter.signature.name = name;
    const absl::StatusOr<std::string> pdf = RenderPdf(letter, kFonts);
    EXPECT_THAT(pdf, HasReason("INVALID_FIELD")) << name;
    EXPECT_EQ(error::Violations(pdf.status()).at(0).field, "format");
    EXPECT_THAT(pdf.status().message(), Not(HasSubstr(name)));
  }
}

TEST(PdfTest, WithoutFontsNothingIsWritten) {
  const TempDir dir;
  const std::string folder = dir.path().string();
  const auto copy = [&](const char* file, uintmax_t size) {
    std::filesystem::copy_file(
        absl::StrCat(kFonts, "/", file), dir.File(file),
        std::filesystem::copy_options::overwrite_existing);
    if (size > 0) std::filesystem::resize_file(dir.File(file), size);
  };
  EXPECT_THAT(RenderPdf(AnyLetter(), folder), HasReason("PDF_UNAVAILABLE"));
  copy("DejaVuSans.ttf", 0);
  EXPECT_THAT(CheckFonts(folder), HasReason("PDF_UNAVAILABLE"));
  // libhpdf would not survive these.
  for (const uintmax_t size : {1, 4, 11, 100, 100'000}) {
    copy("DejaVuSans-Bold.ttf", size);
    EXPECT_THAT(RenderPdf(AnyLetter(), folder), HasReason("PDF_UNAVAILABLE"));
  }
  std::ofstream(dir.File("DejaVuSans-Bold.ttf")) << "no font";
  EXPECT_THAT(RenderPdf(AnyLetter(), folder), HasReason("PDF_UNAVAILABLE"));
  copy("DejaVuSans-Bold.ttf", 0);
  EXPECT_THAT(CheckFonts(folder), IsOk());
  EXPECT_THAT(RenderPdf(AnyLetter(), folder), IsOk());
}

TEST(PdfTest, ALetterOfAMegabyteIsWritten) {
  Letter letter = AnyLetter();
  letter.body = {Paragraph{std::string(1 << 20, 'w')}};
  const absl::StatusOr<std::string> pdf = RenderPdf(letter, kFonts);
  ASSERT_THAT(pdf, IsOk());
  EXPECT_THAT(*pdf, StartsWith("%PDF"));
}

}  // namespace
}  // namespace custodia::request::letters
