-- A person's first name and language come with every launch and are read from there only.

alter table users drop column given_name, drop column locale;
