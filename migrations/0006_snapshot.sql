-- What the snapshot of a student reads from other rooms, as those rooms offer it.

-- The last messages of a thread before a turn, oldest first: question and answer of each finished turn.
create function thread_history(thread uuid, before_turn uuid, messages integer)
  returns jsonb
  language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'content', m.content) order by m.created_at, m.place), '[]')
    from (
      select t.created_at, v.place, v.role, v.content
      from turns t cross join lateral (values (1, 'user', t.message), (2, 'assistant', t.answer)) as v (place, role, content)
      where t.tenant_id = app_tenant() and t.thread_id = thread and t.id <> before_turn
        and t.status in ('complete', 'failed', 'aborted') and v.content <> ''
      order by t.created_at desc, v.place desc limit messages
    ) m
  $$;

-- How the student does in quizzes of the course; scores are shares, only counted attempts count.
create function quiz_context(student uuid, course uuid)
  returns jsonb
  language sql stable
  as $$
    select jsonb_build_object(
      'totalAttempts', count(*),
      'averageScore', avg(a.score / a.max),
      'passRate', avg(case when a.score / a.max >= 0.6 then 1.0 else 0.0 end),
      'latest', (
        select jsonb_build_object('concept', c.name, 'score', la.score, 'max', la.max)
        from quizzes lq
        join quiz_attempts la on la.tenant_id = lq.tenant_id and la.quiz_id = lq.id
        join concepts c on c.tenant_id = lq.tenant_id and c.id = lq.concept_id
        where lq.tenant_id = app_tenant() and lq.user_id = student and lq.course_id = course
          and la.created_at > now() - interval '30 minutes'
        order by la.created_at desc limit 1))
    from quizzes q
    join quiz_attempts a on a.tenant_id = q.tenant_id and a.quiz_id = q.id and a.counted
    where q.tenant_id = app_tenant() and q.user_id = student and q.course_id = course
  $$;
