// The commands, by what they are for. Each function adds its commands to the program; a command that is chosen puts what it does
// into `chosen`.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "clients/cli/context.h"

namespace penugasan::cli {

/// The program and what has been chosen of it.
struct Program {
  CLI::App& app;
  const Speaker& say;
  Command& chosen;

  /// Adds a command; `does` runs when it is chosen.
  CLI::App* add(CLI::App& parent, const std::string& name, const Text& help, Command does) const;
  /// Adds a command that is only there for its own: exactly one of them must follow.
  CLI::App* group(const std::string& name, const Text& help) const;
};

void add_filing_commands(const Program& program);                   // file, preview
void add_act_commands(const Program& program);                      // approve, reject, complete, withdraw
void add_look_commands(const Program& program);                     // inbox, list, show, history
void add_announcement_commands(const Program& program);             // announce, announcement
void add_notice_commands(const Program& program);                   // notices, watch
void add_directory_commands(const Program& program);                // directory, official, unit
void add_directory_load(const Program& program, CLI::App& group);   // directory load, export
void add_directory_check(const Program& program, CLI::App& group);  // directory check
void add_office_commands(const Program& program, CLI::App& group);  // directory who, vacancies, mandate
void add_person_commands(const Program& program);                   // person
void add_regulation_commands(const Program& program);               // regulation
void add_scenario_commands(const Program& program);                 // scenario, demo
void add_identity_commands(const Program& program);                 // login, logout, whoami
void add_trial_commands(const Program& program);                    // pki, token
void add_status_command(const Program& program);                    // status
void add_health_command(const Program& program);                    // health
void add_backup_commands(const Program& program);                   // backup
void add_audit_commands(const Program& program);                    // audit
void add_retention_commands(const Program& program);                // retention
void add_completion_command(const Program& program);                // completion
void add_version_command(const Program& program);                   // version

/// "penugasan 0.1.0"
std::string version_line();

}  // namespace penugasan::cli
