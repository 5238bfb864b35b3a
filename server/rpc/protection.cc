#include "server/rpc/protection.h"

#include <sys/resource.h>

#include <grpcpp/resource_quota.h>

namespace penugasan::server {

namespace {

// What a call's metadata may hold, in bytes: a token of 6 KiB and some room. gRPC 1.51 deals badly with more than 8 KiB.
constexpr int kMetadata = 8192;
// A client that pings more often than this is closed after three more. gRPC's own clients never do.
constexpr int kPingInterval = 10'000;  // ms
constexpr int kPingStrikes = 3;
// How long a peer may leave a keepalive ping without answer.
constexpr int kPingPatience = 20'000;  // ms

// Reflection is gRPC's own and takes a thread for each of its streams, which anybody may open: so many at most, then
// RESOURCE_EXHAUSTED. One of them waits for the next stream.
constexpr int kReflectionThreads = 16;

int milliseconds(std::chrono::seconds time) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

}  // namespace

void protect(grpc::ServerBuilder& builder, const Config& config) {
  builder.SetMaxReceiveMessageSize(static_cast<int>(config.max_directory_size));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMetadata);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, config.limits.connection_calls);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, milliseconds(config.limits.handshake_timeout));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, milliseconds(config.limits.connection_idle));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, milliseconds(config.limits.connection_age));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, milliseconds(config.limits.connection_grace));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, milliseconds(config.limits.keepalive));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kPingPatience);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingInterval);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, kPingStrikes);
  grpc::ResourceQuota quota("penugasan");
  quota.Resize(config.limits.memory_quota);
  quota.SetMaxThreads(kReflectionThreads);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder.SetResourceQuota(quota);
}

std::uint64_t raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

}  // namespace penugasan::server
