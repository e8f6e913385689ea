#include "services/request/domain/asking.h"

#include <algorithm>

namespace custodia::request {
namespace {

bool Contains(const std::vector<std::string>& values, absl::string_view value) {
  return std::any_of(values.begin(), values.end(),
                     [&](const std::string& v) { return v == value; });
}

// Whoever asks the whole may use the way to any department; a department is
// not reached through another one.
bool Serves(const ContactPoint& point, absl::string_view department) {
  return department.empty() || point.department.empty() ||
         point.department == department;
}

bool CarriesLetter(const ContactPoint& point, Role role) {
  switch (point.kind) {
    case ContactKind::kPhone:
      return role == Role::kReferrer;
    case ContactKind::kUnspecified:
    case ContactKind::kFax:
    case ContactKind::kEmail:
    case ContactKind::kMail:
    case ContactKind::kWeb:
    case ContactKind::kRequestForm:
      return true;
  }
  return true;
}

// Returns whether a letter by `channel` would use the point.
bool Uses(Channel channel, const ContactPoint& point) {
  switch (channel) {
    case Channel::kFax:
      return point.kind == ContactKind::kFax;
    case Channel::kEmail:
      return point.kind == ContactKind::kEmail;
    case Channel::kPortal:
      return point.kind == ContactKind::kWeb ||
             point.kind == ContactKind::kRequestForm;
    case Channel::kPhone:
      return point.kind == ContactKind::kPhone;
    case Channel::kMail:
    case Channel::kCertifiedMail:
    case Channel::kInPerson:
      return point.kind == ContactKind::kMail;
    case Channel::kUnspecified:
      return false;
  }
  return false;
}

bool ByPost(Channel channel) {
  return channel == Channel::kMail || channel == Channel::kCertifiedMail;
}

}  // namespace

bool WasAsked(const Retrieval& retrieval, int part,
              absl::string_view organization, Role role) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part &&
                              attempt.lead.organization == organization &&
                              attempt.lead.role == role &&
                              (attempt.sent() || attempt.open());
                     });
}

bool KeepsNothing(const DenialNotice& notice) {
  return std::all_of(notice.grounds.begin(), notice.grounds.end(),
                     [](policy::Ground ground) {
                       return ground == policy::Ground::kNotMaintained;
                     });
}

std::vector<std::string> FailedContacts(const Retrieval& retrieval, int part,
                                        absl::string_view organization) {
  std::vector<std::string> failed;
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.part != part || attempt.lead.organization != organization) {
      continue;
    }
    for (const std::string& value : attempt.failed_contacts) {
      if (!Contains(failed, value)) failed.push_back(value);
    }
  }
  return failed;
}

std::optional<std::string> FailedContact(const Attempt& attempt,
                                         const Undeliverable& reply) {
  if (!reply.contact_value.empty()) return reply.contact_value;
  if (ByPost(attempt.channel)) return "";
  const ContactPoint* unknown_kind = nullptr;
  for (const ContactPoint& point : attempt.lead.contact_points) {
    if (!Serves(point, attempt.department) ||
        Contains(attempt.failed_contacts, point.value)) {
      continue;
    }
    if (Uses(attempt.channel, point)) return point.value;
    if (point.kind == ContactKind::kUnspecified && unknown_kind == nullptr) {
      unknown_kind = &point;
    }
  }
  if (unknown_kind != nullptr) return unknown_kind->value;
  return std::nullopt;
}

bool CanReach(const Lead& lead, absl::string_view department,
              const std::vector<std::string>& failed) {
  return std::any_of(lead.contact_points.begin(), lead.contact_points.end(),
                     [&](const ContactPoint& point) {
                       return Serves(point, department) &&
                              CarriesLetter(point, lead.role) &&
                              !Contains(failed, point.value);
                     });
}

}  // namespace custodia::request
