// What an operator wants: directories in which posts change hands, and mandates.
#pragma once

#include <string>

#include "tests/simulation/chooser.h"
#include "tests/simulation/city.h"
#include "tests/simulation/operation.h"

namespace penugasan::simulation {

class DirectoryMaker : Chooser {
 public:
  /// `name` makes texts like no other's. All must outlive it.
  DirectoryMaker(Random& random, const Board& board, const std::string& name) : Chooser(random, board), name_(name) {}

  static Operation load(const City::Directory& directory);
  /// One post passes on; now and then nothing is new.
  Operation load_changed();
  Operation record_mandate();

 private:
  workflow::UnitId awaited_unit();
  workflow::Post passed_on(const workflow::Post& post, const workflow::Agency& of);
  void pass_on(const workflow::Agency& of, workflow::Mandate& mandate);

  const std::string& name_;
};

}  // namespace penugasan::simulation
