import type { WithTenant } from '../../src/tenancy/index.ts';

/** Lexemes whose number of chunks in `course_terms` is not the one the chunks themselves give. */
export function miscountedTerms(withTenant: WithTenant, tenantId: string): Promise<object[]> {
  return withTenant(tenantId, (tx) =>
    tx.query(
      `select lexeme, counted.chunks as counted, held.chunks as held
       from (select course_id, lexeme, chunks from course_terms where tenant_id = $1) as counted
       full join (
         select course_id, said.lexeme, count(*)::int as chunks
         from chunks, lateral (select '' union all select lexeme from unnest(terms)) as said (lexeme)
         where tenant_id = $1 group by course_id, said.lexeme
       ) as held using (course_id, lexeme)
       where counted.chunks is distinct from held.chunks`,
      [tenantId],
    ),
  );
}
