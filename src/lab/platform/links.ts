import { z } from 'zod';

const link = z.object({
  /** From 1; each face makes its own ids of it. */
  number: z.number(),
  /** `resource_link.id` on Canvas. */
  uuid: z.string(),
  title: z.string(),
  text: z.string(),
  /** Where the link leads; null = the tool's default target. */
  url: z.string().nullable(),
  custom: z.record(z.string(), z.string()),
  newWindow: z.boolean(),
  published: z.boolean(),
});
/** A resource link that a teacher placed in the course by deep linking. */
export type Link = z.infer<typeof link>;

export const linksState = z.array(link);

export interface Links {
  all(): readonly Link[];
  byNumber(number: number): Link | undefined;
  byUuid(uuid: string): Link | undefined;
  add(input: Omit<Link, 'number' | 'uuid'>): Link;
  publish(number: number): void;
  /** Puts a copy with new ids in the place of each; returns what became of what. */
  copy(): [Link, Link][];
}

interface LinksNeeds {
  readonly stored: readonly Link[] | undefined;
  readonly newUuid: () => string;
  readonly onChange: () => void;
}

export function createLinks({ stored, newUuid, onChange }: LinksNeeds): Links {
  let links: readonly Link[] = stored ?? [];
  return {
    all: () => links,
    byNumber: (number) => links.find((candidate) => candidate.number === number),
    byUuid: (uuid) => links.find((candidate) => candidate.uuid === uuid),
    add: (input) => {
      const added = { ...input, number: highest(links) + 1, uuid: newUuid() };
      links = [...links, added];
      onChange();
      return added;
    },
    copy: () => {
      const before = links;
      links = before.map((held, at) => ({
        ...held,
        number: highest(before) + 1 + at,
        uuid: newUuid(),
      }));
      onChange();
      return before.flatMap((held, at): [Link, Link][] => {
        const copy = links[at];
        return copy ? [[held, copy]] : [];
      });
    },
    publish: (number) => {
      const at = links.findIndex((candidate) => candidate.number === number);
      const held = links[at];
      if (!held) return;
      links = links.with(at, { ...held, published: true });
      onChange();
    },
  };
}

function highest(links: readonly Link[]): number {
  return Math.max(0, ...links.map(({ number }) => number));
}
