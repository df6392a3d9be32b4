-- Why a small model or none answered, and how many sentences were left out: the notes that stand under an answer
-- also when its conversation is opened again. Answers given before hold them in their events only.

alter table turns add column budget_note jsonb, add column support_counts jsonb;
