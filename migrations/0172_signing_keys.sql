-- Keys with which the installation signs what others check without it: the log of the isolation
-- probes, receipts of erasures. Made when something is signed for the first time.

create table signing_keys (
  -- Thumbprint of the public half (RFC 7638).
  kid text primary key,
  -- Stays for good: what it signed is checked with it.
  public_jwk jsonb not null,
  -- Sealed by the master key; null once another key has taken over, so that it signs nothing again.
  sealed_jwk text,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  check ((retired_at is null) = (sealed_jwk is not null))
);
-- One signs at a time.
create unique index signing_keys_one on signing_keys ((true)) where retired_at is null;
grant select, insert, update on signing_keys to preceptor_app;
