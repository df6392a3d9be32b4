-- Something that the master key sealed, by which every start sees whether it was given the right one; 'changing'
-- while `preceptor master-key` gives it another. Processes of the version before bear it beside them.
alter table installation add column key_proof text;
grant update (key_proof) on installation to preceptor_app;
