-- By whose midnight the days of a course begin, as its LMS tells; null: UTC.

alter table courses add column time_zone text;
