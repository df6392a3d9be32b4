// ltijs ships no types; these are the parts of it that only tests use.
declare module 'ltijs/dist/Utils/Database.js' {
  type Fields = Readonly<Record<string, unknown>>;
  export default class Database {
    constructor(options: { readonly url: string });
    readonly db: { dropDatabase(): Promise<unknown> };
    setup(): Promise<unknown>;
    Close(): Promise<unknown>;
    Get(encryptionKey: unknown, collection: string, query: Fields): Promise<object[] | false>;
    Insert(encryptionKey: unknown, collection: string, item: Fields): Promise<unknown>;
    Replace(
      encryptionKey: unknown,
      collection: string,
      query: Fields,
      item: Fields,
    ): Promise<unknown>;
    Delete(collection: string, query: Fields): Promise<unknown>;
  }
}

declare module 'ltijs/dist/Utils/Auth.js' {
  interface Auth {
    generatePlatformKeyPair(
      encryptionKey: unknown,
      store: object,
      issuer: string,
      clientId: string,
    ): Promise<string>;
  }
  const auth: Auth;
  export default auth;
}
