-- Grades can wait for a teacher's approval, and what was posted can be taken back. Nothing changes for courses that
-- ask for neither; of grades posted before this migration only the latest is known, so that taking one back clears it.
-- Processes of the version before know of neither, post again what is to be taken back, and drop these settings when they
-- save others: switch approval on, and take back, once all run this one.

alter table grade_outbox
  drop constraint grade_outbox_state_check,
  add constraint grade_outbox_state_check
    check (state in ('waiting', 'posted', 'refused', 'held', 'proposed', 'undone')),
  -- `undo`: what stands in the gradebook is to be taken back; once it is, the state is `undone`.
  add column deed text not null default 'post' check (deed in ('post', 'undo')),
  -- What kind of trouble `reason` tells of, so that the page can name a remedy in the reader's language.
  add column reason_code text,
  -- When the latest work was done that the grade rests on.
  add column worked_at timestamptz,
  -- Since when a grade waits for approval; a newer one in its place has waited as long.
  add column proposed_at timestamptz,
  -- The change that a teacher has approved.
  add column approved_version integer,
  -- When it was let go; what was let go in one transaction is one posting.
  add column released_at timestamptz,
  add column posted_comment text,
  -- What our posts had put there before the one that stands: [{"score", "comment"}], the latest last.
  add column posted_before jsonb not null default '[]',
  -- Taken back together with all work up to here: only newer work is posted by itself.
  add column undone_worked_at timestamptz;
