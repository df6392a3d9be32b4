export { createEngine } from './create-engine.ts';
export { createFetchPage, type FetchPage } from './fetch-page.ts';
export { WebError, type SearchEngine } from './search-engine.ts';
export { createWindows, webCounters, type Windows } from './windows.ts';
