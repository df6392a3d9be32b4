-- Signs that a chunk speaks to a language model instead of a reader; empty for nearly all of them.

alter table chunks add column instruction_like text[] not null default '{}';
