-- One question answered with help at hand says nothing about how quizzes go: not in their number, mean or share
-- passed. That it was answered just now is told to the next turn all the same.
create or replace function quiz_context(student uuid, course uuid)
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
    where q.tenant_id = app_tenant() and q.user_id = student and q.course_id = course and not q.in_conversation
  $$;
