// Draws a route from top to bottom: what is done, what is open now, what comes next, what is skipped.
//
//    ✓ Unit pemilik kinerja mengajukan permohonan  (Lamp B.1.b.1)
//    │   diajukan: Tri Puspita (jambi/kabid-litbang), 10 Mar 2026
//    │   surat: Surat Permohonan Pelibatan → Sri Winarno
//    ▶ Pimpinan unit asal memutuskan  (Lamp B.1.b.2)
//    │   pimpinan unit asal: Sri Winarno (jambi/kabid-perencanaan)
//    │   menunggu 3 hari
//    · Kepala Perangkat Daerah menetapkan  (aturan rumah)
#pragma once

#include <optional>
#include <string>

#include "clients/cli/people.h"
#include "clients/cli/terminal.h"
#include "clients/cli/text.h"
#include "penugasan/v1/requests.pb.h"

namespace penugasan::cli {

class RouteView {
 public:
  RouteView(const Speaker& say, const Style& style, People& people) : say_(say), style_(style), people_(people) {}

  /// The units whose heads act, by their resource names: a vacant office is told with its unit, or its agency.
  RouteView& with_units(const std::string& owner, const std::string& source);

  /// `days_waiting` tells for how long the open step has been open; nothing where it is not known (a preview).
  std::string draw(const google::protobuf::RepeatedPtrField<v1::RouteStep>& steps, std::optional<long> days_waiting);

  /// "Surat Persetujuan → Tri Puspita (tembusan: …) – batal"
  std::string letter_text(const v1::Letter& letter);

 private:
  std::string headline(const v1::RouteStep& step, const std::string& bar) const;
  // The line, wrapped so that the bar can stand in front of every further line, with the bar there.
  std::string hang(const std::string& line, const std::string& bar, std::size_t indent) const;
  std::vector<std::string> details(const v1::RouteStep& step, std::optional<long> days_waiting);
  std::vector<std::string> done_details(const v1::RouteStep& step);
  std::string holders_line(const v1::RouteStep& step);
  std::string offices_text(const v1::RouteStep& step) const;
  std::string place_of(const std::string& office) const;
  std::string planned_text(const v1::RouteLetter& letter);
  std::string planned_text(const google::protobuf::RepeatedPtrField<v1::RouteLetter>& letters);
  void add_plan(const v1::RouteStep& step, std::vector<std::string>& lines);
  std::string_view arrow() const { return style_.unicode ? " → " : " -> "; }

  Speaker say_;
  Style style_;
  People& people_;
  std::string owner_;  // short forms; empty: not known
  std::string source_;
};

}  // namespace penugasan::cli
