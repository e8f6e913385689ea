#ifndef CUSTODIA_TESTS_SUPPORT_BAD_MESSAGES_H_
#define CUSTODIA_TESTS_SUPPORT_BAD_MESSAGES_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

// Messages that no caller should send, made from nothing but descriptors and
// the comments of the contract.
namespace custodia::testing {

// Stands in each text of a bad message: no answer and no log may hold it.
inline constexpr char kCanary[] = "Zq7Canary";

// One way to spoil a field. `spoil` sets a field, or adds an element to a list.
struct Fault {
  std::string name;
  std::function<bool(const google::protobuf::FieldDescriptor&)> suits;
  std::function<void(google::protobuf::Message&,
                     const google::protobuf::FieldDescriptor&)>
      spoil;
};

Fault TextOfBytes(size_t bytes);
Fault ListOf(int elements);
// Each text that holds a name of ours, or a `request_id`. `names` has names of
// what exists, by their form: each is also tried where another form belongs.
std::vector<Fault> NamesOfNothing(
    const std::map<std::string, std::string>& names);
// Each text that the contract gives a format.
Fault TextWithoutFormat();
std::vector<Fault> DatesThatDoNotExist();
std::vector<Fault> ValuesThatNoEnumHas();
// Counts, amounts and instants that no thing has.
std::vector<Fault> NumbersOfNothing();
// The highest number of its type, which some fields take.
Fault HighestNumber();
// Text that may stand where text is free.
Fault AnyText(const std::string& text);

// A field within a message: the fields that lead to it, itself last. Elements
// of lists are the first.
using FieldPath = std::vector<const google::protobuf::FieldDescriptor*>;

// Returns `retrieval.patient.birth_date`.
std::string NameOf(const FieldPath& path);

// Returns all fields of `type` and of the messages within it that callers may
// set and that `fault` suits. Of each oneof the member number `arm`, counted
// round, is looked into and no other.
std::vector<FieldPath> FieldsFor(const Fault& fault,
                                 const google::protobuf::Descriptor& type,
                                 int arm);

// Returns how many members the largest oneof of `type` has, at least 1.
int Arms(const google::protobuf::Descriptor& type);

// Spoils the field at `path` within `message`.
void Spoil(google::protobuf::Message& message, const FieldPath& path,
           const Fault& fault);

// Names the field at `path` in the message's `update_mask`, where it has one
// and updates can change that field: others are ignored.
void AddToMask(google::protobuf::Message& message, const FieldPath& path);

// Sets what the contract calls required, some only mostly, to any depth: names
// as `names` has them by their form (`retrievals/{retrieval}`), or of nothing
// that exists, and of oneofs member `arm`.
void FillRequired(google::protobuf::Message& message,
                  const std::map<std::string, std::string>& names, int arm);

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_SUPPORT_BAD_MESSAGES_H_
