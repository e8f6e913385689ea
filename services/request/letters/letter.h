#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_LETTER_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_LETTER_H_

#include <string>
#include <variant>
#include <vector>

namespace custodia::request::letters {

// What a letter is made of. Texts are UTF-8; a line feed breaks the line.

struct Paragraph {
  std::string text;

  bool operator==(const Paragraph&) const = default;
};

struct BulletList {
  std::vector<std::string> items;

  bool operator==(const BulletList&) const = default;
};

struct Field {
  std::string label;
  std::string value;

  bool operator==(const Field&) const = default;
};

struct FieldTable {
  std::vector<Field> fields;

  bool operator==(const FieldTable&) const = default;
};

using Block = std::variant<Paragraph, BulletList, FieldTable>;

// The line to sign on, and what stands below it.
struct SignatureLine {
  std::string name;      // "": left for whoever sends it
  std::string capacity;  // e.g. "Parent of the patient", or ""
  std::string date;      // "": left to be filled in

  bool operator==(const SignatureLine&) const = default;
};

// A letter, whatever it will be printed on.
struct Letter {
  std::vector<std::string> sender;     // lines, the name first; may be empty
  std::vector<std::string> recipient;  // as on an envelope
  std::string date;
  std::string subject;
  std::vector<Block> body;
  SignatureLine signature;
  std::vector<std::string> enclosures;

  bool operator==(const Letter&) const = default;
};

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_LETTER_H_
