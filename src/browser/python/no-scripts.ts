/**
 * The interpreter finds out by trying whether it may load scripts. The policy of the frame forbids it, and
 * would complain: so there is nothing to try. To be imported before the interpreter.
 */
Object.defineProperty(globalThis, 'importScripts', { value: undefined, configurable: false });
