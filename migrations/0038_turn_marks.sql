-- Stretches of an answer that its source does not carry, beside the citations they stand between.

alter table turns add column marks jsonb not null default '[]';
