// A request as it came off the wire, or what is wrong with it: gRPC hands both to the handler, where it would otherwise cancel
// the call without a word (server/input/wire_message.h).
#pragma once

#include <memory>
#include <optional>

#include <grpcpp/grpcpp.h>

#include "server/input/wire_message.h"

namespace penugasan::server {

template <class Message>
class Received {
 public:
  /// With a message of its own.
  Received() : own_(std::make_unique<Message>()), message_(own_.get()) {}
  /// Into `message`, which must outlive it.
  explicit Received(Message* message) : message_(message) {}

  /// Whole only where there is no fault.
  const Message& message() const { return *message_; }
  const std::optional<EdgeError>& fault() const { return fault_; }
  void read(grpc::ByteBuffer& bytes) { fault_ = read_message(bytes, *message_); }

 private:
  std::unique_ptr<Message> own_;
  Message* message_;
  std::optional<EdgeError> fault_;
};

}  // namespace penugasan::server

namespace grpc {

template <class Message>
class SerializationTraits<penugasan::server::Received<Message>, void> {
 public:
  static Status Deserialize(ByteBuffer* bytes, penugasan::server::Received<Message>* received) {
    received->read(*bytes);
    return Status::OK;
  }
};

}  // namespace grpc
