// What the load generator reads of a command's answer: what its next command needs. The generator runs on the processors of the
// server that it measures, and a whole AssignmentRequest costs it as much to take apart as the call. What the answer says is
// looked at afterwards, in the requests' notices (verify.h).
#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <cstddef>
#include <string>

namespace penugasan::bench {

struct Acknowledgement {
  std::string name;
  std::string etag;
  std::size_t bytes = 0;  // of the whole answer
};

// `answer`: a serialized AssignmentRequest. False where it is none or lacks one of the two.
bool read_acknowledgement(const grpc::ByteBuffer& answer, Acknowledgement& read);

}  // namespace penugasan::bench

template <>
class grpc::SerializationTraits<penugasan::bench::Acknowledgement> {
 public:
  static Status Deserialize(ByteBuffer* answer, penugasan::bench::Acknowledgement* read) {
    const bool sound = penugasan::bench::read_acknowledgement(*answer, *read);
    answer->Clear();
    return sound ? Status::OK : Status(StatusCode::INTERNAL, "an answer is no request with a name and an etag");
  }
};
