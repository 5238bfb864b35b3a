// What people type on the command line, turned into names of the API. Every function throws UsageError, in the person's language,
// for what it cannot make sense of, so that nothing odd reaches a call.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "clients/cli/text.h"
#include "penugasan/v1/resources.pb.h"

namespace penugasan::cli {

/// Wrong usage: exit code 2. what() is in the person's language.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads names in short form ("jambi/12"), in full, or without the agency where the caller's gives it ("12").
class Names {
 public:
  /// `as` is the caller in short form; empty: nobody.
  Names(std::string as, Speaker say) : as_(std::move(as)), say_(say) {}

  std::string request(std::string_view text) const;
  std::string announcement(std::string_view text) const;
  std::string official(std::string_view text) const;
  std::string unit(std::string_view text) const;
  /// "agencies/jambi" for "jambi" or for anything below it; empty: the caller's agency.
  std::string agency(std::string_view text) const;
  /// "regulations/jambi-13-2025" for "jambi-13-2025".
  std::string regulation(std::string_view text) const;
  /// The caller's official name; empty for nobody. Throws where --as is not of the form agency/official.
  std::string caller() const;

 private:
  std::string name(std::string_view text, std::string_view collection, std::string_view example) const;
  std::string complete(std::string_view text, std::string_view example) const;

  std::string as_;
  Speaker say_;
};

/// "penunjukan" or "pengajuan_sukarela", "sukarela" for short; likewise the others. Empty text: unspecified.
v1::Mode mode_of(std::string_view text, const Speaker& say);
v1::Form form_of(std::string_view text, const Speaker& say);
v1::Scope scope_of(std::string_view text, const Speaker& say);

/// A random UUID (version 4) for request_id.
std::string new_request_id();

}  // namespace penugasan::cli
