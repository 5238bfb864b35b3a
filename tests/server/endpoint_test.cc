#include "server/config/endpoint.h"

#include <gtest/gtest.h>

namespace penugasan::server {
namespace {

bool loopback(std::string_view text) { return is_loopback(parse_endpoint(text).value()); }

TEST(Endpoint, HostAndPort) {
  EXPECT_EQ(parse_endpoint("127.0.0.1:7443"), (Endpoint{"127.0.0.1", 7443}));
  EXPECT_EQ(parse_endpoint("[::1]:0"), (Endpoint{"::1", 0}));
  EXPECT_EQ(parse_endpoint("localhost:65535"), (Endpoint{"localhost", 65535}));
  EXPECT_EQ(parse_endpoint("penugasan.example.go.id:443"), (Endpoint{"penugasan.example.go.id", 443}));
}

TEST(Endpoint, WhatIsNoAddress) {
  for (const char* bad : {"",
                          "127.0.0.1",
                          ":7443",
                          "127.0.0.1:",
                          "127.0.0.1:65536",
                          "127.0.0.1:-1",
                          "127.0.0.1:74 43",
                          "::1:7443",
                          "[::1]",
                          "[::1]7443",
                          "[::1:7443",
                          "::1]:7443",
                          "[]:7443",
                          "[localhost]:7443",
                          "[127.0.0.1]:7443",
                          "a b:1",
                          "unix:/tmp/x:1",
                          "-x:1",
                          ".x:1",
                          "127.0.0.1:7443:",
                          "[:1"}) {
    EXPECT_FALSE(parse_endpoint(bad)) << bad;
  }
}

TEST(Endpoint, LoopbackIsOnlyThisMachine) {
  EXPECT_TRUE(loopback("127.0.0.1:1"));
  EXPECT_TRUE(loopback("127.255.0.9:1"));
  EXPECT_TRUE(loopback("[::1]:1"));
  EXPECT_TRUE(loopback("[0:0:0:0:0:0:0:1]:1"));
  EXPECT_TRUE(loopback("[::ffff:127.0.0.1]:1"));
  EXPECT_TRUE(loopback("LocalHost:1"));
  EXPECT_FALSE(loopback("0.0.0.0:1"));
  EXPECT_FALSE(loopback("128.0.0.1:1"));
  EXPECT_FALSE(loopback("10.0.0.1:1"));
  EXPECT_FALSE(loopback("[::]:1"));
  EXPECT_FALSE(loopback("[::2]:1"));
  EXPECT_FALSE(loopback("[::ffff:10.0.0.1]:1"));
  EXPECT_FALSE(loopback("localhost.example:1"));
  EXPECT_FALSE(loopback("127.0.0.1.example:1"));
  EXPECT_FALSE(loopback("127.1:1"));  // a resolver might think so; we do not guess
}

}  // namespace
}  // namespace penugasan::server
