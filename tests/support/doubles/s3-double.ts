import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { objectionTo, type S3Key, type SignedRequest } from './s3-signature.ts';

export interface StoredBytes {
  readonly bytes: Buffer;
  written: Date;
}

interface BegunParts {
  readonly name: string;
  begun: Date;
  readonly parts: Map<number, Buffer>;
}

/** Names what was asked, as S3's own documentation does. */
export type S3Deed =
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'HeadBucket'
  | 'CopyObject'
  | 'DeleteObject'
  | 'ListObjectsV2'
  | 'ListMultipartUploads'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload';

/**
 * `garbage` is a page of somebody else's, `late-error` S3's habit of answering 200 and failing in the body,
 * `cut` breaks off in the middle of the answer, `stall` goes silent there, `hang` never answers, `whole` gives
 * all of an object whatever part was asked for, `unsized` does not say how long it is.
 */
export type S3Mischief =
  | { readonly status: number; readonly code: string }
  | 'garbage'
  | 'late-error'
  | 'cut'
  | 'stall'
  | 'hang'
  | 'whole'
  | 'unsized';

/** An S3-compatible store on a real socket, with one bucket, that believes no signature unchecked. */
export interface S3Double extends AsyncDisposable {
  readonly url: string;
  readonly bucket: string;
  readonly key: S3Key;
  readonly objects: Map<string, StoredBytes>;
  readonly uploads: Map<string, BegunParts>;
  /** What was asked in order, refused requests included. */
  readonly asked: S3Deed[];
  /** Does so the next times this is asked for. */
  misbehave(deed: S3Deed, how: S3Mischief, times?: number): void;
  openConnections(): number;
}

interface Asked {
  readonly deed: S3Deed;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly request: SignedRequest;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const inBucket = 'files';
const key: S3Key = {
  accessKeyId: 'AKEXAMPLE',
  secretAccessKey: 'a/secret+of=the double',
  region: 'eu-test-1',
};
const page = 3;
const malformed = new Set(['AuthorizationHeaderMalformed', 'XAmzContentSHA256Mismatch']);

export async function startS3Double(): Promise<S3Double> {
  const objects = new Map<string, StoredBytes>();
  const uploads = new Map<string, BegunParts>();
  const asked: S3Deed[] = [];
  const mischief: { deed: S3Deed; how: S3Mischief; left: number }[] = [];
  const sockets = new Set<Socket>();
  const answer = createAnswers(objects, uploads);

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(message);
    const understood = understand(request);
    asked.push(understood.deed);
    const objection = objectionTo(request, key);
    if (objection) return send(response, refusal(malformed.has(objection) ? 400 : 403, objection));
    if (understood.bucket !== inBucket) return send(response, refusal(404, 'NoSuchBucket'));
    const planned = mischief.find(({ deed, left }) => deed === understood.deed && left > 0);
    if (planned) planned.left -= 1;
    if (planned?.how === 'whole') delete request.headers.range;
    misbehaveOr(planned?.how, () => answer(understood), response);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: inBucket,
    key,
    objects,
    uploads,
    asked,
    misbehave: (deed, how, times = 1) => void mischief.push({ deed, how, left: times }),
    openConnections: () => sockets.size,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function read(message: IncomingMessage): Promise<SignedRequest> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const { method = '', url: target = '', headers } = message;
  return { method, target, headers, body: Buffer.concat(parts) };
}

function understand(request: SignedRequest): Asked & { readonly bucket: string } {
  const { pathname, searchParams: query } = new URL(request.target, 'http://store');
  const [, bucket = '', ...rest] = pathname.split('/').map(decodeURIComponent);
  const name = rest.join('/');
  return { deed: deedOf(request, name, query), bucket, name, query, request };
}

function deedOf({ method, headers }: SignedRequest, name: string, query: URLSearchParams): S3Deed {
  if (name === '' && method === 'HEAD') return 'HeadBucket';
  if (name === '') return query.has('uploads') ? 'ListMultipartUploads' : 'ListObjectsV2';
  if (method === 'POST')
    return query.has('uploads') ? 'CreateMultipartUpload' : 'CompleteMultipartUpload';
  if (method === 'DELETE') return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'GET') return 'GetObject';
  if (query.has('uploadId')) return 'UploadPart';
  return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject';
}

