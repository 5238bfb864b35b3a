#include "storage/audit_file.h"

#include <openssl/evp.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace penugasan::storage {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAuditMember = "penugasan_audit";
constexpr const char* kArchiveMember = "penugasan_archive";

std::string to_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                  static_cast<int>(bytes.size()));
  return text;
}

std::optional<std::string> from_base64(const std::string& text) {
  if (text.size() % 4 != 0) return {};
  std::string bytes(text.size() / 4 * 3, '\0');
  if (EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size())) < 0) {
    return {};
  }
  const auto padding = text.size() - std::min(text.size(), text.find_last_not_of('=') + 1);
  bytes.resize(bytes.size() - std::min(bytes.size(), padding));
  return bytes;
}

std::variant<std::monostate, RawRecord, AuditEnd> read_end(const Json& line) {
  const auto head = from_hex(line.at("head").get<std::string>());
  if (!head) return {};
  return AuditEnd{line.at("records").get<std::uint64_t>(), *head};
}

std::variant<std::monostate, RawRecord, AuditEnd> read_record(const Json& line) {
  RawRecord row;
  row.position = line.at("position").get<std::uint64_t>();
  auto value = from_base64(line.at("record").get<std::string>());
  auto texts = line.contains("texts") ? from_base64(line.at("texts").get<std::string>()) : std::string();
  if (!value || !texts) return {};
  row.value = std::move(*value);
  row.texts = std::move(*texts);
  return row;
}

}  // namespace

std::string header_line(int version) { return Json{{kAuditMember, version}}.dump(); }
std::string archive_header_line() { return Json{{kArchiveMember, kArchiveVersion}}.dump(); }

std::string record_line(const RawRecord& row) {
  Json line{{"position", row.position}, {"record", to_base64(row.value)}};
  if (!row.texts.empty()) line["texts"] = to_base64(row.texts);
  return line.dump();
}

std::string end_line(const AuditEnd& end) { return Json{{"records", end.records}, {"head", to_hex(end.head)}}.dump(); }

std::optional<AuditHeader> read_header_line(const std::string& line) {
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return {};
  for (const char* member : {kAuditMember, kArchiveMember}) {
    if (json.contains(member) && json[member].is_number_integer())
      return AuditHeader{member == kArchiveMember, json[member].get<int>()};
  }
  return {};
}

std::optional<DecodedRecord> decode_proved(const RawRecord& row, const LogValue& value) {
  (void)decode_record(row.position, value.body, {});  // the body alone: what fails now is not a text
  try {
    return decode_record(row.position, value.body, row.texts);
  } catch (const StoreError&) {
    return {};
  }
}

// A line counts only as it would be written: nothing can be hidden in it, and no two lines mean the same.
std::variant<std::monostate, RawRecord, AuditEnd> read_audit_line(const std::string& line) {
  const auto json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return {};
  try {
    auto read = json.contains("head") ? read_end(json) : read_record(json);
    const auto* row = std::get_if<RawRecord>(&read);
    const auto* end = std::get_if<AuditEnd>(&read);
    if ((row != nullptr && record_line(*row) != line) || (end != nullptr && end_line(*end) != line)) return {};
    return read;
  } catch (const Json::exception&) {
    return {};  // a member is missing or of another type
  }
}

}  // namespace penugasan::storage
