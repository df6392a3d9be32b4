import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';

/** Bytes of an object, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** False where the store or a proxy gives the whole for the part: whoever reads on would take it for that. */
export function isExactly(
  { from, to }: Range,
  { ContentLength, ContentRange }: Pick<GetObjectCommandOutput, 'ContentLength' | 'ContentRange'>,
): boolean {
  const isWithin = ContentRange?.startsWith(`bytes ${from}-${to}/`) ?? from === 0;
  return isWithin && ContentLength === to - from + 1;
}
