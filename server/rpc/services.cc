#include "server/rpc/services.h"

#include <algorithm>
#include <string>

#include <google/protobuf/descriptor.h>

namespace penugasan::server {

int index_of(std::string_view method) {
  std::string full = "penugasan.v1." + std::string(method);
  std::replace(full.begin(), full.end(), '/', '.');
  return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(full)->index();
}

void Services::register_with(grpc::ServerBuilder& builder, bool with_testing) {
  for (grpc::Service* service : std::initializer_list<grpc::Service*>{&requests, &inbox, &announcements, &directory, &regulations,
                                                                      &notices, &identity, &status, &maintenance, &health}) {
    builder.RegisterService(service);
  }
  if (with_testing) builder.RegisterService(&testing);
}

}  // namespace penugasan::server
