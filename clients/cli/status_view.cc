#include "clients/cli/status_view.h"

#include <array>
#include <cstdio>

#include "clients/cli/texts.h"
#include "clients/cli/when.h"

namespace penugasan::cli {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kSoon = 30 * kDay;  // to a certificate's end

class Lines {
 public:
  Lines(const Speaker& say, const Style& style) : say_(say), style_(style) {}
  void add(const Text& label, const std::string& value, Colour colour = Colour::plain) {
    constexpr std::size_t kLabelWidth = 14;
    text_ += style_.paint(Colour::dim, pad(say_(label), kLabelWidth)) + style_.paint(colour, printable(value)) + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  Speaker say_;
  Style style_;
  std::string text_;
};

std::string number(std::uint64_t value) { return std::to_string(value); }

// "5 under a day, 2 over 30 days": ages that nobody waits in are left out.
std::string open_steps_text(const v1::Operation& operation, const Speaker& say) {
  std::string text;
  for (const auto& one : operation.open_steps()) {
    if (one.count() == 0) continue;
    if (!text.empty()) text += ", ";
    const std::string count = number(one.count());
    if (one.min_days() == 0) {
      text += say(texts::kStepsUnder, {count, number(static_cast<std::uint64_t>(one.max_days()))});
    } else if (one.max_days() == 0) {
      text += say(texts::kStepsOver, {count, number(static_cast<std::uint64_t>(one.min_days()))});
    } else {
      text += say(texts::kStepsBetween, {count, number(static_cast<std::uint64_t>(one.min_days())),
                                         number(static_cast<std::uint64_t>(one.max_days()))});
    }
  }
  return text.empty() ? say(texts::kNoOpenSteps) : text;
}

void add_certificates(const v1::Operation& operation, std::int64_t now, const Speaker& say, Lines& lines) {
  for (const auto& one : operation.certificates()) {
    const auto left = one.expire_time().seconds() - now;
    const std::string until = time_text(one.expire_time(), say.language());
    const std::string text = left < 0 ? say(texts::kCertificateEnded, {one.file(), until})
                                      : say(texts::kCertificateUntil, {one.file(), until, span_text(left, say)});
    lines.add(texts::kCertificate, text, left < 0 ? Colour::red : left < kSoon ? Colour::yellow : Colour::plain);
  }
}

void add_operation(const v1::Operation& operation, std::int64_t now, const Speaker& say, Lines& lines) {
  lines.add(texts::kLog, say(texts::kLogAt, {number(operation.log_head()), number(operation.notice_index_behind())}));
  lines.add(texts::kCommandsLine, say(texts::kCommandsDone, {number(operation.commands()), number(operation.commits()),
                                                             number(operation.queued_commands())}));
  lines.add(texts::kOpenStepsLine, open_steps_text(operation, say));
  lines.add(texts::kStreams, number(operation.open_streams()));
  lines.add(texts::kDisk, say(texts::kDiskRoom, {size_text(operation.disk_free_bytes()),
                                                 size_text(operation.disk_reserve_bytes()), size_text(operation.store_bytes())}));
  if (operation.has_fence_age()) {
    lines.add(texts::kFence, say(texts::kFenceAge, {span_text(operation.fence_age().seconds(), say)}));
  }
  lines.add(texts::kProcess,
            say(texts::kProcessUses, {size_text(operation.resident_bytes()), number(operation.open_files()),
                                      number(operation.max_open_files()), span_text(operation.cpu_time().seconds(), say)}));
  add_certificates(operation, now, say, lines);
}

}  // namespace

std::string span_text(std::int64_t seconds, const Speaker& say) {
  const auto text = [](std::int64_t value) { return std::to_string(value); };
  if (seconds >= kDay) return say(texts::kSpanDays, {text(seconds / kDay), text(seconds % kDay / kHour)});
  if (seconds >= kHour) return say(texts::kSpanHours, {text(seconds / kHour), text(seconds % kHour / kMinute)});
  if (seconds >= kMinute) return say(texts::kSpanMinutes, {text(seconds / kMinute)});
  return say(texts::kSpanSeconds, {text(seconds)});
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits = {"B", "KiB", "MiB", "GiB", "TiB"};
  constexpr double kStep = 1024;
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= kStep && unit + 1 < kUnits.size(); ++unit) value /= kStep;
  std::array<char, 32> text{};
  // One decimal where it says something: 1.4 GiB, 12 GiB.
  std::snprintf(text.data(), text.size(), unit > 0 && value < 10 ? "%.1f %s" : "%.0f %s", value, kUnits.at(unit));
  return text.data();
}

std::string status_text(const v1::ServerStatus& status, const std::string& address, std::int64_t now, const Speaker& say,
                        const Style& style) {
  Lines lines(say, style);
  lines.add(texts::kServer,
            say(texts::kServerRuns, {address, status.version(), span_text(now - status.start_time().seconds(), say)}),
            Colour::bold);
  if (status.read_only()) {
    lines.add(texts::kCommandsAccepted, say(texts::kReadOnlyNow), Colour::red);
  } else {
    lines.add(texts::kCommandsAccepted, say(texts::kAcceptingNow), Colour::green);
  }
  if (status.has_operation()) add_operation(status.operation(), now, say, lines);
  for (const auto& regulation : status.regulations()) {
    constexpr std::size_t kEnough = 12;
    lines.add(texts::kInForce,
              regulation.name().substr(regulation.name().find('/') + 1) + " (" + regulation.version().substr(0, kEnough) + ")");
  }
  return lines.take();
}

}  // namespace penugasan::cli
