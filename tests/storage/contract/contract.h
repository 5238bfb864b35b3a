// What the port promises, asked of every store: each program of this folder has a share of the questions.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/rebuild.h"
#include "tests/storage/samples.h"

namespace penugasan::storage {

class Contract : public ::testing::TestWithParam<Which> {
 protected:
  AnyStore store{GetParam()};
  const workflow::Seat source = head_of("bappeda.data");
  const workflow::Seat owner = head_of("diskominfo");

  /// Everything is consistent, and on disk also after opening again.
  void expect_sound() {
    EXPECT_THAT(verify(*store), ::testing::IsEmpty());
    if (!store.on_disk()) return;
    store.close();
    store.open();
    EXPECT_THAT(verify(*store), ::testing::IsEmpty());
  }
};

INSTANTIATE_TEST_SUITE_P(Stores, Contract, ::testing::Values(Which::memory, Which::rocksdb, Which::simulated),
                         [](const auto& which) { return name_of(which.param); });

}  // namespace penugasan::storage
