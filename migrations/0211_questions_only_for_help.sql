-- A question with a picture that nobody has read yet is let in during a pause or an exam, because it may be a cry for
-- help. From now on the turn says so, and is answered as nothing else. Processes of the version before answer it as they did.
alter table turns add column only_for_help boolean not null default false;
