-- A reading of a course is held by the worker that does it: another one takes it over only when that
-- worker has gone silent, and no two read one course at the same time.

alter table course_syncs
  add column attempt integer not null default 0,
  -- Until then nobody else may read the course; null while nobody does.
  add column lease_until timestamptz;
