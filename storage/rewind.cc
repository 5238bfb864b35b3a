#include "storage/rewind.h"

#include <algorithm>
#include <map>
#include <set>

#include "storage/folder.h"
#include "storage/record_row.h"
#include "storage/request_rows.h"
#include "storage/rewind_cuts.h"
#include "workflow/apply.h"

namespace penugasan::storage {
namespace {

using namespace workflow;

Record record_of(const KeyValue& rows, std::uint64_t position, const LogValue& value) {
  return decode_with_texts(rows, position, value).record;
}

class Rewind {
 public:
  Rewind(KeyValue& rows, std::uint64_t point)
      : rows_(rows), point_(point), short_(format_of(rows) >= kShortFormat), encoder_(short_), out_(rows) {}

  Rewound run() {
    look_beyond();
    look_back();
    put_requests();
    put_announcements();
    put_directories();
    put_people();
    cut_tables(rows_, point_, out_);
    out_.finish();
    return std::move(result_);
  }

 private:
  struct RequestThen {
    std::optional<Request> state;  // none: not filed yet
    Hash hash{};                   // of its last record
  };
  struct DirectoryThen {
    std::uint64_t position = 0;  // 0: none yet
    std::set<std::string> people;
  };

  /// What later records changed.
  void look_beyond() {
    visit_log(rows_, point_ + 1, [&](std::uint64_t position, const LogValue& value) {
      ++result_.later;
      if (value.archived != 0) return true;  // of a request that is in no table any more
      const auto record = record_of(rows_, position, value);
      if (record.request != 0) requests_[record.request];
      if (const auto number = announcement_number(record); number != 0) announcements_[number];
      for (const auto& event : record.events) {
        if (const auto* loaded = std::get_if<DirectoryLoaded>(&event)) directories_[loaded->agency.id];
        if (const auto* recorded = std::get_if<MandateRecorded>(&event)) directories_[recorded->agency];
        if (const auto* named = std::get_if<PersonNamed>(&event)) erased_[named->official];
        if (const auto* erased = std::get_if<PersonErased>(&event)) {
          erased_[erased->official];
          result_.erased_later.push_back(erased->official);
        }
      }
      return true;
    });
  }

  /// What all of that was at the point.
  void look_back() {
    visit_log(rows_, 1, [&](std::uint64_t position, const LogValue& value) {
      if (position > point_) return false;
      refuse_if_archived_later(position, value);
      result_.head = {position, 0, value.hash};
      if (value.archived == 0) note(record_of(rows_, position, value), value.hash);
      return true;
    });
  }

  void refuse_if_archived_later(std::uint64_t position, const LogValue& value) const {
    if (value.archived <= point_) return;
    throw StoreError(StoreError::Kind::unusable_folder,
                     "Record " + std::to_string(position) + " left for an archive at record " + std::to_string(value.archived) +
                         ": a store that ends in between would lack it. Name record " + std::to_string(value.archived) +
                         " or a later one, or take a backup from before it.");
  }

  void note(const Record& record, const Hash& hash) {
    result_.time = record.time;
    if (const auto found = requests_.find(record.request); found != requests_.end())
      found->second = {workflow::apply(std::move(found->second.state), record), hash};
    if (const auto found = announcements_.find(announcement_number(record)); found != announcements_.end())
      found->second = workflow::apply(std::move(found->second), record);
    for (const auto& event : record.events) note_event(event, record.position);
  }

  void note_event(const Event& event, std::uint64_t position) {
    if (const auto* loaded = std::get_if<DirectoryLoaded>(&event);
        loaded != nullptr && directories_.contains(loaded->agency.id)) {
      auto& then = directories_[loaded->agency.id];
      then = {position, {}};
      for (const auto& official : loaded->agency.officials) then.people.insert(official.id.value);
    }
    if (const auto* recorded = std::get_if<MandateRecorded>(&event);
        recorded != nullptr && directories_.contains(recorded->agency))
      directories_[recorded->agency].position = position;
    if (const auto* erased = std::get_if<PersonErased>(&event); erased != nullptr && erased_.contains(erased->official))
      erased_[erased->official] = position;
    if (const auto* named = std::get_if<PersonNamed>(&event); named != nullptr && erased_.contains(named->official))
      erased_[named->official] = 0;
  }

  void put_requests() {
    RequestRows request_rows(encoder_, rows_, short_);
    for (const auto& [number, then] : requests_) {
      if (const auto now = read_request(rows_, number)) request_rows.remove(*now, out_.batch());
      if (then.state) request_rows.change(nullptr, *then.state, then.hash, out_.batch());
      out_.step();
    }
  }

  void put_announcements() {
    std::string key, value;
    for (const auto& [number, then] : announcements_) {
      if (!rows_.get(number_key(key, Table::announcement, number), value, "an announcement")) continue;
      const auto agency = decode_announcement(value).id.agency;
      value.clear();
      if (then) {
        encoder_.announcement(*then, value);
        out_.batch().put(number_key(key, Table::announcement, number), value);
      } else {
        out_.batch().remove(number_key(key, Table::announcement, number));
        out_.batch().remove(list_key(key, Table::announcements_of, agency, number));
      }
      out_.step();
    }
  }

  /// Whoever was not in the directory then leaves; those who were, and left since, have no name any more.
  void put_directories() {
    std::string key;
    for (const auto& [agency, then] : directories_) {
      if (then.position == 0) {
        out_.batch().remove(text_key(key, Table::directory, agency));
      } else {
        out_.put_number(text_key(key, Table::directory, agency), then.position);
      }
      std::string prefix;
      visit_rows(rows_, Table::person, text_key(prefix, Table::person, agency + "/"),
                 [&](std::string_view row, std::string_view) {
                   if (!row.starts_with(prefix)) return false;
                   if (!then.people.contains(std::string(row.substr(1)))) out_.batch().remove(row);
                   return true;
                 });
      out_.step();
    }
  }

  /// What name they had then is not known: whoever was named anew since is somebody else.
  void put_people() {
    std::string key;
    for (const auto& [official, position] : erased_) {
      out_.batch().remove(text_key(key, Table::person, official.value));
      if (position == 0) {
        out_.batch().remove(text_key(key, Table::erased, official.value));
      } else {
        out_.put_number(text_key(key, Table::erased, official.value), position);
      }
    }
  }

  const KeyValue& rows_;
  const std::uint64_t point_;
  const bool short_;  // the store's form
  Encoder encoder_;
  LargeWrite out_;
  std::map<std::uint64_t, RequestThen> requests_;
  std::map<std::uint64_t, std::optional<Announcement>> announcements_;
  std::map<std::string, DirectoryThen> directories_;
  std::map<OfficialId, std::uint64_t> erased_;  // the record that did it; 0: not erased then
  Rewound result_;
};

}  // namespace

std::uint64_t last_until(const KeyValue& rows, Time time) {
  std::uint64_t last = 0;
  visit_log(rows, 1, [&](std::uint64_t position, const LogValue& value) {
    if (value.archived == 0 && record_of(rows, position, value).time > time) return false;
    last = position;
    return true;
  });
  return last;
}

Rewound rewind(KeyValue& rows, std::uint64_t position) { return Rewind(rows, position).run(); }

}  // namespace penugasan::storage