function createAnswers(objects: Map<string, StoredBytes>, uploads: Map<string, BegunParts>) {
  const missing = refusal(404, 'NoSuchKey');
  const keep = (name: string, bytes: Buffer): Answer => {
    objects.set(name, { bytes, written: new Date() });
    return { status: 200, headers: { etag: etagOf(bytes) } };
  };
  const deeds: Record<S3Deed, (asked: Asked) => Answer> = {
    HeadBucket: () => ({ status: 200 }),
    PutObject: ({ name, request }) => keep(name, request.body),
    CopyObject: ({ name, request }) => {
      const source = decodeURIComponent(String(request.headers['x-amz-copy-source']));
      const found = objects.get(source.slice(inBucket.length + 1));
      if (!found) return missing;
      keep(name, found.bytes);
      return xml('CopyObjectResult', tag('ETag', etagOf(found.bytes)));
    },
    HeadObject: ({ name }) => {
      const found = objects.get(name);
      if (!found) return { status: 404 };
      return {
        status: 200,
        headers: { ...told(found), 'content-length': String(found.bytes.length) },
      };
    },
    GetObject: ({ name, request }) => {
      const found = objects.get(name);
      return found ? ranged(found, request.headers.range) : missing;
    },
    DeleteObject: ({ name }) => {
      objects.delete(name);
      return { status: 204 };
    },
    ListObjectsV2: ({ query }) => listed(objects, query),
    ListMultipartUploads: ({ query }) => listedUploads(uploads, query),
    CreateMultipartUpload: ({ name }) => {
      const id = randomUUID();
      uploads.set(id, { name, begun: new Date(), parts: new Map() });
      return xml('InitiateMultipartUploadResult', tag('Key', name) + tag('UploadId', id));
    },
    UploadPart: ({ query, request }) => {
      const upload = uploads.get(query.get('uploadId') ?? '');
      if (!upload) return refusal(404, 'NoSuchUpload');
      upload.parts.set(Number(query.get('partNumber')), request.body);
      return { status: 200, headers: { etag: etagOf(request.body) } };
    },
    CompleteMultipartUpload: ({ name, query, request }) => {
      const id = query.get('uploadId') ?? '';
      const upload = uploads.get(id);
      if (!upload) return refusal(404, 'NoSuchUpload');
      const refused = objectionToParts(upload, request.body.toString());
      if (refused) return refusal(400, refused);
      uploads.delete(id);
      const bytes = Buffer.concat(
        [...upload.parts].toSorted(([a], [b]) => a - b).map(([, part]) => part),
      );
      keep(name, bytes);
      return xml('CompleteMultipartUploadResult', tag('Key', name) + tag('ETag', etagOf(bytes)));
    },
    AbortMultipartUpload: ({ query }) =>
      uploads.delete(query.get('uploadId') ?? '') ? { status: 204 } : refusal(404, 'NoSuchUpload'),
  };
  return (asked: Asked): Answer => deeds[asked.deed](asked);
}

/** As S3, and Cloudflare's as well: all but the last part equally long, none of them under 5 MiB. */
function objectionToParts({ parts }: BegunParts, list: string): string | undefined {
  const named = [...list.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, at]) => Number(at));
  const tags = [...list.matchAll(/<ETag>([^<]+)<\/ETag>/g)].map(([, text]) =>
    text?.replace(/&quot;/g, '"'),
  );
  const given = named.map((at) => parts.get(at));
  if (given.some((part, at) => !part || etagOf(part) !== tags[at])) return 'InvalidPart';
  const full = given.slice(0, -1).map((part) => part?.length ?? 0);
  if (full.some((size) => size < 5 * 1024 * 1024)) return 'EntityTooSmall';
  return new Set(full).size > 1 ? 'InvalidPart' : undefined;
}

