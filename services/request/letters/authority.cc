#include "services/request/letters/authority.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {
namespace {

using Kind = AuthorityDocumentKind;

const AuthorityDocument* Find(const Order& order, Kind kind) {
  for (const AuthorityDocument& paper : order.requester.authority_documents) {
    if (paper.kind == kind) return &paper;
  }
  return nullptr;
}

std::string ExpiryOf(const AuthorityDocument& paper) {
  return paper.expires_on.known() ? InWords(paper.expires_on)
                                  : paper.authorization.expiry_event;
}

}  // namespace

const AuthorityDocument* PermissionOf(const Order& order) {
  const AuthorityDocument* directive = Find(order, Kind::kThirdPartyDirective);
  return directive != nullptr ? directive : Find(order, Kind::kAuthorization);
}

void RequirePermission(const AuthorityDocument* paper, Needs& needs) {
  if (paper == nullptr) {
    needs.Require(false, "requester.authority_documents");
    return;
  }
  const Authorization& says = paper->authorization;
  needs.Require(!says.recipient.empty(), "authorization.recipient");
  needs.Require(says.signed_on.known(), "authorization.signed_on");
  if (paper->kind == Kind::kThirdPartyDirective) {
    needs.Require(!says.send_to.empty(), "authorization.send_to");
    return;
  }
  needs.Require(!says.information.empty(), "authorization.information");
  needs.Require(!says.discloser.empty(), "authorization.discloser");
  needs.Require(!says.purposes.empty(), "authorization.purposes");
  needs.Require(!ExpiryOf(*paper).empty(), "authorization.expiry_event");
  needs.Require(!says.signer_name.empty(), "authorization.signer_name");
}

FieldTable PermissionFields(const AuthorityDocument& paper) {
  const Authorization& says = paper.authorization;
  if (paper.kind == Kind::kThirdPartyDirective) {
    return {{{"Send the copy to", says.recipient},
             {"Where", says.send_to},
             {"Directed on", InWords(says.signed_on)}}};
  }
  std::vector<Field> fields = {
      {"May be disclosed", says.information},
      {"By", says.discloser},
      {"To", says.recipient},
      {"For", absl::StrJoin(says.purposes, "; ")},
      {"Until", ExpiryOf(paper)},
      {"Signed",
       absl::StrCat(InWords(says.signed_on), ", ", says.signer_name)}};
  if (!says.signer_authority.empty()) {
    fields.push_back({"Signer's authority", says.signer_authority});
  }
  return {std::move(fields)};
}

std::vector<std::string> EnclosuresOf(const Order& order) {
  std::vector<std::string> enclosures;
  for (const AuthorityDocument& paper : order.requester.authority_documents) {
    enclosures.push_back(absl::StrCat(InWords(paper.kind),
                                      paper.issued_on.known() ? ", " : "",
                                      InWords(paper.issued_on)));
  }
  if (order.records.purpose_proven) {
    enclosures.emplace_back("Proof of the purpose");
  }
  return enclosures;
}

}  // namespace custodia::request::letters
