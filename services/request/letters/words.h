#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_WORDS_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_WORDS_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/address.h"
#include "common/dates.h"
#include "services/request/domain/retrieval.h"
#include "services/request/policy/rules.h"

// Dates, addresses and the domain's values as a letter says them.
namespace custodia::request::letters {

// Returns "March 1, 2009", "March 2009" or "2009"; "" for an unknown date.
std::string InWords(const PartialDate& date);
std::string InWords(absl::CivilDay day);

// Returns "March 1, 2009 to December 31, 2015", "until ...", "... and later" or
// "all dates".
std::string InWords(const DayRange& days);

// Returns "a", "a and b" or "a, b and c".
std::string Listed(const std::vector<std::string>& items);

// Returns the lines below the name on an envelope.
std::vector<std::string> AddressLines(const Address& address);

// Returns e.g. "doctors' notes"; everything is "all records in the designated
// record set: ...".
std::string InWords(RecordCategory category);

// Returns e.g. "$12.40".
std::string Dollars(policy::Cents cents);

// Returns e.g. "search".
std::string InWords(policy::FeeKind kind);

std::string InWords(Purpose purpose);
std::string InWords(DeliveryFormat format);

// Returns how a letter went, e.g. "by fax"; "" where not said.
std::string InWords(Channel channel);

// Returns e.g. "Health care power of attorney".
std::string InWords(AuthorityDocumentKind kind);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_WORDS_H_
