/** A grade that must not or cannot be posted; `state` says which, the message is for the instructor. */
export class Unpostable extends Error {
  override readonly name = 'Unpostable';
  readonly state: 'refused' | 'held';

  constructor(state: 'refused' | 'held', message: string) {
    super(message);
    this.state = state;
  }
}
