// ltijs ships no types. Only what is used of it is declared here.
declare module 'ltijs/dist/Utils/Platform.js' {
  // oxlint-disable-next-line typescript/no-extraneous-class -- it is what the module exports
  export default class Platform {
    constructor(...parts: unknown[]);
  }
}

declare module 'ltijs/dist/Provider/Services/DeepLinking.js' {
  type GetPlatform = (
    issuer: string,
    clientId: string,
    key: unknown,
    store: Store,
  ) => Promise<unknown>;
  interface Store {
    Get(
      encryptionKey: unknown,
      collection: string,
      query: Readonly<Record<string, unknown>>,
    ): Promise<object[] | false>;
  }
  export default class DeepLinking {
    constructor(getPlatform: GetPlatform, encryptionKey: unknown, store: Store);
    createDeepLinkingMessage(idToken: object, items: object[], options?: object): Promise<string>;
  }
}
