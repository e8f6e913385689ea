#include "services/request/letters/layout.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "services/request/letters/wrap.h"

namespace custodia::request::letters {
namespace {

constexpr double kLeft = kLeftMargin;
constexpr double kWidth = kPageWidth - 2 * kLeft;
constexpr double kTop = 64;
constexpr double kBottom = kPageHeight - 72;

// The window is 4.5 by 1.125 inches, 0.875 from the left and 0.5 from the lower
// edge of an envelope of 9.5 by 4.125. A sheet folded to 8.5 by 3.667 can slip
// in it by an inch to the side and by 0.458 up: what lies between 0.875 and
// 4.375 inches from the left and above 3.167 from the top of the sheet shows,
// and of that all that is below 2.5 always does.
constexpr double kWindowBottom = 3.15 * 72;
constexpr double kWindowWidth = 4.375 * 72 - kLeft;
// Nothing right of this shows, however the sheet lies.
constexpr double kSenderLeft = 5.4 * 72;
constexpr double kSenderTop = 48;
// Below the fold.
constexpr double kBodyTop = 3.75 * 72;

constexpr double kSize = 10;
constexpr double kLeading = 13.5;
constexpr double kSenderSize = 9;
constexpr double kSenderLeading = 11.5;
constexpr double kGap = 7;
constexpr double kRoomToSign = 34;
constexpr double kRuleWidth = 220;
constexpr double kIndent = 14;
constexpr double kValueLeft = kLeft + 142;

// A line of the body before it has a place.
struct Line {
  double height = kLeading;
  std::vector<Span> spans;  // none: a gap, left out at the top of a page
  double rule_width = 0;
  bool keep = false;  // on the page of the next line
};

class Layouter {
 public:
  explicit Layouter(const FaceMeasure& measure) : measure_(measure) {
    pages_.emplace_back();
  }

  void PlaceHead(const Letter& letter) {
    y_ = kSenderTop;
    for (const std::string& line : letter.sender) {
      PlaceWrapped(line, kSenderLeft, kPageWidth - kLeft / 2, kSenderSize,
                   kSenderLeading);
    }
    const double sender_bottom = y_;
    PlaceRecipient(letter.recipient);
    y_ = std::max({kBodyTop, y_ + kGap, sender_bottom + kGap});
  }

  void AddText(absl::string_view text, Face face = Face::kRegular) {
    AddLines({}, text, face, kLeft);
  }

  // Adds `text`, wrapped from `left` on, with `head` on its first line.
  void AddLines(std::vector<Span> head, absl::string_view text, Face face,
                double left) {
    const std::vector<std::string> lines =
        Wrapped(text, face, kSize, kLeft + kWidth - left);
    for (size_t i = 0; i < lines.size(); ++i) {
      Line line{.spans = std::exchange(head, {})};
      line.spans.push_back({.x = left, .face = face, .text = lines[i]});
      // Neither the first nor the last line of several stands alone.
      line.keep = lines.size() > 1 && (i == 0 || i + 2 == lines.size());
      lines_.push_back(std::move(line));
    }
  }

  void AddGap(double height = kGap) { lines_.push_back({.height = height}); }

  void AddField(const Field& field) {
    std::vector<std::string> labels =
        Wrapped(field.label, Face::kBold, kSize, kValueLeft - kLeft - kGap);
    const size_t first = lines_.size();
    AddLines({}, field.value, Face::kRegular, kValueLeft);
    for (size_t i = 0; i < labels.size(); ++i) {
      if (first + i == lines_.size()) lines_.emplace_back();
      lines_[first + i].spans.insert(
          lines_[first + i].spans.begin(),
          {.x = kLeft, .face = Face::kBold, .text = std::move(labels[i])});
    }
  }

  void KeepLast(size_t count) {
    for (size_t i = lines_.size() - std::min(count, lines_.size());
         i < lines_.size(); ++i) {
      lines_[i].keep = true;
    }
  }

  void AddSignature(const SignatureLine& signature) {
    // With the gap before it, two lines of the body.
    KeepLast(3);
    const size_t first = lines_.size();
    AddText("Sincerely,");
    AddGap(kRoomToSign);
    lines_.push_back({.height = 4, .rule_width = kRuleWidth});
    if (!signature.name.empty()) AddText(signature.name);
    if (!signature.capacity.empty()) AddText(signature.capacity);
    AddText(signature.date.empty() ? "Date: ____________________"
                                   : "Date: " + signature.date);
    KeepLast(lines_.size() - first);
    lines_.back().keep = false;
  }

