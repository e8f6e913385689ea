#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_QUERIES_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_QUERIES_H_

#include <string>

#include "services/request/storage/request_store.h"

// What is asked of the SQLite file, apart from who asks it: a test holds each
// to an index.
namespace custodia::request::sql {

// ?1 retrieval.
inline constexpr char kEvents[] =
    "SELECT sequence, time_micros, actor, command, payload FROM events "
    "WHERE retrieval = ?1 ORDER BY sequence";

// The same, with what seals each and the one before it: ?1 retrieval, ?2 the
// sequence after which, ?3 how many.
inline constexpr char kSealedEvents[] =
    "SELECT e.sequence, e.time_micros, e.actor, e.command, e.payload, "
    "p.hash, s.hash FROM events e "
    "LEFT JOIN seals s ON s.retrieval = e.retrieval "
    "AND s.sequence = e.sequence "
    "LEFT JOIN seals p ON p.retrieval = e.retrieval "
    "AND p.sequence = e.sequence - 1 "
    "WHERE e.retrieval = ?1 AND e.sequence > ?2 "
    "ORDER BY e.sequence LIMIT ?3";

// ?1 retrieval.
inline constexpr char kExists[] = "SELECT 1 FROM retrievals WHERE id = ?1";

// ?1 the id after which.
inline constexpr char kNextId[] =
    "SELECT id FROM retrievals WHERE id > ?1 ORDER BY id LIMIT 1";

// ?1 now in microseconds, ?2 how many.
inline constexpr char kOutdated[] =
    "SELECT id FROM retrievals WHERE replan_micros <= ?1 "
    "ORDER BY replan_micros, id LIMIT ?2";

// ?1 to ?3 the day, retrieval and place after which, ?4 the last day, ?5 how
// many; the latter also of one kind, ?6.
inline constexpr char kWork[] =
    "SELECT retrieval, place, kind, due_day, organization, explanation, "
    "attempt, amendment, document FROM work "
    "WHERE (due_day, retrieval, place) > (?1, ?2, ?3) AND due_day <= ?4 "
    "ORDER BY due_day, retrieval, place LIMIT ?5";
inline constexpr char kWorkOfKind[] =
    "SELECT retrieval, place, kind, due_day, organization, explanation, "
    "attempt, amendment, document FROM work "
    "WHERE kind = ?6 AND (due_day, retrieval, place) > (?1, ?2, ?3) "
    "AND due_day <= ?4 ORDER BY due_day, retrieval, place LIMIT ?5";

// ?1 the organization after which.
inline constexpr char kNextConduct[] =
    "SELECT organization FROM conduct WHERE organization > ?1 "
    "ORDER BY organization LIMIT 1";

// ?1 the organization.
inline constexpr char kConduct[] =
    "SELECT replied, days_to_reply, late, misrouted, overdue_micros, defects "
    "FROM conduct WHERE organization = ?1";

// ?1 state, ?2 how many.
inline constexpr char kLeastLatelyWritten[] =
    "SELECT id FROM retrievals WHERE state = ?1 "
    "ORDER BY update_micros, id LIMIT ?2";

inline constexpr char kAnyToClimb[] =
    "SELECT retrieval FROM climbing ORDER BY asked_micros, retrieval LIMIT 1";

// The same, of those not asked about at revision ?1. They stand in front, so
// few rows are passed over; where there is none, none is.
inline constexpr char kNextToClimb[] =
    "SELECT retrieval FROM climbing WHERE revision <> ?1 "
    "AND (EXISTS (SELECT 1 FROM climbing WHERE revision < ?1) "
    "OR EXISTS (SELECT 1 FROM climbing WHERE revision > ?1)) "
    "ORDER BY asked_micros, retrieval LIMIT 1";

// ?1 TwinHash(). That it is not empty says what the index leaves out.
inline constexpr char kOpenTwin[] =
    "SELECT id FROM retrievals WHERE twin_key = ?1 AND twin_key <> '' "
    "AND open = 1 "
    "ORDER BY create_micros, id LIMIT 1";

// ?1 request id.
inline constexpr char kRequest[] =
    "SELECT method, fingerprint, retrieval FROM requests "
    "WHERE request_id = ?1";

// ?1 how many.
inline constexpr char kOutbox[] =
    "SELECT id, request_id, finding FROM outbox ORDER BY id LIMIT ?1";

// Returns the query for the ids of the retrievals that fit `filter`, newest
// first: ?1 states as a JSON list of numbers, ?2 custodian, ?3 client
// reference, ?4 and ?5 the creation and id after which, ?6 when they are
// overdue, ?7 how many.
std::string List(const RetrievalFilter& filter);

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_QUERIES_H_
