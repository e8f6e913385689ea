#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_MEMO_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_MEMO_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

namespace custodia::directory {

// Texts that were worked out from the struct of which this is a member, once
// for all who share it. To be asked only of a struct that is not changed any
// more; a copy of it starts without any. Says nothing of the struct itself, so
// all are equal. Thread-safe.
template <typename Name, size_t kNames>
class Memo {
 public:
  Memo() = default;
  ~Memo() { Forget(); }
  Memo(const Memo& /*other*/) noexcept {}
  Memo& operator=(const Memo& /*other*/) noexcept {
    Forget();
    return *this;
  }

  bool operator==(const Memo& /*other*/) const { return true; }

  // Returns the text `name`, which `make()` works out where it is not known.
  // Good for as long as this.
  template <typename Make>
  const std::string& Get(Name name, Make make) const {
    std::atomic<const std::string*>& kept = texts_[static_cast<size_t>(name)];
    const std::string* found = kept.load(std::memory_order_acquire);
    if (found != nullptr) return *found;
    auto made = std::make_unique<const std::string>(make());
    // Whoever was the first is believed; all work out the same.
    if (kept.compare_exchange_strong(found, made.get(),
                                     std::memory_order_acq_rel)) {
      return *made.release();
    }
    return *found;
  }

 private:
  void Forget() {
    for (auto& text : texts_) delete text.exchange(nullptr);
  }

  mutable std::array<std::atomic<const std::string*>, kNames> texts_{};
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_MEMO_H_
