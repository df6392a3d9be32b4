import type { DocumentReader, FileToRead } from './reader/document-reader.ts';

/** The text of a file that is no document of a course; nothing of it is kept. @throws ParseError */
export function createReadText(reader: Pick<DocumentReader, 'read' | 'finish'>) {
  return async (file: FileToRead, signal: AbortSignal): Promise<string> => {
    const reading = await reader.read(file, () => {}, signal);
    const { chunks } = await reader.finish(reading, file.fileName, signal);
    return chunks.map(({ content }) => content).join('\n\n');
  };
}
