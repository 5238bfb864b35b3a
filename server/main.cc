// penugasand: the composition root. The only place that knows every part; nothing is decided here.
#include <csignal>
#include <cstdio>
#include <iostream>
#include <thread>

#include <absl/synchronization/mutex.h>
#include <pthread.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "server/config/config.h"
#include "server/config/service_manager.h"
#include "server/core/boot.h"
#include "server/identity/identity.h"
#include "server/identity/tls_files.h"
#include "server/metrics/exporter.h"
#include "server/metrics/metrics.h"
#include "server/metrics/open_steps.h"
#include "server/metrics/state_metrics.h"
#include "server/rpc/grpc_log.h"
#include "server/rpc/protection.h"
#include "server/rpc/rpc_server.h"
#include "storage/event_store.h"
#include "workflow/loader/loader.h"

// Read by jemalloc before main(). Its default, four arenas a processor and ten seconds until free pages go back, costs some 15 MB
// more for threads that mostly free what others allocated.
extern "C" {
extern const char* const malloc_conf;
const char* const malloc_conf = "narenas:4,dirty_decay_ms:2000";
}

namespace penugasan::server {
namespace {

constexpr int kStoreFailed = 70;
constexpr int kCannotServe = 1;
constexpr auto kGrace = std::chrono::milliseconds(2000);

sigset_t awaited_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);  // reads the callers again
  return signals;
}

// A connection is a file; so are the store's tables, for which a thousand are kept.
void use_all_files(int connections) {
  constexpr std::uint64_t kOthers = 1000;
  const auto files = raise_file_limit();
  if (files >= static_cast<std::uint64_t>(connections) + kOthers) return;
  spdlog::warn("the system allows {} open files, fewer than connections: {} need; raise LimitNOFILE or ulimit -n", files,
               connections);
}

void say_ready(const RpcServer& server) {
  std::printf("listening on %s\n", server.address().c_str());
  std::fflush(stdout);
  tell_service_manager("READY=1");
}

// Metrics that cannot be served are no reason to keep officials waiting: the log and Prometheus itself ("up") tell. The usual
// case is a second server on one machine, whose default is the first one's port.
std::unique_ptr<Exporter> export_metrics(const Application& app) {
  if (app.config.metrics_listen.empty()) return nullptr;
  try {
    auto exporter = std::make_unique<Exporter>(
        app.config.metrics_listen,
        std::vector<std::shared_ptr<prometheus::Collectable>>{app.metrics.collectable(), std::make_shared<StateMetrics>(app)});
    std::printf("metrics on %s\n", exporter->address().c_str());
    std::fflush(stdout);
    return exporter;
  } catch (const std::runtime_error& error) {
    spdlog::warn("{}; until then calls are served without metrics", error.what());
    return nullptr;
  }
}

// Serves until a signal, or until the store fails.
int serve(const Config& config) {
  const sigset_t signals = awaited_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread starts, so that only sigwait below takes them
  std::signal(SIGPIPE, SIG_IGN);
  use_all_files(config.limits.connections);

  const auto store = storage::open_rocks_store(config.store);
  SettableClock clock;
  WorldBox world(boot(*store, config.regulations, clock.now()));
  Hub hub(*store);
  std::atomic<bool> failed{false};
  Metrics metrics;
  WriterOptions options{.queue_depth = static_cast<std::size_t>(config.queue_depth),
                        .disk_reserve = config.disk_reserve,
                        .queue_wait = config.queue_wait,
                        .metrics = &metrics};
  Writer writer(*store, world, clock, hub, options, [&](const std::string&) {
    failed = true;
    ::kill(::getpid(), SIGTERM);  // taken by sigwait below
  });
  OpenSteps open_steps(*store, clock);
  Application app{config, *store, world, clock, writer, hub, metrics, open_steps};
  Identity identity(config);
  RpcServer server(app, identity.authenticator(), config.testing ? &clock : nullptr);
  say_ready(server);
  const auto exporter = export_metrics(app);

  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) identity.reload();
  spdlog::info("stopping: what was begun is finished, nothing new is taken");
  tell_service_manager("STOPPING=1");
  server.stop(kGrace);
  writer.stop();
  spdlog::info("stopped after {} commands in {} batches", writer.commands(), writer.batches());
  return failed ? kStoreFailed : 0;
}

}  // namespace
}  // namespace penugasan::server

int main(int argc, char** argv) {
  // gRPC's locks: Debian's library looks for deadlocks at each of them, as it would in a debug build.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  using namespace penugasan;
  std::vector<std::string> warnings;
  auto read = server::read_config(argc, argv, [&](const server::Config& config) {
    auto findings = server::check_identity_files(config, server::SystemClock().now());
    warnings = std::move(findings.warnings);
    return std::move(findings.faults);
  });
  if (const auto* stop = std::get_if<server::Stop>(&read)) {
    (stop->exit_code == 0 ? std::cout : std::cerr) << stop->text << '\n';
    return stop->exit_code;
  }
  const auto& config = std::get<server::Config>(read);
  server::set_up_logging(config.log_format, config.log_level);
  server::take_grpc_log();
  for (const auto& warning : warnings) spdlog::warn("{}", warning);
  try {
    return server::serve(config);
  } catch (const workflow::RegulationError& error) {
    std::cerr << error.what() << "\npenugasand: the regulations were refused; nothing was started\n";
  } catch (const std::exception& error) {
    std::cerr << "penugasand: " << error.what() << '\n';
  }
  return server::kCannotServe;
}
