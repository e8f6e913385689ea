#include "common/page_token.h"

#include <algorithm>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/errors.h"

namespace custodia {
namespace {

// FNV-1a: the same in every process, unlike absl::Hash. It guards against
// mistakes, not against attackers: a token grants nothing.
std::string Fingerprint(absl::string_view text) {
  uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return absl::StrFormat("%016x", hash);
}

}  // namespace

absl::StatusOr<Page> ParsePage(int32_t page_size, absl::string_view page_token,
                               absl::string_view filters, int default_size,
                               int max_size) {
  if (page_size < 0) {
    return error::InvalidField("page_size", "zero or positive");
  }
  Page page{.size = page_size == 0 ? default_size
                                   : std::min<int>(page_size, max_size)};
  if (page_token.empty()) return page;
  std::string decoded;
  const std::string fingerprint = Fingerprint(filters);
  if (!absl::WebSafeBase64Unescape(page_token, &decoded) ||
      decoded.size() <= fingerprint.size() ||
      decoded.compare(0, fingerprint.size(), fingerprint) != 0) {
    return error::PageTokenInvalid();
  }
  page.after = decoded.substr(fingerprint.size());
  return page;
}

std::string NextPageToken(absl::string_view last, absl::string_view filters) {
  return absl::WebSafeBase64Escape(absl::StrCat(Fingerprint(filters), last));
}

}  // namespace custodia
