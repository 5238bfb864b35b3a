#include "server/config/service_manager.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "tests/support/temp_folder.h"

namespace penugasan::server {
namespace {

TEST(ServiceManager, IsToldByADatagram) {
  const testing::TempFolder folder;
  const auto path = (folder.path() / "notify").string();
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
  sockaddr_un at{};
  at.sun_family = AF_UNIX;
  std::strcpy(at.sun_path, path.c_str());
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
  ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  tell_service_manager("READY=1");
  char text[32] = "";
  EXPECT_EQ(::recv(socket, text, sizeof text, MSG_DONTWAIT), 7);
  EXPECT_STREQ(text, "READY=1");
  ::close(socket);
  ::unsetenv("NOTIFY_SOCKET");
}

TEST(ServiceManager, WithoutOneNothingHappens) {
  ::unsetenv("NOTIFY_SOCKET");
  tell_service_manager("READY=1");
  ::setenv("NOTIFY_SOCKET", "/nonexistent/socket", 1);
  tell_service_manager("READY=1");
  ::unsetenv("NOTIFY_SOCKET");
}

}  // namespace
}  // namespace penugasan::server
