-- Bytes of the content a document has now: what a course's quota is counted in.

alter table documents add column byte_size bigint not null default 0;
