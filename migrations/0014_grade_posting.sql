-- What a post in flight has told the LMS, so that a retry after a lost answer or a lost worker sends the
-- same time again and knows its own score; one maker at a time for each grade column.

alter table grade_outbox
  add column sent_version integer,
  add column sent_score real,
  add column sent_timestamp timestamptz,
  -- A held grade that is worth another try by itself: the assignment may be published by then.
  add column retry_at timestamptz;

alter table line_items
  -- Null while somebody makes the column.
  alter column url drop not null,
  add column making_until timestamptz;
