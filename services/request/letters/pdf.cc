#include "services/request/letters/pdf.h"

#include <hpdf.h>

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/letters/font_file.h"
#include "services/request/letters/layout.h"
#include "services/request/letters/utf8.h"

namespace custodia::request::letters {
namespace {

constexpr std::array<const char*, 2> kFontFiles = {"DejaVuSans.ttf",
                                                   "DejaVuSans-Bold.ttf"};
constexpr float kFooterSize = 8.5F;
constexpr float kFooterHeight = 40;
constexpr float kRuleThickness = 0.6F;
constexpr double kMilliEm = 1000;

struct DocumentDeleter {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};

// These are in the font, but a letter is drawn from left to right and without
// joining: Hebrew, Arabic, Syriac, Thaana and N'Ko, and their presentation
// forms.
bool RightToLeft(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFF);
}

// A PDF in the making. libhpdf keeps the first error that a call had, and is
// asked at the end.
class Document {
 public:
  Document() : document_(HPDF_New(nullptr, nullptr)) {}

  absl::Status Open(const std::string& font_folder) {
    CUSTODIA_RETURN_IF_ERROR(CheckFonts(font_folder));
    if (document_ == nullptr) return error::PdfUnavailable("out of memory");
    HPDF_UseUTFEncodings(document_.get());
    HPDF_SetCompressionMode(document_.get(), HPDF_COMP_ALL);
    for (size_t i = 0; i < kFontFiles.size(); ++i) {
      const std::string file = absl::StrCat(font_folder, "/", kFontFiles[i]);
      const char* name =
          HPDF_LoadTTFontFromFile(document_.get(), file.c_str(), HPDF_TRUE);
      fonts_[i] = name == nullptr
                      ? nullptr
                      : HPDF_GetFont(document_.get(), name, "UTF-8");
      if (fonts_[i] == nullptr) {
        return error::PdfUnavailable(
            absl::StrCat(kFontFiles[i], " is not a font that can be embedded"));
      }
    }
    return absl::OkStatus();
  }

  double Width(Face face, absl::string_view text) const {
    const HPDF_TextWidth width = HPDF_Font_TextWidth(
        FontOf(face), reinterpret_cast<const HPDF_BYTE*>(text.data()),
        static_cast<HPDF_UINT>(text.size()));
    return width.width / kMilliEm;
  }

  bool CanDraw(const Span& span) const {
    HPDF_FontDef font =
        static_cast<HPDF_FontAttr>(FontOf(span.face)->attr)->fontdef;
    for (const absl::string_view point : CodePoints(span.text)) {
      const char32_t c = Decode(point);
      if (c > 0xFFFF || RightToLeft(c) ||
          HPDF_TTFontDef_GetGlyphid(font, static_cast<HPDF_UINT16>(c)) == 0) {
        return false;
      }
    }
    return true;
  }

  void Draw(const Page& page, size_t number, size_t count) {
    HPDF_Page sheet = HPDF_AddPage(document_.get());
    if (sheet == nullptr) return;  // Save() says why.
    HPDF_Page_SetWidth(sheet, kPageWidth);
    HPDF_Page_SetHeight(sheet, kPageHeight);
    for (const PlacedLine& line : page.lines) DrawLine(line, sheet);
    const std::string footer = absl::StrCat("Page ", number, " of ", count);
    DrawText(footer, Face::kRegular, kFooterSize,
             (kPageWidth - Width(Face::kRegular, footer) * kFooterSize) / 2,
             kFooterHeight, sheet);
  }

  absl::StatusOr<std::string> Save() {
    HPDF_SaveToStream(document_.get());
    std::string bytes(HPDF_GetStreamSize(document_.get()), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(document_.get(),
                        reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    const HPDF_STATUS problem = HPDF_GetError(document_.get());
    if (problem != HPDF_OK || size != bytes.size() || bytes.empty()) {
      return error::PdfUnavailable(
          absl::StrCat("libhpdf failed with ", absl::Hex(problem)));
    }
    return bytes;
  }

 private:
  HPDF_Font FontOf(Face face) const {
    return fonts_[face == Face::kBold ? 1 : 0];
  }

  void DrawLine(const PlacedLine& line, HPDF_Page sheet) {
    const double y = kPageHeight - line.y;
    for (const Span& span : line.spans) {
      DrawText(span.text, span.face, line.size, span.x, y, sheet);
    }
    if (line.rule_width > 0) {
      HPDF_Page_SetLineWidth(sheet, kRuleThickness);
      HPDF_Page_MoveTo(sheet, static_cast<float>(kLeftMargin),
                       static_cast<float>(y));
      HPDF_Page_LineTo(sheet, static_cast<float>(kLeftMargin + line.rule_width),
                       static_cast<float>(y));
      HPDF_Page_Stroke(sheet);
    }
  }

  void DrawText(const std::string& text, Face face, double size, double x,
                double y, HPDF_Page sheet) {
    HPDF_Page_BeginText(sheet);
    HPDF_Page_SetFontAndSize(sheet, FontOf(face), static_cast<float>(size));
    HPDF_Page_TextOut(sheet, static_cast<float>(x), static_cast<float>(y),
                      text.c_str());
    HPDF_Page_EndText(sheet);
  }

  std::unique_ptr<_HPDF_Doc_Rec, DocumentDeleter> document_;
  std::array<HPDF_Font, kFontFiles.size()> fonts_ = {};
};

bool CanDraw(const std::vector<Page>& pages, const Document& document) {
  for (const Page& page : pages) {
    for (const PlacedLine& line : page.lines) {
      for (const Span& span : line.spans) {
        if (!document.CanDraw(span)) return false;
      }
    }
  }
  return true;
}

}  // namespace

absl::Status CheckFonts(const std::string& font_folder) {
  for (const char* file : kFontFiles) {
    if (!IsTrueTypeFile(absl::StrCat(font_folder, "/", file))) {
      return error::PdfUnavailable(
          absl::StrCat(file, " is not there or no font"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> RenderPdf(const Letter& letter,
                                      const std::string& font_folder) {
  Document document;
  CUSTODIA_RETURN_IF_ERROR(document.Open(font_folder));
  const std::vector<Page> pages =
      LayOut(letter, [&](Face face, absl::string_view text) {
        return document.Width(face, text);
      });
  if (!CanDraw(pages, document)) {
    return error::InvalidField(
        "format",
        "TEXT for this letter: the PDF's fonts cannot show all of it");
  }
  for (size_t i = 0; i < pages.size(); ++i) {
    document.Draw(pages[i], i + 1, pages.size());
  }
  return document.Save();
}

}  // namespace custodia::request::letters
