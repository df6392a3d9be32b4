import { keepCompiled } from './ground/keep-compiled.ts';

keepCompiled();
await import('./start.ts');
