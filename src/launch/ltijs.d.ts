// ltijs ships no types. Only what ltijs-engine.ts uses is declared here.
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
    store: unknown,
  ) => Promise<unknown>;
  export default class DeepLinking {
    constructor(getPlatform: GetPlatform, encryptionKey: unknown, store: unknown);
    createDeepLinkingMessage(idToken: object, items: object[], options?: object): Promise<string>;
  }
}
