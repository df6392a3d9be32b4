/** Why a file does not become searchable; stable, for programs. */
export type ParseFailure =
  | 'empty_file'
  | 'unsupported_format'
  | 'legacy_office'
  | 'malformed'
  | 'encrypted'
  | 'no_text'
  | 'unreadable_scan'
  | 'too_large'
  | 'too_many_pages'
  | 'unpacks_too_large'
  | 'too_slow'
  | 'too_much_memory'
  | 'parser_died'
  | 'quota_exceeded'
  | 'too_many_files'
  | 'malware_found';

/** A file that is not taken. The message is a sentence for the instructor. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly code: ParseFailure;

  constructor(code: ParseFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function malformed(what: string, cause?: unknown): ParseError {
  return new ParseError('malformed', `The file is not a readable ${what}: it seems damaged.`, {
    cause,
  });
}

export function tooManyPixels(
  { width, height }: { readonly width: number; readonly height: number },
  max: number,
): ParseError {
  return new ParseError(
    'unpacks_too_large',
    `The picture is ${width} by ${height} pixels; pictures up to ${max / 1024 / 1024} megapixels are read.`,
  );
}
