#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_TEXT_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_TEXT_H_

#include <string>

#include "services/request/letters/letter.h"

namespace custodia::request::letters {

// Returns the letter as plain UTF-8 text in lines of at most 76 characters.
std::string RenderText(const Letter& letter);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_TEXT_H_
