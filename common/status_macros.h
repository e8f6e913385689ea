#ifndef CUSTODIA_COMMON_STATUS_MACROS_H_
#define CUSTODIA_COMMON_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns the status of `expr` from the enclosing function unless it is OK.
#define CUSTODIA_RETURN_IF_ERROR(expr)                                  \
  do {                                                                  \
    if (absl::Status custodia_status = (expr); !custodia_status.ok()) { \
      return custodia_status;                                           \
    }                                                                   \
  } while (false)

// Moves the value of the StatusOr `expr` into `lhs`, or returns its status.
// Expands to several statements: brace the body of an `if` around it.
// NOLINTBEGIN(bugprone-macro-parentheses): `lhs` may be a declaration.
#define CUSTODIA_ASSIGN_OR_RETURN(lhs, expr)                                \
  CUSTODIA_ASSIGN_OR_RETURN_(CUSTODIA_CONCAT_(custodia_or_, __LINE__), lhs, \
                             expr)
#define CUSTODIA_ASSIGN_OR_RETURN_(tmp, lhs, expr) \
  auto tmp = (expr);                               \
  if (!tmp.ok()) return std::move(tmp).status();   \
  lhs = *std::move(tmp)
#define CUSTODIA_CONCAT_(a, b) CUSTODIA_CONCAT_INNER_(a, b)
#define CUSTODIA_CONCAT_INNER_(a, b) a##b
// NOLINTEND(bugprone-macro-parentheses)

#endif  // CUSTODIA_COMMON_STATUS_MACROS_H_
