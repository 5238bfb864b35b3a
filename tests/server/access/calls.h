// Every RPC as the access matrix makes it: on the scene's request, announcement and agency, changing nothing but Reset.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "tests/server/access/scene.h"

namespace penugasan::testing {

/// One RPC.
struct MatrixCall {
  /// The message's bytes, about the thing named `target`.
  std::function<std::string(const Scene& scene, const std::string& target)> message;
  /// What the call is about; with a number that nobody ever used in `unused`, of the same length. Both empty: about nothing that
  /// can be hidden.
  std::function<std::string(const Scene& scene)> target;
  std::string unused;
  /// How many things the answer lists; none: it lists nothing.
  std::function<int(const std::string& answer)> count;
  /// A stream: the message after which there is nothing more to wait for.
  std::function<bool(const std::string& message)> last;
  bool stream = false;
};

/// By "Service/Method"; null where there is none.
const MatrixCall* matrix_call(const std::string& method);

}  // namespace penugasan::testing
