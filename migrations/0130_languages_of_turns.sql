-- The language in which the tutor speaks to the student of a turn, beside what models write: the one their
-- launch told, as far as there are words in it. Turns from before were spoken to in English.

alter table turns add column language text not null default 'en' check (length(language) <= 35);
