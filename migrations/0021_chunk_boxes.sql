-- Where the lines of a chunk are printed on its page: [left, top, right, bottom] each, as fractions of
-- the page from its top left. Null where a document has no fixed pages.

alter table chunks add column boxes jsonb;
