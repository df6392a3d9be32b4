-- What the released material of a course seems to be about, by formulas, units and code in it; null: it does
-- not tell. Told again whenever the material changes, and only heeded while no instructor has said it.
alter table courses add column seen_subject text
  check (seen_subject in ('mathematics', 'natural_science', 'programming'));
