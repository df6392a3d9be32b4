import type { Column } from '../../platform/gradebook.ts';
import type { Platform } from '../../platform/platform.ts';
import { typeId } from '../moodle-ids.ts';
import { ServiceRefusal, type ServiceCall } from './service.ts';

/** Lets in who holds one of the scopes, for this tool and this course. @throws ServiceRefusal */
export function authorize(
  { tokens, courseId }: Pick<Platform, 'tokens' | 'courseId'>,
  call: ServiceCall,
  ...scopes: readonly string[]
): void {
  const held = tokens.scopesOf(call.authorization);
  if (!held || !scopes.some((scope) => held.includes(scope))) throw new ServiceRefusal(401);
  if ((call.query.get('type_id') ?? typeId) !== typeId) throw new ServiceRefusal(401);
  const [course = ''] = call.parts;
  if (course !== courseId)
    throw new ServiceRefusal(404, `Not Found: Course ${course} doesn't exist`);
}

/** The column that the path names. @throws ServiceRefusal */
export function columnAsked({ gradebook }: Pick<Platform, 'gradebook'>, call: ServiceCall): Column {
  const [, id = ''] = call.parts;
  const column = gradebook.column(Number(id));
  if (!column) throw new ServiceRefusal(404, `Not Found: Grade item ${id} doesn't exist`);
  return column;
}
