#!/usr/bin/env python3
"""Plants bugs into copies of our sources, for the simulation to find (see planted.h).

Each bug has a name, the file it is planted in, the words that it replaces, which must stand there exactly once, and what stands
there instead: an expression or statement that asks `planted("name")`. Where the words are not found any more the build fails:
then the code has changed, and the bug must be planted anew.

  --names           all names, with commas between them
  --files           the files, with semicolons between them
  --plant IN FILE OUT   writes the copy OUT of IN, which is the repository's FILE
"""
import pathlib
import sys

BUGS = [
    # The commit: what is durable, and when.
    ("acknowledged-before-sync", "storage/row_commit.cc",
     'write(rows.batch, true, "a commit")',
     'write(rows.batch, !planted("acknowledged-before-sync"), "a commit")'),
    ("failed-write-tried-again", "storage/row_commit.cc",
     '    fail(error.what());\n    throw StoreError(Kind::write_failed, error.what()',
     '    if (planted("failed-write-tried-again")) return rows_->write(batch, sync, what);\n'
     '    fail(error.what());\n    throw StoreError(Kind::write_failed, error.what()'),
    ("request-id-outside-the-batch", "storage/row_commit.cc",
     'constexpr std::string_view kStop =',
     'KeyBatch& late_rows() {\n  static KeyBatch rows;\n  return rows;\n}\n\nconstexpr std::string_view kStop ='),
    ("request-id-outside-the-batch", "storage/row_commit.cc",
     'batch_.put(idempotency_key(key_, entry.idempotency->key), value_);',
     '(planted("request-id-outside-the-batch") ? late_rows() : batch_)'
     '.put(idempotency_key(key_, entry.idempotency->key), value_);'),
    ("request-id-outside-the-batch", "storage/row_commit.cc",
     'fence_->advance({rows.head.position, rows.head.hash});',
     'fence_->advance({rows.head.position, rows.head.hash});\n'
     '    if (!late_rows().empty()) write(late_rows(), false, "late rows");\n    late_rows().clear();'),
    ("fence-written-before-the-log", "storage/row_commit.cc",
     'const auto bytes =',
     'if (planted("fence-written-before-the-log")) fence_->advance({rows.head.position, rows.head.hash});\n    const auto bytes ='),
    # Opening.
    ("fence-not-checked", "storage/row_open.cc",
     'check_fence(folder, *db, head, mark);',
     'if (!planted("fence-not-checked")) check_fence(folder, *db, head, mark);'),
    ("log-taken-back-to-the-fence", "storage/row_open.cc",
     'const Head head = find_head(*rows);',
     'Head head = find_head(*rows);\n'
     '  if (fence->mark().position < head.position && planted("log-taken-back-to-the-fence"))\n'
     '    head = {fence->mark().position, head.last_number, fence->mark().hash};'),
    # Rows and chain.
    ("request-not-chained", "storage/row_commit.cc",
     'if (record.previous != 0) links',
     'if (record.previous != 0 && !planted("request-not-chained")) links'),
    ("inbox-row-not-removed", "storage/inbox_rows.cc",
     'if (!stays(place, after_)) batch.remove_once',
     'if (!planted("inbox-row-not-removed") && !stays(place, after_)) batch.remove_once'),
    ("inbox-row-put-twice", "storage/inbox_rows.cc",
     'if (!stays(place, before_)) batch.put',
     'if (planted("inbox-row-put-twice") || !stays(place, before_)) batch.put'),
    ("group-of-seats-not-told", "storage/inbox_rows.cc",
     'for (const auto* seat : seats) batch.put(groups_key(key_, *seat, known->second), {});',
     'for (const auto* seat : seats)\n      if (!planted("group-of-seats-not-told")) batch.put(groups_key(key_, *seat, known->second), {});'),
    # Notices and followers.
    ("notice-index-skips-at-a-start", "storage/row_open.cc",
     'notices_indexed_ = last_u64(value);',
     'notices_indexed_ = planted("notice-index-skips-at-a-start") ? head.position : last_u64(value);'),
    ("notice-read-twice-behind-the-index", "storage/notices.cc",
     'std::max(after, indexed) + 1',
     'std::max(after, indexed) + (planted("notice-read-twice-behind-the-index") ? 0 : 1)'),
    ("only-the-last-record-wakes", "server/core/hub_core.cc",
     'for (const auto& seat : concerned_by(record.record)) {',
     'if (&record != &records.back() && planted("only-the-last-record-wakes")) continue;\n'
     '    for (const auto& seat : concerned_by(record.record)) {'),
    ("quiet-about-what-is-unread", "server/core/hub_core.cc",
     'if (!unread_) at_ =',
     'if (!unread_ || planted("quiet-about-what-is-unread")) at_ ='),
    # The writer.
    ("commands-of-a-batch-do-not-see-each-other", "server/core/decider.cc",
     'requests_.put(number, answer.request);',
     'if (!planted("commands-of-a-batch-do-not-see-each-other")) requests_.put(number, answer.request);'),
    ("request-id-not-known-within-a-batch", "server/core/decider.cc",
     'answered_.put(key->key,',
     'if (!planted("request-id-not-known-within-a-batch")) answered_.put(key->key,'),
    ("payload-not-compared", "server/core/decider.cc",
     'if (known->payload != payload) return reused();',
     'if (known->payload != payload && !planted("payload-not-compared")) return reused();'),
    ("answered-with-the-latest-state", "server/core/stored_answer.cc",
     'if (request) answer.request',
     'if (request && planted("answered-with-the-latest-state")) request = store.request(request->id.number);\n'
     '  if (request) answer.request'),
    ("directory-load-not-seen-by-the-writer", "server/core/directory_commands.cc",
     'auto shared = std::make_shared<const workflow::Agency>(std::move(agency));',
     'const WorldPtr before = world_;\n  auto shared = std::make_shared<const workflow::Agency>(std::move(agency));'),
    ("directory-load-not-seen-by-the-writer", "server/core/directory_commands.cc",
     'in.batch.world = world_;',
     'in.batch.world = world_;\n  if (planted("directory-load-not-seen-by-the-writer")) world_ = before;'),
    ("accepted-although-the-write-failed", "server/core/writer_core.cc",
     'if (failed_) correct(batch);',
     'if (failed_ && !planted("accepted-although-the-write-failed")) correct(batch);'),
    # The engine.
    ("holder-not-asked", "workflow/decide_act.cc",
     'if (holder.official == context.actor) return holder;\n  }\n',
     'if (holder.official == context.actor) return holder;\n  }\n'
     '  if (planted("holder-not-asked")) return Holder{context.actor, {}, {}, true};\n'),
    ("etag-not-compared", "workflow/decide_act.cc",
     'if (one.command.etag == etag_of(one.request.last_position)) return',
     'if (planted("etag-not-compared") || one.command.etag == etag_of(one.request.last_position)) return'),
    ("post-held-beyond-its-term", "workflow/agency.cc",
     'if (term.covers(day)) return',
     'if (term.covers(day) || planted("post-held-beyond-its-term")) return'),
    ("mandate-outlives-its-days", "workflow/organisation.cc",
     'if (mandate->kind == kPlt || mandate->kind == kUb || !mandate->covers(day)) continue;',
     'if (mandate->kind == kPlt || mandate->kind == kUb) continue;\n'
     '    if (!mandate->covers(day) && !planted("mandate-outlives-its-days")) continue;'),
    ("mandate-forgotten-at-a-start", "storage/row_commit.cc",
     'if (const auto* recorded = std::get_if<MandateRecorded>(&event)) put',
     'if (const auto* recorded = std::get_if<MandateRecorded>(&event);\n'
     '        recorded != nullptr && !planted("mandate-forgotten-at-a-start"))\n      put'),
    ("step-left-out", "workflow/decide_act.cc",
     'draft.advance(one.request.open->index + 1,',
     'draft.advance(one.request.open->index + (planted("step-left-out") ? 2 : 1),'),
]


def fail(text):
    sys.exit(f"planted_bugs.py: {text}")


def plant(source, file, copy):
    text = pathlib.Path(source).read_text()
    for name, where, old, new in BUGS:
        if where != file:
            continue
        if text.count(old) != 1:
            fail(f"the bug {name} does not find its place in {file}: these words must stand there exactly once:\n{old}")
        text = text.replace(old, new)
    header = f'#include "tests/simulation/planted.h"\n#define planted ::penugasan::simulation::planted\n#line 1 "{source}"\n'
    pathlib.Path(copy).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(copy).write_text(header + text)


def main():
    match sys.argv[1:]:
        case ["--names"]:
            print(",".join(dict.fromkeys(bug[0] for bug in BUGS)), end="")
        case ["--files"]:
            print(";".join(sorted({bug[1] for bug in BUGS})), end="")
        case ["--plant", source, file, copy]:
            plant(source, file, copy)
        case _:
            fail("--names, --files or --plant IN FILE OUT")


main()
