#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_LAYOUT_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_LAYOUT_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/request/letters/letter.h"

// Where each line of a letter stands on pages of US Letter. All lengths are in
// points, 1/72 inch, from the upper left corner.
namespace custodia::request::letters {

inline constexpr double kPageWidth = 612;
inline constexpr double kPageHeight = 792;
inline constexpr double kLeftMargin = 72;

enum class Face { kRegular, kBold };

// Returns how wide `text` is in `face` at a size of one point.
using FaceMeasure = std::function<double(Face face, absl::string_view text)>;

// Some text on a line.
struct Span {
  double x = 0;  // of its left end
  Face face = Face::kRegular;
  std::string text;
};

// One line on a page.
struct PlacedLine {
  double y = 0;  // of the baseline
  double size = 0;
  std::vector<Span> spans;
  double rule_width = 0;  // of a line to sign on, from the left margin
};

struct Page {
  std::vector<PlacedLine> lines;
};

// Returns the pages of a letter, without their numbers. The recipient stands
// where the window of a standard #10 envelope shows it and nothing else, if the
// sheet is folded in three. Lines of a paragraph do not stand alone on a page,
// and neither does the signature: the end of the body goes with it.
std::vector<Page> LayOut(const Letter& letter, const FaceMeasure& measure);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_LAYOUT_H_
