import { ApiError, toApiError } from './problem.ts';
import type { UploadAnswer } from './shapes.ts';

export interface SendFileOptions {
  /** Told how many bytes have left. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** Puts one file into the course. @throws ApiError; one that was given up throws AbortError */
export type SendFile = (file: File, options: SendFileOptions) => Promise<UploadAnswer>;

/** By XMLHttpRequest, because fetch does not tell how far it has come. */
export function createSendFile(needs: { session: string; onSessionOver: () => void }): SendFile {
  const { session, onSessionOver } = needs;
  return (file, { onProgress, signal }) =>
    new Promise((resolve, reject) => {
      const sending = new XMLHttpRequest();
      const giveUp = (): void => sending.abort();
      signal.addEventListener('abort', giveUp, { once: true });
      sending.addEventListener('loadend', () => signal.removeEventListener('abort', giveUp));
      sending.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
      sending.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
      sending.addEventListener('error', () => {
        reject(new ApiError({ status: 0, code: 'unreachable', detail: '' }));
      });
      sending.addEventListener('load', () => {
        const { status, responseText } = sending;
        const headers = { 'content-language': sending.getResponseHeader('content-language') ?? '' };
        if (status === 401) onSessionOver();
        if (status < 300) resolve(JSON.parse(responseText) as UploadAnswer);
        else void toApiError(new Response(responseText, { status, headers })).then(reject);
      });
      sending.open('POST', '/api/course/uploads');
      sending.setRequestHeader('authorization', `Bearer ${session}`);
      sending.setRequestHeader('content-type', 'application/octet-stream');
      sending.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()));
      sending.send(file);
    });
}
