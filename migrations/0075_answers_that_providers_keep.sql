-- The id of an answer that its provider keeps, so that the next question of the conversation can go on
-- from there. Null where the provider was not asked to keep anything, which is the rule.

alter table model_calls add column response_id text;
