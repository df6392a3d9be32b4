export { startAnthropicDouble } from './anthropic-double.ts';
export {
  UnexpectedRequestError,
  UnplayedStepsError,
  type Bill,
  type Double,
  type RecordedRequest,
} from './double.ts';
export { listen } from './listen.ts';
export { scriptedModelAt, startOpenAiDouble } from './openai-double.ts';
export * from './steps.ts';
