#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_PDF_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_PDF_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/request/letters/letter.h"

namespace custodia::request::letters {

// Where Debian's fonts-dejavu-core puts DejaVuSans.ttf and DejaVuSans-Bold.ttf.
inline constexpr absl::string_view kFontFolder =
    "/usr/share/fonts/truetype/dejavu";

// OK where `font_folder` has both fonts; PDF_UNAVAILABLE otherwise, naming the
// one that cannot be read.
absl::Status CheckFonts(const std::string& font_folder);

// Returns the letter as a PDF of US Letter pages, numbered, with the fonts of
// `font_folder` embedded. Bears no date of its making: the same letter is the
// same bytes.
//
// INVALID_FIELD at `format` where the letter has a character that the fonts
// lack, or of a script that is written from right to left. PDF_UNAVAILABLE.
absl::StatusOr<std::string> RenderPdf(const Letter& letter,
                                      const std::string& font_folder);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_PDF_H_
