// The database of a store that nobody has open, past the store: for tests that spoil it or have it rewritten.
#pragma once

#include <stdexcept>
#include <string>

#include "storage/rocks_families.h"

namespace penugasan::storage {

class RawDatabase {
 public:
  explicit RawDatabase(const std::string& store) : opened_(open_database(rocksdb::Env::Default(), store + "/db", false)) {
    check(opened_.status);
  }

  std::string log_record(const std::string& key) const {
    std::string value;
    check(opened_.db->Get({}, opened_.log.get(), key, &value));
    return value;
  }
  void put_log_record(const std::string& key, const std::string& value) const {
    check(opened_.db->Put({}, opened_.log.get(), key, value));
  }
  void remove_log_record(const std::string& key) const { check(opened_.db->Delete({}, opened_.log.get(), key)); }

  /// From the write-ahead log into tables.
  void compact() const {
    for (auto* family : {opened_.db->DefaultColumnFamily(), opened_.log.get()}) {
      check(opened_.db->CompactRange({}, family, nullptr, nullptr));
    }
  }

 private:
  static void check(const rocksdb::Status& status) {
    if (!status.ok()) throw std::runtime_error("the raw database: " + status.ToString());
  }

  OpenedDatabase opened_;
};

}  // namespace penugasan::storage
