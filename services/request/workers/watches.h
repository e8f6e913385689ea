#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_WATCHES_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_WATCHES_H_

#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/request/workers/doorbell.h"

namespace custodia::request {

struct WatchOptions {
  int limit = 100;  // watches open at once
  // How often a watch looks for events that another process wrote, and for a
  // caller that is gone.
  absl::Duration poll_interval = absl::Seconds(1);
};

// Wakes whoever watches a retrieval when it may have a new event. Thread-safe.
class Watches {
 public:
  // One open watch, of one thread. Must not outlive its Watches.
  class Watch {
   public:
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    // Waits for a Notify() since the last Wait(), or since the watch was
    // opened; for `poll_interval` at most. SERVER_STOPPING once Close() was
    // called.
    absl::Status Wait();

   private:
    friend class Watches;
    using Bells = std::multimap<std::string, Doorbell*, std::less<>>;

    explicit Watch(Watches& watches) : watches_(watches) {}

    Watches& watches_;
    Doorbell bell_;
    Bells::iterator place_;
  };

  explicit Watches(const WatchOptions& options) : options_(options) {}

  // Opens a watch of the retrieval with this id, which need not exist.
  // TOO_MANY_WATCHES; SERVER_STOPPING.
  absl::StatusOr<std::unique_ptr<Watch>> Open(absl::string_view retrieval);

  // Wakes those who watch the retrieval with this id.
  void Notify(absl::string_view retrieval);

  // Ends every watch, and opens no more.
  void Close();

 private:
  const WatchOptions options_;
  absl::Mutex mutex_;
  Watch::Bells bells_ ABSL_GUARDED_BY(mutex_);  // by retrieval
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_WATCHES_H_