  std::vector<Page> Take() && {
    for (size_t first = 0; first < lines_.size();) {
      size_t end = first;
      double height = 0;
      do {
        height += lines_[end].height;
      } while (lines_[end++].keep && end < lines_.size());
      if (y_ + height > kBottom) NewPage();
      for (; first < end; ++first) Place(lines_[first]);
    }
    return std::move(pages_);
  }

 private:
  std::vector<std::string> Wrapped(absl::string_view text, Face face,
                                   double size, double width) const {
    return Wrap(text, width, [&](absl::string_view part) {
      return measure_(face, part) * size;
    });
  }

  void NewPage() {
    if (pages_.back().lines.empty()) return;
    pages_.emplace_back();
    y_ = kTop;
  }

  void Place(const Line& line) {
    // A run of lines that are kept together may be longer than a page.
    if (y_ + line.height > kBottom) NewPage();
    const bool gap = line.spans.empty() && line.rule_width == 0;
    if (gap && pages_.back().lines.empty()) return;
    if (!gap) {
      const double baseline = line.rule_width > 0 ? y_ : y_ + kSize;
      pages_.back().lines.push_back({.y = baseline,
                                     .size = kSize,
                                     .spans = line.spans,
                                     .rule_width = line.rule_width});
    }
    y_ += line.height;
  }

  void PlaceWrapped(absl::string_view text, double left, double right,
                    double size, double leading) {
    for (std::string& line :
         Wrapped(text, Face::kRegular, size, right - left)) {
      if (y_ + leading > kBottom) NewPage();
      pages_.back().lines.push_back(
          {.y = y_ + size,
           .size = size,
           .spans = {{.x = left, .text = std::move(line)}}});
      y_ += leading;
    }
  }

  // Ends where the window ends, so that a short address always shows whole.
  void PlaceRecipient(const std::vector<std::string>& recipient) {
    size_t count = 0;
    for (const std::string& line : recipient) {
      count += Wrapped(line, Face::kRegular, kSize, kWindowWidth).size();
    }
    const double top = kWindowBottom - static_cast<double>(count) * kLeading;
    if (pages_.size() == 1) y_ = std::max(top, kSenderTop);
    for (const std::string& line : recipient) {
      PlaceWrapped(line, kLeft, kLeft + kWindowWidth, kSize, kLeading);
    }
  }

  const FaceMeasure& measure_;
  std::vector<Page> pages_;
  std::vector<Line> lines_;  // of the body
  double y_ = 0;             // where the next line begins
};

class BlockAdder {
 public:
  explicit BlockAdder(Layouter& layouter) : layouter_(layouter) {}

  void operator()(const Paragraph& paragraph) const {
    layouter_.AddText(paragraph.text);
  }
  void operator()(const BulletList& list) const {
    for (const std::string& item : list.items) {
      layouter_.AddLines({{.x = kLeft, .text = "\u2022"}}, item, Face::kRegular,
                         kLeft + kIndent);
    }
  }
  void operator()(const FieldTable& table) const {
    for (const Field& field : table.fields) layouter_.AddField(field);
  }

 private:
  Layouter& layouter_;
};

}  // namespace

std::vector<Page> LayOut(const Letter& letter, const FaceMeasure& measure) {
  Layouter layouter(measure);
  layouter.PlaceHead(letter);
  layouter.AddText(letter.date);
  layouter.AddGap();
  layouter.AddText(letter.subject, Face::kBold);
  layouter.AddGap();
  layouter.KeepLast(2);
  for (const Block& block : letter.body) {
    std::visit(BlockAdder(layouter), block);
    layouter.AddGap();
  }
  layouter.AddSignature(letter.signature);
  if (!letter.enclosures.empty()) {
    layouter.AddGap();
    layouter.AddText("Enclosed:");
    layouter.KeepLast(1);
    BlockAdder{layouter}(BulletList{letter.enclosures});
  }
  return std::move(layouter).Take();
}

}  // namespace custodia::request::letters
