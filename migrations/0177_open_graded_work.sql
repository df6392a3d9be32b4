-- While graded work is open for a student the tutor gives hints on it, or leaves it to them.

-- Whether it is graded work, as an instructor says; null: as the LMS's kind of thing tells.
alter table documents add column graded boolean;

-- That the tutor held back in a turn, because of which work and until when: stands under the answer.
alter table turns add column assessment_note jsonb;
create index turns_held_back on turns (tenant_id, course_id, created_at) where assessment_note is not null;

-- Who has cases goes on being answered in today's words. Forced row level security hides the rows from
-- their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, 'open-work', 'open-work-1' from (select distinct tenant_id from judged_answers) judging
  on conflict do nothing;
alter table judged_answers force row level security;
