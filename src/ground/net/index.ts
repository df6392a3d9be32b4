export { addToQuery } from './add-to-query.ts';
export {
  createOutbound,
  isPublic,
  OutboundError,
  type Outbound,
  type OutboundRequest,
  type OutboundResponse,
} from './outbound.ts';
