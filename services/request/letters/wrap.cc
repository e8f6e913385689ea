#include "services/request/letters/wrap.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/request/letters/utf8.h"

namespace custodia::request::letters {
namespace {

// In bytes. No line of a letter has as many, unless of characters that have no
// width, and libhpdf takes no texts without end.
constexpr size_t kLongest = 1000;

// Fills lines with words. Widths are added up, so that a long text costs one
// measurement for each word.
class Filler {
 public:
  Filler(double width, const Measure& measure)
      : width_(width), measure_(measure), space_(measure(" ")) {}

  void Add(absl::string_view word) {
    const double wide = word.size() > kLongest ? width_ + 1 : measure_(word);
    if (!line_.empty() && !Fits(word, space_ + wide)) Break();
    if (!line_.empty()) Append(" ", space_);
    if (wide <= width_) {
      Append(word, wide);
    } else {
      AddInPieces(word);
    }
  }

  void Break() {
    lines_.push_back(std::exchange(line_, ""));
    used_ = 0;
  }

  std::vector<std::string> Take() && { return std::move(lines_); }

 private:
  bool Fits(absl::string_view text, double wide) const {
    return used_ + wide <= width_ && line_.size() + text.size() < kLongest;
  }

  void Append(absl::string_view text, double wide) {
    absl::StrAppend(&line_, text);
    used_ += wide;
  }

  void AddInPieces(absl::string_view word) {
    for (const absl::string_view point : CodePoints(word)) {
      const double wide = measure_(point);
      if (!line_.empty() && !Fits(point, wide)) Break();
      Append(point, wide);
    }
  }

  const double width_;
  const Measure& measure_;
  const double space_;
  std::vector<std::string> lines_;
  std::string line_;
  double used_ = 0;
};

}  // namespace

std::vector<std::string> Wrap(absl::string_view text, double width,
                              const Measure& measure) {
  Filler filler(width, measure);
  const std::string clean = Printable(text);
  for (const absl::string_view line : absl::StrSplit(clean, '\n')) {
    for (const absl::string_view word :
         absl::StrSplit(line, ' ', absl::SkipEmpty())) {
      filler.Add(word);
    }
    filler.Break();
  }
  return std::move(filler).Take();
}

}  // namespace custodia::request::letters
