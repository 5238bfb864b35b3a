// approve, reject, complete, withdraw: one act on one request.
#include "clients/cli/commands.h"
#include "clients/cli/request_view.h"
#include "clients/cli/texts.h"

namespace penugasan::cli {
namespace {

struct Doing {
  std::string request_id;
  std::string request, etag, reason;
  std::vector<std::string> officials;
  bool dry_run = false;
};

// What every act carries. The etag is the one that --etag gives, else that of the request as it stands now.
template <class Message>
Message message_of(const Doing& doing, Context& context) {
  Message message;
  message.set_name(context.names().request(doing.request));
  context.set_subject(message.name());
  message.set_etag(doing.etag);
  if (doing.etag.empty()) {
    v1::GetAssignmentRequestRequest get;
    get.set_name(message.name());
    message.set_etag(context.as_person().get(get).etag());
  }
  message.set_request_id(context.request_id(doing.request_id, message.etag()));
  message.set_validate_only(doing.dry_run);
  return message;
}

template <class Message>
Message naming_message_of(const Doing& doing, Context& context) {
  Message message = message_of<Message>(doing, context);
  for (const std::string& official : doing.officials) message.add_officials(context.names().official(official));
  return message;
}

template <class Message>
Message reasoned_message_of(const Doing& doing, Context& context) {
  Message message = message_of<Message>(doing, context);
  message.set_reason(doing.reason);
  return message;
}

int approve(const Doing& doing, Context& context) {
  const auto message = naming_message_of<v1::ApproveAssignmentRequestRequest>(doing, context);
  return tell_accepted(context.as_person().approve(message), texts::kApproved, doing.dry_run, context);
}

int complete(const Doing& doing, Context& context) {
  const auto message = naming_message_of<v1::CompleteAssignmentRequestRequest>(doing, context);
  return tell_accepted(context.as_person().complete(message), texts::kCompleted, doing.dry_run, context);
}

int reject(const Doing& doing, Context& context) {
  const auto message = reasoned_message_of<v1::RejectAssignmentRequestRequest>(doing, context);
  return tell_accepted(context.as_person().reject(message), texts::kRejected, doing.dry_run, context);
}

int withdraw(const Doing& doing, Context& context) {
  const auto message = reasoned_message_of<v1::WithdrawAssignmentRequestRequest>(doing, context);
  return tell_accepted(context.as_person().withdraw(message), texts::kWithdrawn, doing.dry_run, context);
}

enum class Takes : unsigned char { officials, reason };

void add_act(const Program& program, const char* name, const Text& help, int (*does)(const Doing&, Context&), Takes takes) {
  const auto doing = std::make_shared<Doing>();
  const Speaker& say = program.say;
  CLI::App* command = program.add(program.app, name, help, [doing, does](Context& context) { return does(*doing, context); });
  command->add_option("REQUEST", doing->request, say(texts::kHelpRequest))->required();
  if (takes == Takes::officials) {
    command->add_option("--official", doing->officials, say(texts::kHelpNamed))->allow_extra_args(false);
  } else {
    command->add_option("--reason", doing->reason, say(texts::kHelpReason));
  }
  command->add_option("--etag", doing->etag, say(texts::kHelpEtag));
  command->add_option("--request-id", doing->request_id, say(texts::kHelpRequestId))->option_text("UUID");
  command->add_flag("--dry-run", doing->dry_run, say(texts::kHelpDryRun));
}

}  // namespace

void add_act_commands(const Program& program) {
  add_act(program, "approve", texts::kHelpApprove, approve, Takes::officials);
  add_act(program, "reject", texts::kHelpReject, reject, Takes::reason);
  add_act(program, "complete", texts::kHelpComplete, complete, Takes::officials);
  add_act(program, "withdraw", texts::kHelpWithdraw, withdraw, Takes::reason);
}

}  // namespace penugasan::cli
