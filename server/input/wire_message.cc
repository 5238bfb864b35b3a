#include "server/input/wire_message.h"

#include <map>
#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include "server/input/text.h"

namespace penugasan::server {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

constexpr int kDeepest = 100;  // as protobuf's own parser
constexpr std::size_t kMostFaults = 20;

// Goes over the bytes as the parser does, but stops at no text.
class TextChecker {
 public:
  explicit TextChecker(google::protobuf::io::ZeroCopyInputStream* bytes) : in_(bytes) {}

  /// False: not a message of this type.
  bool check(const Descriptor& type) { return fields(type, "", 0) && in_.ConsumedEntireMessage(); }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  bool fields(const Descriptor& type, const std::string& path, int depth) {
    std::map<int, int> seen;  // of repeated fields
    while (const auto tag = in_.ReadTag()) {
      const auto* field = type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
      const bool has_length = WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
      if (field == nullptr || !has_length || !is_text_or_message(*field)) {
        if (!WireFormatLite::SkipField(&in_, tag)) return false;
        continue;
      }
      std::string name = path + field->name();
      if (field->is_repeated()) name.append("[").append(std::to_string(seen[field->number()]++)).append("]");
      if (!text_or_message(*field, name, depth)) return false;
    }
    return true;
  }

  static bool is_text_or_message(const FieldDescriptor& field) {
    return field.type() == FieldDescriptor::TYPE_STRING || field.type() == FieldDescriptor::TYPE_MESSAGE;
  }

  bool text_or_message(const FieldDescriptor& field, const std::string& name, int depth) {
    int length = 0;
    if (!in_.ReadVarintSizeAsInt(&length)) return false;
    if (field.type() == FieldDescriptor::TYPE_STRING) return text(name, length);
    if (depth >= kDeepest) return false;
    const auto limit = in_.PushLimit(length);
    const bool good = fields(*field.message_type(), name + ".", depth + 1) && in_.BytesUntilLimit() == 0;
    in_.PopLimit(limit);
    return good;
  }

  bool text(const std::string& name, int length) {
    std::string value;
    if (!in_.ReadString(&value, length)) return false;
    if (!is_utf8(value) && faults_.size() < kMostFaults) faults_.push_back(name);
    return true;
  }

  google::protobuf::io::CodedInputStream in_;
  std::vector<std::string> faults_;
};

EdgeError fault_in(grpc::ByteBuffer& bytes, const Descriptor& type) {
  grpc::ProtoBufferReader reader(&bytes);
  if (!reader.status().ok()) return invalid_field("message", "malformed");
  TextChecker checker(&reader);
  if (!checker.check(type) || checker.faults().empty()) return invalid_field("message", "malformed");
  EdgeError error{EdgeReason::invalid_field, {}, {}};
  for (const auto& path : checker.faults()) error.fields.push_back({path, "not_utf8", {}});
  return error;
}

}  // namespace

std::optional<EdgeError> read_message(grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  std::optional<EdgeError> fault;
  {
    grpc::ProtoBufferReader reader(&bytes);
    if (!reader.status().ok() || !message.ParseFromZeroCopyStream(&reader)) fault = fault_in(bytes, *message.GetDescriptor());
  }
  bytes.Clear();
  return fault;
}

}  // namespace penugasan::server
