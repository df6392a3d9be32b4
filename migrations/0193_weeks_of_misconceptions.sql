-- How what a class has open moves from week to week. A week is closed once, its figures are drawn once and kept;
-- nothing reads the students behind them again. Courses begin with the weeks that lie behind them.

-- What those who teach are told of a week; no row where too few came or went.
create table misconception_weeks (
  tenant_id uuid not null,
  concept_id uuid not null,
  course_id uuid not null,
  -- Its Monday, in the course's time zone.
  week date not null,
  kind text not null check (kind in ('came', 'went')),
  -- A multiple of five: about so many.
  about integer not null check (about >= 5 and about % 5 = 0),
  primary key (tenant_id, concept_id, week, kind),
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, course_id) references courses on delete cascade
);
create index misconception_weeks_of_course on misconception_weeks (tenant_id, course_id);
select protect_tenant_table('misconception_weeks');

-- Who stood behind a figure, shown or not: everybody stands behind one of each kind at most.
create table misconception_week_members (
  tenant_id uuid not null,
  concept_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('came', 'went')),
  primary key (tenant_id, concept_id, user_id, kind),
  foreign key (tenant_id, concept_id) references concepts on delete cascade,
  foreign key (tenant_id, user_id) references users on delete cascade
);
select protect_tenant_table('misconception_week_members');

create table misconception_closings (
  tenant_id uuid not null,
  course_id uuid not null,
  -- The Monday of the last week that was closed.
  last_week date not null,
  primary key (tenant_id, course_id),
  foreign key (tenant_id, course_id) references courses on delete cascade
);
select protect_tenant_table('misconception_closings');
