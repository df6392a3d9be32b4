import type { CourseKey } from '../../courses/index.ts';
import type { Tool } from './tool.ts';

/** The tools there are, and why one cannot be used in this course; null when it can. */
export type ToolObstacles = (
  course: CourseKey,
) => Promise<{ readonly name: string; readonly obstacle: string | null }[]>;

export function createToolObstacles(tools: readonly Tool[]): ToolObstacles {
  return (course) =>
    Promise.all(
      tools.map(async (tool) => ({
        name: tool.name,
        obstacle: (await tool.obstacle?.(course)) ?? null,
      })),
    );
}
