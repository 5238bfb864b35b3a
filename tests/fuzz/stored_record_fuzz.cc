// Stored rows: the first byte says which kind the rest is read as. Bytes that nobody wrote are damage, never a crash.
#include "storage/codec.h"
#include "tests/fuzz/target.h"

using namespace penugasan;

namespace {

// Of a record, the second byte says how long its body is; what follows are its texts.
void read_record(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto length = bytes.size() * static_cast<unsigned char>(bytes[0]) / 255;
  bytes.remove_prefix(1);
  const auto decoded = storage::decode_record(9, bytes.substr(0, length), bytes.substr(std::min(length, bytes.size())));
  testing::promise(decoded.record.position == 9, "a record stands where it was read");
}

// What can be read can be written, and then reads the same.
void read_request(std::string_view row) {
  const auto request = storage::decode_request(9, row);
  std::string written;
  storage::Encoder(true).request(request, written);
  testing::promise(storage::decode_request(9, written) == request, "a request comes back as it was written");
}

void read_announcement(std::string_view row) {
  const auto announcement = storage::decode_announcement(row);
  std::string written;
  storage::Encoder(true).announcement(announcement, written);
  testing::promise(storage::decode_announcement(written) == announcement, "an announcement comes back as it was written");
}

void read_progress(std::string_view row) {
  workflow::Request request;
  storage::decode_progress(row, request);
}

void read(unsigned char kind, std::string_view row) {
  switch (kind % 8) {
    case 0: return read_record(row);
    case 1: return (void)storage::decode_links(row);
    case 2: return read_request(row);
    case 3: return read_progress(row);
    case 4: return read_announcement(row);
    case 5: return (void)storage::decode_idempotency({}, row);
    case 6: return (void)storage::decode_person("surakarta/sekda", row);
    default: return (void)storage::decode_regulation(row);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    read(data[0], testing::text_of(data + 1, size - 1));
  } catch (const storage::StoreError& error) {
    testing::promise(error.kind() == storage::StoreError::Kind::damaged, "it is called damage");
  }
  return 0;
}
