#include "services/request/letters/text.h"

#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/request/letters/utf8.h"
#include "services/request/letters/wrap.h"

namespace custodia::request::letters {
namespace {

constexpr int kColumns = 76;
constexpr int kLineToSignOn = 40;

double CountColumns(absl::string_view text) {
  return static_cast<double>(CodePoints(text).size());
}

class Writer {
 public:
  void operator()(const Paragraph& paragraph) { Lines(paragraph.text, "", ""); }

  void operator()(const BulletList& list) {
    for (const std::string& item : list.items) Lines(item, "  - ", "    ");
  }

  void operator()(const FieldTable& table) {
    for (const Field& field : table.fields) {
      Lines(absl::StrCat(field.label, ": ", field.value), "  ", "      ");
    }
  }

  // Writes `text`, wrapped, with `first` before its first line and `rest`,
  // which is as wide or wider, before the others.
  void Lines(absl::string_view text, absl::string_view first,
             absl::string_view rest) {
    absl::string_view indent = first;
    for (const std::string& line :
         Wrap(text, kColumns - CountColumns(rest), CountColumns)) {
      Line(line.empty() ? "" : absl::StrCat(indent, line));
      indent = rest;
    }
  }

  void Line(absl::string_view line) { absl::StrAppend(&text_, line, "\n"); }

  std::string Take() && { return std::move(text_); }

 private:
  std::string text_;
};

void WriteSignature(const SignatureLine& signature, Writer& writer) {
  writer.Line("Sincerely,");
  writer.Line("");
  writer.Line("");
  writer.Line(std::string(kLineToSignOn, '_'));
  if (!signature.name.empty()) writer.Lines(signature.name, "", "");
  if (!signature.capacity.empty()) writer.Lines(signature.capacity, "", "");
  writer.Line(absl::StrCat("Date: ", signature.date.empty()
                                         ? std::string(kLineToSignOn / 2, '_')
                                         : signature.date));
}

}  // namespace

std::string RenderText(const Letter& letter) {
  Writer writer;
  for (const std::string& line : letter.sender) writer.Lines(line, "", "");
  if (!letter.sender.empty()) writer.Line("");
  writer.Line(letter.date);
  writer.Line("");
  for (const std::string& line : letter.recipient) writer.Lines(line, "", "");
  writer.Line("");
  writer.Lines(absl::StrCat("Subject: ", letter.subject), "", "");
  writer.Line("");
  for (const Block& block : letter.body) {
    std::visit(writer, block);
    writer.Line("");
  }
  WriteSignature(letter.signature, writer);
  if (!letter.enclosures.empty()) {
    writer.Line("");
    writer.Line("Enclosed:");
    writer(BulletList{letter.enclosures});
  }
  return std::move(writer).Take();
}

}  // namespace custodia::request::letters