function ranged(found: StoredBytes, range: string | undefined): Answer {
  const { bytes } = found;
  if (range === undefined) return { status: 200, headers: told(found), body: bytes };
  const [, from = 0, to = 0] = (/^bytes=(\d+)-(\d+)$/.exec(range) ?? []).map(Number);
  if (from >= bytes.length) return refusal(416, 'InvalidRange');
  const body = bytes.subarray(from, to + 1);
  const within = `bytes ${from}-${from + body.length - 1}/${bytes.length}`;
  return { status: 206, headers: { ...told(found), 'content-range': within }, body };
}

function listed(objects: ReadonlyMap<string, StoredBytes>, query: URLSearchParams): Answer {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter');
  const names = [...objects.keys()].filter((name) => name.startsWith(prefix)).toSorted();
  const rows = new Set(
    names.map((name) => {
      const end = delimiter === null ? -1 : name.indexOf(delimiter, prefix.length);
      return end < 0 ? name : name.slice(0, end + 1);
    }),
  );
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url').toString();
  const left = [...rows].filter((name) => name > after);
  const here = left.slice(0, page);
  const rowsHere = here.map((name) => {
    const found = objects.get(name);
    return found
      ? tag('Contents', tag('Key', name) + tag('LastModified', found.written.toISOString()))
      : tag('CommonPrefixes', tag('Prefix', name));
  });
  const more = left.length > page;
  const token = more
    ? tag('NextContinuationToken', Buffer.from(here.at(-1) ?? '').toString('base64url'))
    : '';
  return xml('ListBucketResult', rowsHere.join('') + tag('IsTruncated', String(more)) + token);
}

function listedUploads(uploads: ReadonlyMap<string, BegunParts>, query: URLSearchParams): Answer {
  const place = (name: string, id: string): string => `${name}\n${id}`;
  const after = place(query.get('key-marker') ?? '', query.get('upload-id-marker') ?? '');
  const left = [...uploads]
    .filter(([, { name }]) => name.startsWith(query.get('prefix') ?? ''))
    .filter(([id, { name }]) => place(name, id) > after)
    .toSorted(([a, one], [b, other]) => (place(one.name, a) < place(other.name, b) ? -1 : 1));
  const here = left.slice(0, page);
  const rowsHere = here.map(([id, { name, begun }]) =>
    tag('Upload', tag('Key', name) + tag('UploadId', id) + tag('Initiated', begun.toISOString())),
  );
  const more = left.length > page;
  const [lastId, last] = here.at(-1) ?? [];
  const markers =
    more && last ? tag('NextKeyMarker', last.name) + tag('NextUploadIdMarker', lastId ?? '') : '';
  return xml(
    'ListMultipartUploadsResult',
    rowsHere.join('') + tag('IsTruncated', String(more)) + markers,
  );
}

function misbehaveOr(
  how: S3Mischief | undefined,
  answer: () => Answer,
  response: ServerResponse,
): void {
  if (how === undefined || how === 'whole') return send(response, answer());
  if (how === 'unsized') {
    const { status, headers, body } = answer();
    const { 'content-length': _, ...rest } = headers ?? {};
    return void response.writeHead(status, rest).end(body);
  }
  if (how === 'hang') return;
  if (how === 'garbage')
    return send(response, {
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>Not found</h1><p>nginx</html',
    });
  if (how === 'late-error') return send(response, refusal(200, 'InternalError'));
  if (typeof how === 'object') return send(response, refusal(how.status, how.code));
  const { status, headers, body = '' } = answer();
  if (body.length === 0 && how === 'cut') return void response.destroy();
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.slice(0, body.length / 2), () => {
    if (how === 'cut') response.socket?.destroy();
  });
}

function send(response: ServerResponse, { status, headers, body = '' }: Answer): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

function refusal(status: number, code: string): Answer {
  const body = tag('Error', tag('Code', code) + tag('Message', `the double says ${code}`));
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function xml(name: string, inner: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${tag(name, inner)}`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function tag(name: string, inner: string): string {
  const text = inner.includes('<') ? inner : inner.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<${name}>${text}</${name}>`;
}

function told({ bytes, written }: StoredBytes): Record<string, string> {
  return { etag: etagOf(bytes), 'last-modified': written.toUTCString(), 'accept-ranges': 'bytes' };
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
