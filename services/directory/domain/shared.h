#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SHARED_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SHARED_H_

#include <concepts>
#include <memory>
#include <utility>

namespace custodia::directory {

// A value that nobody changes, so that copies of this can share it. Default
// constructed and moved-from ones hold nothing and must not be asked.
// Thread-safe as its value is.
template <typename T>
class Shared {
 public:
  Shared() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): stands for its value.
  Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}
  // Of what nobody else has; not nullptr.
  explicit Shared(std::shared_ptr<const T> value) : value_(std::move(value)) {}
  // Shares what is a T and more.
  template <typename More>
  requires std::derived_from<More, T>
  // NOLINTNEXTLINE(google-explicit-constructor): is one.
  Shared(Shared<More> more) : value_(std::move(more.value_)) {}

  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }
  // NOLINTNEXTLINE(google-explicit-constructor): stands for its value.
  operator const T&() const { return *value_; }

  // Whether the values are equal.
  bool operator==(const Shared& other) const {
    return value_ == other.value_ ||
           (value_ != nullptr && other.value_ != nullptr &&
            *value_ == *other.value_);
  }

 private:
  template <typename Less>
  friend class Shared;

  std::shared_ptr<const T> value_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SHARED_H_
