-- The check of this key had every launch lock the row of its tenant. Nonces live for two hours at most.
alter table used_nonces drop constraint used_nonces_tenant_id_fkey;
