#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NODE_IMAGE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NODE_IMAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"
#include "services/directory/storage/image_file.h"
#include "services/directory/storage/packed_nodes.h"

// The image of a store: a file beside it that has every node packed as it was
// when the file was made, and who stood at each address. The table `image`
// names it, by a name that no other image has; `image_changes` tells what was
// written since, and the image says nothing about that. Where the table names
// none, `packed` has all nodes; where the file is gone or damaged, the facts
// are in their tables all the same.
namespace custodia::directory::sql {

// Of the format and of what is packed.
uint64_t ImageForm();

// The key of a node in the image.
std::string ImageKey(Node node, absl::string_view id);

// What `image_changes` keeps of a node or an address.
uint64_t ChangeOfNode(Node node, absl::string_view id);
uint64_t ChangeOfAddress(absl::string_view address_key);

// The value that the image has of an address.
std::string PackIdsAt(const std::vector<std::string>& ids, bool more);
// Returns the first `limit`; nothing where it has not so many of all.
std::optional<std::vector<absl::string_view>> UnpackIdsAt(
    absl::string_view packed, size_t limit);

// Returns whether the store is a file, beside which an image may be.
bool MayHaveImage(sqlite::Connection& db);

// Returns the file of the image `name`.
std::string ImagePath(sqlite::Connection& db, absl::string_view name);

// Returns the name of the image; nothing where none was made.
std::optional<std::string> ImageName(sqlite::Connection& db);

// Makes the image `name` that of the store, nothing changed since.
void NameImage(sqlite::Connection& db, absl::string_view name);

// Removes the files of all other images of the store. Only for who writes: one
// that is being made is not named yet.
void RemoveOtherImages(sqlite::Connection& db);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NODE_IMAGE_H_
