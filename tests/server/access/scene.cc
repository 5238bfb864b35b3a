#include "tests/server/access/scene.h"

#include <fstream>

#include <grpcpp/grpcpp.h>

#include "clients/directory_file.h"
#include "penugasan/v1/announcements.grpc.pb.h"
#include "penugasan/v1/notices.grpc.pb.h"
#include "tests/support/paths.h"

namespace penugasan::testing {

namespace {

constexpr const char* kCallers = R"(
service_accounts:
  - name: rd-own
    certificates: ["dns:rd-own.example"]
    scopes: [requests.read, notices.read, directory.read]
    agencies: [palangka-raya]
  - name: rd-src
    certificates: ["dns:rd-src.example"]
    scopes: [requests.read, notices.read, directory.read]
    agencies: [barito-timur]
  - name: rd-far
    certificates: ["dns:rd-far.example"]
    scopes: [requests.read, notices.read, directory.read]
    agencies: [klaten]
  - name: mobile
    certificates: ["dns:mobile.example"]
    scopes: [requests.read, requests.act, notices.read, directory.read]
    agencies: [palangka-raya]
  - name: bare
    certificates: ["dns:bare.example"]
    scopes: [metrics]
    agencies: [palangka-raya]
  - name: loader
    certificates: ["dns:loader.example"]
    scopes: [directory.load]
    agencies: [palangka-raya]
)";

std::string callers_file(const TempFolder& folder) {
  const auto path = folder.path() / "callers.yaml";
  std::ofstream(path) << kCallers;
  return path.string();
}

}  // namespace

const std::map<std::string, std::string>& principals() {
  static const std::map<std::string, std::string> all = {
      {"filer", "palangka-raya/kabid-litbang"},
      {"named", "barito-timur/epidemiolog-muda"},
      {"turn", "palangka-raya/sekda"},
      {"later", "barito-timur/kabid-kesmas"},
      {"copied", "barito-timur/kadis-kesehatan"},
      {"aud_own", "palangka-raya/pelaksana-organisasi"},
      {"aud_src", "barito-timur/pelaksana-organisasi"},
      {"aud_far", "klaten/pelaksana-organisasi"},
      {"admin", "palangka-raya/analis-kebijakan-muda"},
      {"peer", "palangka-raya/peneliti-muda"},
      {"far", "klaten/kaban-bappeda"},
      {"oper", "operator"},
      {"rd_own", "service:rd-own"},
      {"rd_src", "service:rd-src"},
      {"rd_far", "service:rd-far"},
      {"mobile", "service:mobile"},
      {"acting", "service:mobile+palangka-raya/kabid-litbang"},
      {"bare", "service:bare"},
      {"bare_for", "service:bare+palangka-raya/kabid-litbang"},
      {"loader", "service:loader"},
      {"unknown", "palangka-raya/tidak-ada"},
      {"nobody", ""},
  };
  return all;
}

v1::FileAssignmentRequestRequest scene_filing() {
  v1::FileAssignmentRequestRequest request;
  request.set_parent("agencies/palangka-raya");
  auto& asked = *request.mutable_assignment_request();
  asked.set_mode(v1::MODE_PENUNJUKAN);
  asked.set_form(v1::FORM_TIM_KERJA);
  asked.set_owner_unit("agencies/palangka-raya/units/bappeda.litbang");
  asked.set_source_unit("agencies/barito-timur/units/dinkes");
  asked.add_officials("agencies/barito-timur/officials/epidemiolog-muda");
  asked.set_purpose("Surveilans penyakit menular");
  asked.add_competencies("epidemiologi");
  asked.set_expectation("Laporan mingguan tersedia");
  asked.mutable_period()->set_from("2026-04-15");
  asked.mutable_period()->set_to("2027-03-31");
  return request;
}

v1::CreateAnnouncementRequest scene_announcement() {
  v1::CreateAnnouncementRequest request;
  request.set_parent("agencies/klaten");
  auto& asked = *request.mutable_announcement();
  asked.set_unit("agencies/klaten/units/bappeda.litbang");
  asked.set_headcount(1);
  asked.add_competencies("riset");
  asked.set_purpose("Kajian daerah");
  asked.mutable_period()->set_from("2026-03-10");
  asked.mutable_period()->set_to("2026-12-31");
  return request;
}

v1::LoadDirectoryRequest scene_directory(const std::string& agency, const std::string& auditor) {
  v1::LoadDirectoryRequest request;
  *request.mutable_directory() = clients::read_directory(source_dir() / "tests/directories" / (agency + ".yaml"));
  request.mutable_directory()->add_administrators("analis-kebijakan-muda");
  request.mutable_directory()->add_auditors(auditor);
  return request;
}

Scene::Scene() {
  city_ = std::make_unique<City>(std::vector<std::string>{"--callers", callers_file(folder_)});
  set();
}

// `dinkes_head`: who leads the health office from now on; empty: who the file says.
void Scene::load(const std::string& agency, const std::string& auditor, const std::string& dinkes_head) {
  auto request = scene_directory(agency, auditor);
  for (auto& unit : *request.mutable_directory()->mutable_units()) {
    if (!dinkes_head.empty() && unit.id() == "dinkes") unit.set_head(dinkes_head);
  }
  city_->call(clients::kOperator, &v1::DirectoryService::Stub::LoadDirectory, request);
}

void Scene::set() {
  for (const char* agency : {"palangka-raya", "barito-timur", "klaten"}) load(agency, "pelaksana-organisasi");
  announcement_ = city_->call(principals().at("far"), &v1::AnnouncementService::Stub::CreateAnnouncement, scene_announcement());
  request_ = city_->file(principals().at("filer"), scene_filing());
  load("barito-timur", "pelaksana-organisasi", "kabid-kesmas");  // its old head keeps the copy, the new one has the office

  grpc::ClientContext context;
  clients::Connection::prepare(context, {principals().at("turn"), "en"}, clients::kCallDeadline);
  const auto stream =
      city_->connection().stub<v1::NoticeService::Stub>().SubscribeNotices(&context, v1::SubscribeNoticesRequest());
  v1::SubscribeNoticesResponse first;
  if (stream->Read(&first)) token_ = first.resume_token();
  context.TryCancel();
}

}  // namespace penugasan::testing
