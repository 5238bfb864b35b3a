// Calls that were denied, told to the audit log, one line each. How many there were by reason say the metrics
// (penugasan_calls_total).
//
//   audit denied method=AssignmentRequestService/GetAssignmentRequest reason=NOT_FOUND caller=palangka-raya/perawat-mahir
//   peer=ipv4:10.1.2.3
//
// A line holds the method, the refusal's reason, the caller's id (agency/official, service:NAME or operator; "-" where nobody was
// recognised) and the peer's address without its port. Never what was asked for: no request, no text, no token, no metadata.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string_view>

namespace penugasan::server {

struct Denial {
  std::string_view method;
  std::string_view reason;
  std::string_view caller;  // empty: nobody was recognised
  std::string_view peer;
};

/// Safe from any thread.
class Denials {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// True for the reasons that deny somebody something: who is calling, what they may see or do, how often.
  static bool counts(std::string_view reason);

  /// Writes the line. At most kLinesASecond lines: the next line then says how many were left out, so that an attack cannot fill
  /// the disk.
  void note(const Denial& denial, TimePoint now = std::chrono::steady_clock::now());

  static constexpr int kLinesASecond = 100;

 private:
  bool may_write(TimePoint now);

  std::mutex mutex_;
  TimePoint second_begins_{};
  int lines_ = 0;
  std::uint64_t left_out_ = 0;
};

/// "ipv4:10.1.2.3" of "ipv4:10.1.2.3:40000", "ipv6:[::1]" of "ipv6:[::1]:40000"; anything else as it is.
std::string_view without_port(std::string_view peer);

}  // namespace penugasan::server
