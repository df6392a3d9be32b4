import type { PostOffice } from '../../messages/index.ts';
import type { Search } from '../../retrieve/index.ts';
import { codeRunnerTool } from './code-runner.ts';
import { documentCompareTool, type DocumentCompareNeeds } from './document-compare.ts';
import { documentSearchTool } from './document-search.ts';
import { messageInstructorTool } from './message-instructor.ts';
import { pythonRunnerTool } from './python-runner.ts';
import { quoteFinderTool } from './quote-finder.ts';
import { runSummaryTool } from './run-summary.ts';
import { structuredExtractionTool } from './structured-extraction.ts';
import type { Tool } from './tool.ts';
import { webFetchTool, type WebFetchNeeds } from './web-fetch.ts';
import { webSearchTool, type WebSearchNeeds } from './web-search.ts';

export interface ToolNeeds extends DocumentCompareNeeds {
  readonly search: Search;
  readonly postOffice: PostOffice;
  readonly web: WebSearchNeeds & WebFetchNeeds;
}

/** The tools of this installation. A course switches on which of them its agent may use. */
export function createTools({ search, documents, readSource, postOffice, web }: ToolNeeds): Tool[] {
  return [
    documentSearchTool(search),
    documentCompareTool({ documents, readSource }),
    quoteFinderTool(search),
    structuredExtractionTool(search),
    runSummaryTool(),
    codeRunnerTool(),
    pythonRunnerTool(),
    messageInstructorTool(postOffice),
    webSearchTool(web),
    webFetchTool(web),
  ];
}
