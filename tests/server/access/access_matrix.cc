// Every RPC by every kind of caller, against matrix.txt. A new RPC without a row, and a kind of caller without a column, fail.
#include <google/protobuf/compiler/importer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "penugasan/v1/identity.pb.h"
#include "tests/server/access/calls.h"
#include "tests/server/access/table.h"
#include "tests/server/access/wire.h"
#include "tests/support/paths.h"

namespace penugasan::testing {
namespace {

constexpr const char* kReset = "TestingService/Reset";

struct Expected {
  const char* cell;
  const char* reason;
};
constexpr Expected kRefusals[] = {
    {"none", "NOT_FOUND NOT_FOUND"},
    {"hidden", "PERMISSION_DENIED NOT_YOUR_TURN"},
    {"turn", "PERMISSION_DENIED NOT_YOUR_TURN"},
    {"own", "PERMISSION_DENIED OWN_CASE"},
    {"oper", "PERMISSION_DENIED OPERATOR_ONLY"},
    {"scope", "PERMISSION_DENIED SCOPE_MISSING"},
    {"action", "FAILED_PRECONDITION WRONG_ACTION"},
    {"token", "OUT_OF_RANGE RESUME_TOKEN_INVALID"},
    {"field", "INVALID_ARGUMENT INVALID_FIELD"},
    {"who", "UNAUTHENTICATED "},
    {"off", "FAILED_PRECONDITION BACKUPS_OFF"},
    {"noarch", "FAILED_PRECONDITION ARCHIVES_OFF"},
};

Scene& scene() {
  static Scene one;
  return one;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

// What is hidden differs in no byte from what never was, but for the name that was asked for.
void expect_as_unused(const std::string& method, const MatrixCall& call, const std::string& principal,
                      const grpc::Status& hidden) {
  if (!call.target) return;
  const auto target = call.target(scene());
  ASSERT_EQ(target.size(), call.unused.size()) << "lengths within the details would differ";
  const auto unused = make(scene(), method, call, principal, call.unused, 0).status;
  EXPECT_EQ(unused.error_code(), hidden.error_code());
  EXPECT_EQ(unused.error_message(), replaced(hidden.error_message(), target, call.unused));
  EXPECT_EQ(unused.error_details(), replaced(hidden.error_details(), target, call.unused));
}

// Of "ok:2" the two; of any other cell -1.
int number_in(const std::string& cell) { return cell.starts_with("ok:") ? std::stoi(cell.substr(3)) : -1; }

void expect_accepted(const MatrixCall& call, const std::string& cell, const Answered& answered) {
  ASSERT_TRUE(answered.status.ok()) << reason_of(answered.status);
  ASSERT_EQ(call.count != nullptr, number_in(cell) >= 0) << "a list is given by ok:NUMBER, anything else by ok";
  if (!call.count) return;
  int counted = 0;
  for (const auto& message : answered.messages) counted += call.count(message);
  EXPECT_EQ(counted, number_in(cell));
}

void expect_cell(const std::string& method, const MatrixCall& call, const std::string& principal, const std::string& cell) {
  const std::string target = call.target ? call.target(scene()) : "";
  const auto answered = make(scene(), method, call, principal, target, number_in(cell));
  if (cell.starts_with("ok")) return expect_accepted(call, cell, answered);
  const auto* const expected =
      std::find_if(std::begin(kRefusals), std::end(kRefusals), [&](const Expected& one) { return one.cell == cell; });
  ASSERT_NE(expected, std::end(kRefusals)) << "matrix.txt holds a word that means nothing: " << cell;
  EXPECT_TRUE(reason_of(answered.status).starts_with(expected->reason)) << reason_of(answered.status);
  if (cell == "oper") {
    EXPECT_NE(answered.status.error_details().find("allowed"), std::string::npos) << "who may is not said";
  }
  if (cell == "none" || cell == "hidden") expect_as_unused(method, call, principal, answered.status);
}

class AccessMatrix : public ::testing::TestWithParam<MatrixRow> {};

TEST_P(AccessMatrix, AnswersAsWrittenDown) {
  const auto& row = GetParam();
  const auto* call = matrix_call(row.method);
  ASSERT_NE(call, nullptr) << "calls.cc does not make " << row.method;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& column = matrix().columns[i];
    SCOPED_TRACE(row.method + " by " + column + ": " + row.cells[i]);
    expect_cell(row.method, *call, principals().at(column), row.cells[i]);
    if (row.method == kReset && row.cells[i] == "ok") scene().set();
  }
}

std::string name_of_row(const ::testing::TestParamInfo<MatrixRow>& row) { return replaced(row.param.method, "/", "_"); }
INSTANTIATE_TEST_SUITE_P(Rows, AccessMatrix, ::testing::ValuesIn(matrix().rows), name_of_row);

class FailOnError : public google::protobuf::compiler::MultiFileErrorCollector {
  void AddError(const std::string& file, int line, int, const std::string& message) override {
    ADD_FAILURE() << file << ":" << line + 1 << ": " << message;
  }
};

// Every method of every service in proto/, read from the files themselves: what is linked in says nothing about what is left out.
std::set<std::string> methods_served() {
  std::set<std::string> methods;
  google::protobuf::compiler::DiskSourceTree tree;
  tree.MapPath("", (source_dir() / "proto").string());
  tree.MapPath("", PENUGASAN_PROTOBUF_INCLUDES);
  FailOnError errors;
  google::protobuf::compiler::Importer importer(&tree, &errors);
  for (const auto& file : std::filesystem::directory_iterator(source_dir() / "proto/penugasan/v1")) {
    const auto* read = importer.Import("penugasan/v1/" + file.path().filename().string());
    for (int i = 0; read != nullptr && i < read->service_count(); ++i) {
      const auto* service = read->service(i);
      for (int j = 0; j < service->method_count(); ++j) methods.insert(service->name() + "/" + service->method(j)->name());
    }
  }
  return methods;
}

TEST(AccessMatrixIsComplete, EveryCallHasItsRow) {
  std::set<std::string> rows;
  for (const auto& row : matrix().rows) EXPECT_TRUE(rows.insert(row.method).second) << row.method << " stands twice";
  EXPECT_EQ(rows, methods_served());
}

TEST(AccessMatrixIsComplete, EveryColumnIsACaller) {
  std::set<std::string> columns(matrix().columns.begin(), matrix().columns.end());
  std::set<std::string> callers;
  for (const auto& [name, principal] : principals()) callers.insert(name);
  EXPECT_EQ(columns, callers);
}

// The server itself says what kind each column is: a kind that none of them is, has no column.
TEST(AccessMatrixIsComplete, EveryKindOfCallerHasItsColumn) {
  std::set<int> kinds;
  for (const auto& [name, principal] : principals()) {
    const auto answered = make(scene(), "IdentityService/WhoAmI", *matrix_call("IdentityService/WhoAmI"), principal, "", 0);
    v1::WhoAmIResponse who;
    if (answered.messages.empty() || !who.ParseFromString(answered.messages.front())) continue;
    kinds.insert(who.kind());
  }
  const auto* known = v1::WhoAmIResponse::Kind_descriptor();
  for (int i = 1; i < known->value_count(); ++i) {
    EXPECT_TRUE(kinds.contains(known->value(i)->number())) << known->value(i)->name() << " has no column";
  }
}

}  // namespace
}  // namespace penugasan::testing
