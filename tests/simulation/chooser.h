// Picks whom and what an intention is about, out of what the clients were shown.
#pragma once

#include "tests/simulation/board.h"
#include "tests/simulation/store/random.h"

namespace penugasan::simulation {

class Chooser {
 public:
  /// Both must outlive it.
  Chooser(Random& random, const Board& board) : random_(random), board_(board) {}

 protected:
  /// Most often the home agency. Every agency must be loaded.
  const workflow::Agency& agency();
  const workflow::Official& anybody(const workflow::Agency& of) { return random_.pick(of.officials); }
  /// Not who holds the post.
  const workflow::Official& somebody_else(const workflow::Agency& of, const workflow::Post& post);
  /// Somebody who can do a work, and leads nothing.
  const workflow::Official& worker(const workflow::Agency& of);
  const workflow::Unit& headed_unit(const workflow::Agency& of);
  /// The post must be held.
  const workflow::OfficialId& head_of(const workflow::Unit& unit) { return *unit.head.holder(board_.today); }
  std::vector<std::string> competencies_of(const workflow::Official& one);
  /// Of the requests that were seen last, so that several people go for the same one. There must be any.
  const Board::Seen& some_request();

  Random& random_;
  const Board& board_;
};

}  // namespace penugasan::simulation
