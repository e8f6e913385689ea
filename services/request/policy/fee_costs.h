#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_FEE_COSTS_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_FEE_COSTS_H_

#include <cstdint>
#include <vector>

#include "services/request/policy/fees.h"

// What both sides of a fee are made of: lines, sums and the holder's costs.
namespace custodia::request::policy {

// Returns `numerator / denominator`, half rounded up. Neither is negative.
int64_t RoundHalfUp(int64_t numerator, int64_t denominator);

// Returns whether 45 CFR 164.524(c)(4) limits the fee: a covered entity's copy
// for the individual or for a personal representative (R-FEE-07, R-FEE-08).
bool HipaaLimits(const FeeQuestion& question);

// Returns whether this is an electronic copy of electronically held records.
bool ElectronicFromElectronic(const FeeQuestion& question);

// Returns whether the holder chose the flat fee of 6.50, by the question or,
// where that names no method, by quoting one, and may (R-FEE-03).
bool FlatFeeChosen(const FeeQuestion& question);

// Returns the part of a fee with which `kind` is compared. Where HIPAA limits
// the fee, all that makes a copy is one part, kPages: a state prices pages
// where HIPAA counts labor and supplies; so is postage in the flat fee.
// Otherwise each kind stands alone.
FeeKind PartOf(FeeKind kind, const FeeQuestion& question);

// Returns whether a state's price of `kind` counts: where HIPAA limits the fee,
// only what HIPAA counts too (R-FEE-02).
bool IsComparable(FeeKind kind, const FeeQuestion& question);

// Returns the lines that belong to `part`.
std::vector<FeeItem> LinesOf(const std::vector<FeeItem>& lines, FeeKind part,
                             const FeeQuestion& question);

// Returns the sum of the lines.
Cents Total(const std::vector<FeeItem>& lines);

// Takes from the last lines what `lines` exceed `limit` by.
void Trim(std::vector<FeeItem>& lines, Cents limit);

// Returns the sum of the quoted lines of `kind`.
Cents Quoted(FeeKind kind, const FeeQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_FEE_COSTS_H_
