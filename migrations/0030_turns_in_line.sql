-- A turn that waits for a worker is watched like one that is being answered: its row in turn_leases
-- (attempt = the attempts so far) says when somebody must look whether its call was lost.

-- Workers lost over this turn; a turn handed over on purpose does not count.
alter table turns add column losses integer not null default 0;
