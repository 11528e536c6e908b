#include "jobs.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace isnad::http {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kRemembered = 256;

const char* name(JobState state) {
  switch (state) {
    case JobState::Waiting:
      return "waiting";
    case JobState::Reading:
      return "reading";
    case JobState::Done:
      return "done";
    case JobState::Failed:
      return "failed";
  }
  return "";
}

}  // namespace

bool is_over(const Job& job) {
  return job.state == JobState::Done || job.state == JobState::Failed;
}

std::string to_json(const Job& job) {
  Json out = {{"id", job.id}, {"name", job.name}, {"state", name(job.state)}, {"done", job.done}, {"all", job.all}};
  out["articles"] = job.added.articles;
  out["unchanged"] = job.added.unchanged;
  out["error"] = job.error.empty() ? Json(nullptr) : Json(job.error);
  out["diagnostics"] = Json::array();
  for (const Diagnostic& d : job.added.diagnostics)
    out["diagnostics"].push_back({{"code", d.code}, {"where", d.where}, {"message", d.message}});
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Jobs::Jobs(Shelf& shelf, std::size_t most_waiting)
    : shelf_(shelf), most_waiting_(most_waiting), thread_([this] { run(); }) {}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::optional<std::string> Jobs::put(std::string name, Work work) {
  std::string id;
  {
    const std::lock_guard lock(mutex_);
    if (stop_ || queue_.size() >= most_waiting_) return std::nullopt;
    id = "j" + std::to_string(++count_);
    Job job;
    job.id = id;
    job.name = std::move(name);
    jobs_.emplace(id, std::move(job));
    order_.push_back(id);
    queue_.emplace_back(id, std::move(work));
    while (order_.size() > kRemembered + most_waiting_) {
      jobs_.erase(order_.front());
      order_.pop_front();
    }
  }
  changed_.notify_all();
  return id;
}

std::optional<Job> Jobs::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto at = jobs_.find(id);
  return at == jobs_.end() ? std::nullopt : std::optional<Job>(at->second);
}

std::optional<Job> Jobs::wait(const std::string& id, std::uint64_t seen, std::chrono::milliseconds most) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, most, [&] {
    const auto at = jobs_.find(id);
    return stop_ || at == jobs_.end() || at->second.change != seen;
  });
  const auto at = jobs_.find(id);
  return at == jobs_.end() || stop_ ? std::nullopt : std::optional<Job>(at->second);
}

std::size_t Jobs::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Jobs::change(const std::string& id, const std::function<void(Job&)>& what) {
  {
    const std::lock_guard lock(mutex_);
    const auto at = jobs_.find(id);
    if (at == jobs_.end()) return;
    what(at->second);
    ++at->second.change;
  }
  changed_.notify_all();
}

void Jobs::run() {
  while (true) {
    std::pair<std::string, Work> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stop_ || !queue_.empty(); });
      if (stop_) return;
      next = std::move(queue_.front());
      queue_.pop_front();
    }
    const std::string& id = next.first;
    change(id, [](Job& job) { job.state = JobState::Reading; });
    Result<PageBatch> batch = next.second();
    if (!batch) {
      change(id, [&](Job& job) {
        job.state = JobState::Failed;
        job.error = batch.error().message;
      });
      continue;
    }
    const std::size_t all = batch->pages.size();
    change(id, [&](Job& job) { job.all = all; });
    Added added =
        shelf_.add(std::move(batch->pages), [&](std::size_t done) { change(id, [&](Job& job) { job.done = done; }); });
    added.diagnostics.insert(added.diagnostics.begin(), batch->diagnostics.begin(), batch->diagnostics.end());
    change(id, [&](Job& job) {
      job.done = all;
      const bool nothing = added.articles.empty() && added.unchanged == 0;
      job.state = nothing ? JobState::Failed : JobState::Done;
      if (nothing) job.error = "no article could be added";
      job.added = std::move(added);
    });
  }
}

}  // namespace isnad::http
