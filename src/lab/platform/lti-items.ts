import { z } from 'zod';

const textMap = z.record(z.string(), z.string());

/** A content item as tools send them; members that no face reads are dropped. */
export const contentItem = z.object({
  type: z.string(),
  title: z.string().optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  icon: z.object({ url: z.string() }).optional(),
  custom: textMap.optional(),
  window: z.object({ targetName: z.string().optional() }).optional(),
  lineItem: z
    .object({
      scoreMaximum: z.number().optional(),
      label: z.string().optional(),
      resourceId: z.string().optional(),
      tag: z.string().optional(),
      submissionReview: z
        .object({ url: z.string().optional(), custom: textMap.optional() })
        .optional(),
    })
    .optional(),
});
export type ContentItem = z.infer<typeof contentItem>;
