-- What plans, checks, searches, drafts and mends is held to a school's cases as well, like what answers: who has
-- cases goes on being served by the words of today.

-- Forced row level security hides the rows from their owner as well.
alter table judged_answers no force row level security;
insert into held_versions (tenant_id, part, version)
  select tenant_id, part, version
  from (select distinct tenant_id from judged_answers) judging
    cross join (values ('planner', 'planner-1'), ('verifier', 'verifier-1'), ('query', 'query-1'),
      ('extraction', 'extraction-1'), ('draft', 'draft-1'), ('prepared', 'prepared-1'), ('repair', 'repair-1'))
      as prompts (part, version)
  on conflict do nothing;
alter table judged_answers force row level security;
