#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_FONT_FILE_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_FONT_FILE_H_

#include <string>

namespace custodia::request::letters {

// Returns whether the file at `path` can be read and is a TrueType font all of
// whose tables lie within it. libhpdf trusts a font: one that is cut short, or
// is none, would end the program.
bool IsTrueTypeFile(const std::string& path);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_FONT_FILE_H_
