/** What a web service says when it cannot; HTTP stays 200. */
export class WsException extends Error {
  override readonly name = 'WsException';
  readonly exception: string;
  readonly errorcode: string;

  constructor(exception: string, errorcode: string, message: string) {
    super(message);
    this.exception = exception;
    this.errorcode = errorcode;
  }
}

export function invalidToken(): WsException {
  const message = 'Invalid token - token not found';
  return new WsException('core\\exception\\moodle_exception', 'invalidtoken', message);
}

export function invalidParameter(): WsException {
  const kind = 'core\\exception\\invalid_parameter_exception';
  return new WsException(kind, 'invalidparameter', 'Invalid parameter value detected');
}

export function missingRecord(table: string): WsException {
  const message = `Can't find data record in database table ${table}.`;
  return new WsException('dml_missing_record_exception', 'invalidrecord', message);
}

export function notInService(): WsException {
  const message = 'Access control exception';
  return new WsException('webservice_access_exception', 'accessexception', message);
}

export function noPermission(capability: string): WsException {
  const message = `Sorry, but you do not currently have permissions to do that (${capability}).`;
  const kind = 'core\\exception\\required_capability_exception';
  return new WsException(kind, 'nopermissions', message);
}
