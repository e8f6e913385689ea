#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_OCCASION_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_OCCASION_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/request/domain/retrieval.h"
#include "services/request/letters/letter.h"
#include "services/request/policy/rules.h"

// What a letter about an attempt is written from, and the parts that several
// kinds of letter share.
namespace custodia::request::letters {

// Borrows; nothing of it is kept.
struct Occasion {
  const Retrieval& retrieval;
  const Attempt& attempt;  // of `retrieval`
  const policy::Ruleset& rules;
  absl::CivilDay today;  // in the patient's zone
  std::string ssn;       // nine digits, or ""; for this letter alone

  const Order& order() const { return retrieval.order; }
  bool to_holder() const { return attempt.lead.role == Role::kHolder; }
  bool by_patient() const {
    return order().requester.relationship == Relationship::kSelf;
  }
};

// Collects what a letter must say and cannot. Not thread-safe.
class Needs {
 public:
  void Require(bool given, absl::string_view field) {
    if (!given) missing_.emplace_back(field);
  }
  // Requires all that names the patient and whoever asks.
  void RequirePeople(const Order& order);

  // OK, or ILLEGAL_TRANSITION naming all that is missing.
  absl::Status ToStatus() const;

 private:
  std::vector<std::string> missing_;
};

// Returns a letter with head, date and signature, but no subject and no body.
// One to a referrer bears no name: neither it nor its sender may tell who the
// patient is.
Letter LetterFrom(const Occasion& occasion);

// Returns the same for a letter to the whole of a holder, whatever it is about.
Letter LetterToHolder(const Order& order, const Lead& lead,
                      absl::CivilDay today);

// Return "Dr. Jane Roe" as far as the directory or the patient named the
// doctor, and the practice where the records were made; "" where not known.
std::string DoctorOf(const Occasion& occasion);
std::string PracticeOf(const Occasion& occasion);

// Returns "Dr. Jane Roe at Elm Street Practice", or whichever of both is known.
std::string CareOf(const Occasion& occasion);

// Returns the days of care that the attempt asks about, in words.
std::string DatesOf(const Occasion& occasion);

// Returns what the letter can be found by in later mail.
std::string ReferenceOf(const Occasion& occasion);

// Returns the last day to act and the law that sets it: "July 6, 2024 (45 CFR
// 164.524(b)(2))"; "" where there is none.
std::string LastDayOf(const Attempt& attempt);

// Returns that a complaint may follow (45 CFR 164.530(d), 160.306), and until
// when, once there is something to complain of.
Paragraph ComplaintWarning(const Occasion& occasion);

// Returns what is wrong, each with its citation.
BulletList Defects(const std::vector<policy::Defect>& defects);

// Returns the fields that say who the patient is, with the SSN (nine digits) in
// place of its last digits unless it is "".
std::vector<Field> PatientFields(const Order& order, const std::string& ssn);

// Returns the same, and which request a later letter is about.
FieldTable RequestFields(const Occasion& occasion);

// Returns the fields that say whose records a referrer is asked about: doctor,
// practice, dates, and nothing of the patient.
FieldTable InquiryFields(const Occasion& occasion);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_OCCASION_H_
