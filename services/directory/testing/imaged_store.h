#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_IMAGED_STORE_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_IMAGED_STORE_H_

#include <memory>
#include <utility>

#include "services/directory/storage/directory_store.h"

namespace custodia::directory::testing {

// A store in a file that makes an image of its nodes with every `nth` write;
// what is written between stands beside the image.
class ImagedStore final : public DirectoryStore {
 public:
  ImagedStore(std::unique_ptr<DirectoryStore> real, int nth)
      : real_(std::move(real)), nth_(nth) {}

  absl::Status Read(const KnownAt& known_at, ReadBody body) override {
    return real_->Read(known_at, body);
  }
  absl::Status Write(absl::Time now, WriteBody body) override {
    const bool many = writes_++ % nth_ == 0;
    return real_->Write(now, [&](DirectoryTransaction& txn) {
      if (many) txn.ExpectMany(1'000'000);
      return body(txn);
    });
  }

 private:
  const std::unique_ptr<DirectoryStore> real_;
  const int nth_;
  int writes_ = 0;
};

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_IMAGED_STORE_H_
