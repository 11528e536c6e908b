#pragma once
// Adding articles takes longer than a request may: a job waits in a queue of bounded length, one thread does them in
// order, and whoever asks sees how far it is. The oldest finished jobs are forgotten.
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "shelf.h"

namespace isnad::http {

enum class JobState { Waiting, Reading, Done, Failed };

struct Job {
  std::string id;
  std::string name;  // file or address
  JobState state = JobState::Waiting;
  std::size_t done = 0;  // articles read so far
  std::size_t all = 0;
  Added added;
  std::string error;
  std::uint64_t change = 0;  // counts what a reader has not yet seen
};

[[nodiscard]] bool is_over(const Job& job);
[[nodiscard]] std::string to_json(const Job& job);

class Jobs {
 public:
  /// What a job does: its pages, or why there are none. Runs on the queue's thread.
  using Work = std::function<Result<PageBatch>()>;

  Jobs(Shelf& shelf, std::size_t most_waiting);
  ~Jobs();  // the job in hand is finished, waiting ones are dropped
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// The job's id; nothing when the queue is full.
  [[nodiscard]] std::optional<std::string> put(std::string name, Work work);
  [[nodiscard]] std::optional<Job> find(const std::string& id) const;
  /// The job when it differs from `seen`, or after a while as it is.
  [[nodiscard]] std::optional<Job> wait(const std::string& id, std::uint64_t seen,
                                        std::chrono::milliseconds most) const;
  [[nodiscard]] std::size_t waiting() const;

 private:
  void run();
  void change(const std::string& id, const std::function<void(Job&)>& what);

  Shelf& shelf_;
  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::map<std::string, Job> jobs_;
  std::deque<std::string> order_;
  std::deque<std::pair<std::string, Work>> queue_;
  std::uint64_t count_ = 0;
  bool stop_ = false;
  std::thread thread_;  // last: begins when all else is there
};

}  // namespace isnad::http
