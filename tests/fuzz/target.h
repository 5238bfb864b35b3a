// What every fuzz target is: the one function that libFuzzer calls, and the means to say that a promise was broken. A target
// lives in NAME_fuzz.cc; its files that must stay good lie in corpus/NAME.
//
// With clang (./dev fuzz) libFuzzer feeds it; with any compiler replay.cc runs the corpus through it, as a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace penugasan::testing {

/// Ends the program where `kept` is false: to a fuzzer and to the replay that is a failure.
inline void promise(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace penugasan::testing
