#include "tests/bench/acknowledgement.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include "penugasan/v1/resources.pb.h"

namespace penugasan::bench {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

bool read_text(CodedInputStream& in, std::string& text) {
  std::uint32_t length = 0;
  return in.ReadVarint32(&length) && in.ReadString(&text, static_cast<int>(length));
}

}  // namespace

bool read_acknowledgement(const grpc::ByteBuffer& answer, Acknowledgement& read) {
  read = {{}, {}, answer.Length()};
  grpc::ByteBuffer bytes = answer;  // the reader wants one that it may change
  grpc::ProtoBufferReader source(&bytes);
  CodedInputStream in(&source);
  for (std::uint32_t tag = in.ReadTag(); tag != 0; tag = in.ReadTag()) {
    const int field = WireFormatLite::GetTagFieldNumber(tag);
    const bool taken = field == v1::AssignmentRequest::kNameFieldNumber   ? read_text(in, read.name)
                       : field == v1::AssignmentRequest::kEtagFieldNumber ? read_text(in, read.etag)
                                                                          : WireFormatLite::SkipField(&in, tag);
    if (!taken) return false;
  }
  return !read.name.empty() && !read.etag.empty();
}

}  // namespace penugasan::bench
